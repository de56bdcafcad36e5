import { z } from 'zod';
import { bytesSchema } from '../protocol/bytes.ts';

/** Why an ECG of a hospital's record cannot be drawn beside another one. */
export const EcgTroubleSchema = z.enum([
  /** The hospital gives a conclusion or figures, and no samples. */
  'no-samples',
  /** Samples without a unit of voltage: their size is not known, so nothing can be measured on them. */
  'no-unit',
  /** A lead, rate, length or number that this product does not read. */
  'not-readable',
]);
export type EcgTrouble = z.infer<typeof EcgTroubleSchema>;

/** Ten seconds of twelve leads take about 50 kB. */
const MAX_ECG_BYTES = 1_000_000;

/** [HR6] The samples of an ECG of the record as frames of a stream of its own, or why there are none to draw. */
export const HospitalEcgSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('samples'), frames: bytesSchema(MAX_ECG_BYTES) }),
  z.strictObject({ kind: z.literal('not-drawable'), why: EcgTroubleSchema }),
]);
export type HospitalEcg = z.infer<typeof HospitalEcgSchema>;
