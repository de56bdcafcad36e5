import { EcgFileResultSchema } from '@smart-triage/models/ecg/analyseFiles';
import { RiskRequestSchema } from '@smart-triage/models/runtime/riskRequest';
import { CaseStateSchema } from '@smart-triage/shared/domain/caseState';
import { GuidanceSchema } from '@smart-triage/shared/domain/guidance';
import { CaseIdSchema, PhotoIdSchema, VideoSegmentIdSchema } from '@smart-triage/shared/domain/ids';
import { RiskAssessmentSchema } from '@smart-triage/shared/domain/score';
import {
  VIDEO_TYPE,
  videoPath,
  VideoSegmentsSchema,
  videoSegmentPath,
} from '@smart-triage/shared/protocol/videoRecording';
import { z } from 'zod';
import { EcgStretchSchema } from '../../ecg/ecgBetween.ts';
import { FileContainerSchema } from '../../inference/uploadedFiles.ts';
import { EcgRangeSchema } from '../caseRoutes.ts';
import { EcgQuerySchema } from '../engineRoutes.ts';
import { json, type Operation } from './operation.ts';

const params = { caseId: CaseIdSchema };

/** The two engines, and cases to read. */
export const CASE_OPERATIONS: readonly Operation[] = [
  {
    ...{ method: 'post', path: '/api/v1/risk-assessments', area: 'Engine', right: 'engine:ask' },
    summary: 'All scores, gate and advice over a record. What is left out is not known. Nothing is stored.',
    bodies: [json(RiskRequestSchema)],
    answers: [json(z.strictObject({ assessment: RiskAssessmentSchema, guidance: GuidanceSchema }))],
  },
  {
    ...{ method: 'post', path: '/api/v1/ecg-analyses', area: 'Engine', right: 'engine:ask' },
    summary:
      'Measurements and rules of a recording in SCP-ECG, DICOM, HL7 aECG, Philips, MUSE, WFDB or the project’s JSON, told by content. Nothing is stored.',
    query: EcgQuerySchema,
    bodies: [
      { type: 'application/octet-stream', schema: null },
      { type: 'multipart/form-data', schema: z.strictObject({ file: z.array(z.file()) }) },
      json(FileContainerSchema),
    ],
    answers: [json(EcgFileResultSchema)],
  },
  {
    ...{ method: 'get', path: '/api/v1/cases', area: 'Cases', right: 'board:see' },
    summary: 'The open cases of one’s own organisation.',
    answers: [json(z.strictObject({ cases: z.array(CaseStateSchema) }))],
  },
  {
    ...{ method: 'get', path: '/api/v1/cases/:caseId', area: 'Cases', right: 'record:read', params },
    summary: 'One case as it stands.',
    answers: [json(z.strictObject({ case: CaseStateSchema }))],
  },
  {
    ...{ method: 'get', path: '/api/v1/cases/:caseId/ecg', area: 'Cases', right: 'ecg:read', params },
    summary: 'At most 30 seconds of its stored ECG. A hole ends a stretch; it is never joined.',
    query: EcgRangeSchema,
    answers: [json(z.strictObject({ caseId: CaseIdSchema, stretches: z.array(EcgStretchSchema) }))],
  },
  {
    ...{ method: 'get', path: '/api/v1/cases/:caseId/fhir', area: 'Cases', right: 'record:read', params },
    summary:
      'The case as a FHIR R4 Bundle: Encounter, a Patient without identity, Observations in LOINC and UCUM, RiskAssessments, and the decision as a ServiceRequest.',
    answers: [{ type: 'application/fhir+json', schema: null }],
  },
  {
    ...{ method: 'get', path: '/api/v1/cases/:caseId/photos/:photoId', area: 'Cases', right: 'record:read' },
    summary: 'A photo that the crew took.',
    params: { ...params, photoId: PhotoIdSchema },
    answers: [
      { type: 'image/jpeg', schema: null },
      { type: 'image/png', schema: null },
      { type: 'image/webp', schema: null },
    ],
  },
  {
    ...{ method: 'get', path: videoPath(':caseId'), area: 'Cases', right: 'video:play', params },
    summary: 'The pieces of video that were recorded of a case, with the patient’s consent. Empty: none was.',
    answers: [json(VideoSegmentsSchema)],
  },
  {
    ...{ method: 'get', path: videoSegmentPath(':caseId', ':segmentId') },
    ...{ area: 'Cases', right: 'video:play' },
    summary: 'One piece of it: a WebM file of VP8 and Opus.',
    params: { ...params, segmentId: VideoSegmentIdSchema },
    answers: [{ type: VIDEO_TYPE, schema: null }],
  },
];
