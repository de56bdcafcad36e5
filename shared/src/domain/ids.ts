import { z } from 'zod';

/** Ids are made by whoever creates the thing (a tablet without a link included), so they are random UUIDs. */
export const CaseIdSchema = z.uuid().brand('CaseId');
export type CaseId = z.infer<typeof CaseIdSchema>;

/** One uninterrupted recording by one source; a new source or a new case is a new stream. */
export const StreamIdSchema = z.uuid().brand('StreamId');
export type StreamId = z.infer<typeof StreamIdSchema>;

/** Makes a state-changing request safe to repeat. */
export const RequestIdSchema = z.uuid().brand('RequestId');
export type RequestId = z.infer<typeof RequestIdSchema>;

export const DecisionIdSchema = z.uuid().brand('DecisionId');
export type DecisionId = z.infer<typeof DecisionIdSchema>;

/** One 12-lead ECG that was set apart. */
export const EcgRecordingIdSchema = z.uuid().brand('EcgRecordingId');
export type EcgRecordingId = z.infer<typeof EcgRecordingIdSchema>;

/** One photo of a case. */
export const PhotoIdSchema = z.uuid().brand('PhotoId');
export type PhotoId = z.infer<typeof PhotoIdSchema>;

/** One piece of a case's recorded video. */
export const VideoSegmentIdSchema = z.uuid().brand('VideoSegmentId');
export type VideoSegmentId = z.infer<typeof VideoSegmentIdSchema>;

/** One proposal to drive now. */
export const ProposalIdSchema = z.uuid().brand('ProposalId');
export type ProposalId = z.infer<typeof ProposalIdSchema>;

export const HospitalIdSchema = z
  .string()
  .regex(/^[a-z0-9-]{1,40}$/)
  .brand('HospitalId');
export type HospitalId = z.infer<typeof HospitalIdSchema>;

/** mediasoup's own ids (transport, producer, consumer): opaque to everyone but the worker. */
export const MediaIdSchema = z.string().min(1).max(64);
export type MediaId = z.infer<typeof MediaIdSchema>;
