import { ScoreIdSchema } from '@smart-triage/shared/domain/score';
import { z } from 'zod';

export const ColumnSchema = z.strictObject({
  name: z.string(),
  unit: z.string(),
  range: z.tuple([z.number(), z.number()]),
  meaning: z.string(),
});

export const OutputSchema = z.strictObject({
  name: z.string(),
  type: z.literal('float64'),
  columns: z.array(z.string()).min(1),
  meaning: z.string(),
});

/** `metadata.json` of a score bundle: what the file is, what goes in and comes out, whose it is and what it is not for. */
export const BundleMetadataSchema = z.strictObject({
  id: ScoreIdSchema,
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  name: z.string(),
  /** Of `model.onnx`. A file with another digest is not run. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  opset: z.int(),
  unit: z.enum(['points', 'probability']),
  /** One row for each patient; NaN is missing. */
  input: z.strictObject({
    name: z.string(),
    type: z.literal('float64'),
    columns: z.array(ColumnSchema).min(1),
  }),
  outputs: z.array(OutputSchema).min(1),
  endpoint: z.string(),
  horizonDays: z.int().positive().nullable(),
  /** What the paper leaves open and how it is decided here. */
  choices: z.array(z.string()),
  sources: z.array(z.string()).min(1),
  intendedUse: z.string(),
  notFor: z.array(z.string()).min(1),
  changelog: z.record(z.string(), z.string()),
});
export type BundleMetadata = z.infer<typeof BundleMetadataSchema>;
