import { z } from 'zod';
import { InstantSchema } from '../time/instant.ts';
import { canonicalJson } from '../hash/canonicalJson.ts';
import { type EcgAnalysis, EcgAnalysisSchema } from './ecgAnalysis.ts';
import { EcgEvidenceSchema } from './ecgEvidence.ts';
import { EcgRecordingIdSchema, StreamIdSchema } from './ids.ts';
import { ModelRefSchema } from './score.ts';

/** How an analysis that a tablet made on the spot stands to the server's own. */
const TabletAnalysisSchema = z.enum([
  /** What stands in the record is the tablet's: the server does not have all of its samples yet. */
  'pending',
  /** The server came to the same measurements from the same samples. */
  'same',
  /** It did not; what stands in the record is the server's. */
  'differs',
]);

/**
 * Ten seconds of a stream that somebody, or a met rule, set apart as a 12-lead ECG. Its samples are frames `fromSeq` to `toSeq`, which the store never changes;
 * the hash over them says that they are still the ones that were analysed.
 */
export const EcgRecordingSchema = z.strictObject({
  /** Follows from stream, frames and trigger (`ecgRecordingId`), so that tablet and server name the same ten seconds alike. */
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
  /** `null`: no tablet analysed it. */
  tabletAnalysis: TabletAnalysisSchema.nullable().default(null),
});
export type EcgRecordingFact = z.infer<typeof EcgRecordingSchema>;

/** Ten seconds of frames that are ten times shorter than usual. */
const MOST_FRAMES = 1000;

/** What a tablet set apart and analysed on the spot, with or without a link. */
export const CapturedEcgSchema = EcgRecordingSchema.omit({ tabletAnalysis: true }).refine(
  ({ fromSeq, toSeq }) => toSeq >= fromSeq && toSeq - fromSeq < MOST_FRAMES,
  `from the first frame to the last, at most ${MOST_FRAMES}`,
);
export type CapturedEcg = z.infer<typeof CapturedEcgSchema>;

/** As it stands until the server has its samples. */
export function pendingRecording(captured: CapturedEcg): EcgRecordingFact {
  return { ...captured, tabletAnalysis: 'pending' };
}

/** What a case keeps in view: its newest 12-lead ECG, and the newest one that met a gate rule. ST elevation comes and goes, so the second outlives the first. */
export const CaseEcgSchema = z.strictObject({
  latest: EcgRecordingSchema.nullable(),
  met: EcgRecordingSchema.nullable(),
});
export type CaseEcg = z.infer<typeof CaseEcgSchema>;
export const NO_ECG: CaseEcg = { latest: null, met: null };

/** What was recorded in a dead zone can come after what was recorded since: the newest counts, not the last that came. */
export function withRecording({ latest, met }: CaseEcg, recording: EcgRecordingFact): CaseEcg {
  return {
    latest: newer(latest, recording),
    met: meetsGate(recording.analysis) ? newer(met, recording) : met,
  };
}

/** The server's analysis in the place of the tablet's. A gate rule that the tablet found met stays so: the second look must not lower what a crew was told. */
export function withVerified({ latest, met }: CaseEcg, recording: EcgRecordingFact): CaseEcg {
  const isMet = meetsGate(recording.analysis);
  const kept =
    met?.id === recording.id && !isMet ? { ...met, tabletAnalysis: recording.tabletAnalysis } : met;
  return {
    latest: latest?.id === recording.id ? recording : latest,
    met: isMet ? newer(kept, recording) : kept,
  };
}

function newer(known: EcgRecordingFact | null, recording: EcgRecordingFact): EcgRecordingFact {
  return known && known.recordedAt > recording.recordedAt ? known : recording;
}

/** Whether two analyses measured the same. Rules follow from measurements and from what is known of the patient, which may differ between the two. */
export function isSameMeasurement(one: EcgAnalysis, other: EcgAnalysis): boolean {
  return canonicalJson({ ...one, rules: [] }) === canonicalJson({ ...other, rules: [] });
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
