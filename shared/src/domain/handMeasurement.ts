import { z } from 'zod';
import { InstantSchema } from '../time/instant.ts';
import { LeadSchema } from './ecgStream.ts';
import { StreamIdSchema } from './ids.ts';
import { ActorSchema } from './role.ts';
import { ModelRefSchema } from './score.ts';

/** Ten seconds of frames that are ten times shorter than usual. */
const MOST_FRAMES = 1000;

/** Which stored frames were measured: on a sheet these are the ten seconds in view, and elsewhere the J point means nothing. */
const PLACE = { streamId: StreamIdSchema, fromSeq: z.int().min(0), toSeq: z.int().min(0) };

/** What a person asks for: measure these frames with J there, from the middle of their median beat in ms. `null`: with J where it was found, which takes the own one back. */
export const HandMeasurementDraftSchema = z
  .strictObject({ ...PLACE, jPointMs: z.number().min(-500).max(1000).nullable() })
  .refine(
    ({ fromSeq, toSeq }) => toSeq >= fromSeq && toSeq - fromSeq < MOST_FRAMES,
    `from the first frame to the last, at most ${MOST_FRAMES}`,
  );
export type HandMeasurementDraft = z.infer<typeof HandMeasurementDraftSchema>;

/** What the server's engine measures from a J point that a person put there. It is no analysis: no rule is asked, so that it can lower none. */
const HandMeasuredSchema = z.strictObject({
  engine: ModelRefSchema.pick({ id: true, version: true }),
  /** Where the engine itself finds J in the same beat, in ms from its middle. */
  foundJMs: z.number(),
  qrsMs: z.number(),
  /** ST at this J, in mV, of the leads that could be measured. */
  stMv: z.partialRecord(LeadSchema, z.number()),
});
export type HandMeasured = z.infer<typeof HandMeasuredSchema>;

/** As it stands in the log. */
export const HandMeasurementFactSchema = z.strictObject({
  ...PLACE,
  /** `null`: taken back. */
  measured: HandMeasuredSchema.extend({ jPointMs: z.number() }).nullable(),
});
export type HandMeasurementFact = z.infer<typeof HandMeasurementFactSchema>;

/** One that holds: whose it is, and since when. */
export const HandMeasurementSchema = z.strictObject({
  ...PLACE,
  measured: HandMeasuredSchema.extend({ jPointMs: z.number() }),
  by: ActorSchema,
  at: InstantSchema,
});
export type HandMeasurement = z.infer<typeof HandMeasurementSchema>;

/** [EC11] One for each person and place: a later one takes the place of an earlier one, or takes it back. */
export function withHandMeasurement(
  known: readonly HandMeasurement[],
  { measured, ...place }: HandMeasurementFact,
  told: Pick<HandMeasurement, 'by' | 'at'>,
): HandMeasurement[] {
  const others = known.filter(
    ({ by, streamId, fromSeq, toSeq }) =>
      by.id !== told.by.id ||
      streamId !== place.streamId ||
      fromSeq !== place.fromSeq ||
      toSeq !== place.toSeq,
  );
  return measured ? [...others, { ...place, measured, ...told }] : others;
}
