import type { GateInputs } from '@smart-triage/models/guidance/guidanceInputs';
import type { Patient } from '@smart-triage/models/ecg/rules/ruleInput';
import type { CaseAssessment } from '@smart-triage/models/runtime/assessCase';
import type { EcgAnalysis } from '@smart-triage/shared/domain/ecgAnalysis';
import type { EcgEvidence } from '@smart-triage/shared/domain/ecgEvidence';

/** What a thread can be asked, and what it answers. */
export type Jobs = {
  assess: { input: GateInputs; output: CaseAssessment };
  /** Encoded frames of one stream, in order and without a hole. */
  analyse: { input: { frames: readonly Uint8Array[]; patient: Patient }; output: EcgAnalysis };
  /** What the learned model makes of an analysis. */
  evidence: { input: { analysis: EcgAnalysis; patient: Patient }; output: EcgEvidence };
};
export type JobName = keyof Jobs;
export type Job = { [N in JobName]: { name: N; input: Jobs[N]['input'] } }[JobName];
export type JobOutput<J extends Job> = Jobs[J['name']]['output'];

/** Who waits decides the order: scores follow a tap, a person asked for an ECG, the sliding analysis comes again in two seconds. */
export const PRIORITY = { score: 0, asked: 1, sliding: 2 } as const;
export type Priority = (typeof PRIORITY)[keyof typeof PRIORITY];

export type ThreadReply = { ready: true } | { output: unknown } | { failed: true };
