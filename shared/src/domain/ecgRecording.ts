import { z } from 'zod';
import { InstantSchema } from '../time/instant.ts';
import { EcgAnalysisSchema } from './ecgAnalysis.ts';
import { EcgEvidenceSchema } from './ecgEvidence.ts';
import { EcgRecordingIdSchema, StreamIdSchema } from './ids.ts';
import { ModelRefSchema } from './score.ts';

/**
 * Ten seconds of a stream that somebody, or a met rule, set apart as a 12-lead ECG. Its samples are frames `fromSeq` to `toSeq`, which the store never changes;
 * the hash over them says that they are still the ones that were analysed.
 */
export const EcgRecordingSchema = z.strictObject({
  id: EcgRecordingIdSchema,
  streamId: StreamIdSchema,
  fromSeq: z.int().min(0),
  toSeq: z.int().min(0),
  /** When its last frame was captured, on the server's clock as far as the tablet had measured it. */
  recordedAt: InstantSchema,
  framesSha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** `person`: somebody asked for it. `rule`: a gate rule was met in the live ECG twice in a row. */
  trigger: z.enum(['person', 'rule']),
  engine: ModelRefSchema.pick({ id: true, version: true }),
  analysis: EcgAnalysisSchema,
  /** What the learned model proposes for HEART's ECG item. `null` when it could not be run, and in records from before it existed: it never holds up an ECG. */
  evidence: EcgEvidenceSchema.nullable().default(null),
});
export type EcgRecordingFact = z.infer<typeof EcgRecordingSchema>;

/** What a case keeps in view: its newest 12-lead ECG, and the newest one that met a gate rule. ST elevation comes and goes, so the second outlives the first. */
export const CaseEcgSchema = z.strictObject({
  latest: EcgRecordingSchema.nullable(),
  met: EcgRecordingSchema.nullable(),
});
export type CaseEcg = z.infer<typeof CaseEcgSchema>;
export const NO_ECG: CaseEcg = { latest: null, met: null };

export function withRecording(known: CaseEcg, recording: EcgRecordingFact): CaseEcg {
  return { latest: recording, met: meetsGate(recording.analysis) ? recording : known.met };
}

/**
 * The ECG whose evidence is proposed to the crew: the newest one, unless an earlier one met a gate rule. A later ECG without ST elevation must not
 * lower what the rule said.
 */
export function ecgToPropose({ latest, met }: CaseEcg): EcgRecordingFact | null {
  return met ?? latest;
}

/** Whether a rule that sends a patient straight to a PCI centre is met. */
export function meetsGate(analysis: EcgRecordingFact['analysis']): boolean {
  return (
    analysis.kind === 'analysed' &&
    analysis.rules.some(({ weight, outcome }) => weight === 'gate' && outcome === 'met')
  );
}
