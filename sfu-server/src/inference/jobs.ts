import type { EcgFileAssessment } from '@smart-triage/models/evidence/assessFiles';
import type { GateInputs } from '@smart-triage/models/guidance/guidanceInputs';
import type { Patient } from '@smart-triage/models/ecg/rules/ruleInput';
import type { CaseAssessment } from '@smart-triage/models/runtime/assessCase';
import type { EcgAnalysis } from '@smart-triage/shared/domain/ecgAnalysis';
import type { EcgEvidence } from '@smart-triage/shared/domain/ecgEvidence';
import type { FieldIssue } from '@smart-triage/shared/errors/appError';

/** Files of one recording as the body of a request, and what was said of the patient. */
export type Upload = { contentType: string; body: Uint8Array; patient: Patient };

/** What a thread can be asked, and what it answers. */
export type Jobs = {
  assess: { input: GateInputs; output: CaseAssessment };
  /** Encoded frames of one stream, in order and without a hole, as one batch: a hundred pieces cost the event loop five times as much to hand over. */
  analyse: {
    /** `jPointMs`: where a person put J; `null` for where it is found. */
    input: { batch: Uint8Array; patient: Patient; jPointMs: number | null };
    output: EcgAnalysis;
  };
  upload: { input: Upload; output: EcgFileAssessment };
  /** What the learned model makes of an analysis. */
  evidence: { input: { analysis: EcgAnalysis; patient: Patient }; output: EcgEvidence };
};
export type JobName = keyof Jobs;
export type Job = { [N in JobName]: { name: N; input: Jobs[N]['input'] } }[JobName];
export type JobOutput<J extends Job> = Jobs[J['name']]['output'];

/** Who waits decides the order: scores follow a tap, a person asked for an ECG, the sliding analysis comes again in two seconds, and a file can wait. */
export const PRIORITY = { score: 0, asked: 1, sliding: 2, upload: 3 } as const;
export type Priority = (typeof PRIORITY)[keyof typeof PRIORITY];

/** `refused` is what is wrong with an uploaded file: fields, places and limits, never a value. */
export type ThreadReply =
  | { ready: true }
  | { output: unknown }
  | { refused: { message: string; issues: readonly FieldIssue[] } }
  | { failed: true };

/** What a thread begins with: whether event loop and scores go before it when there are too few processors. */
export type ThreadStart = { yields: boolean };
