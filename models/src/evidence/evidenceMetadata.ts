import { z } from 'zod';
import { ColumnSchema, OutputSchema } from '../bundle/bundleMetadata.ts';

/** `metadata.json` of the evidence bundle. The range of a column is that of the training recordings. */
export const EvidenceMetadataSchema = z.strictObject({
  id: z.literal('ecg-evidence'),
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  name: z.string(),
  /** Of `model.onnx`. A file with another digest is not run. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  opset: z.int(),
  unit: z.literal('probability'),
  input: z.strictObject({
    name: z.string(),
    type: z.literal('float64'),
    columns: z.array(ColumnSchema.extend({ group: z.string(), typicalNormal: z.number() })).min(1),
  }),
  outputs: z.array(OutputSchema).min(1),
  /** With more columns than this outside of their range the model abstains. */
  mostOutside: z.int(),
  endpoint: z.string(),
  horizonDays: z.null(),
  trainingData: z.array(z.string()),
  sources: z.array(z.string()).min(1),
  intendedUse: z.string(),
  notFor: z.array(z.string()).min(1),
  changelog: z.record(z.string(), z.string()),
});
export type EvidenceMetadata = z.infer<typeof EvidenceMetadataSchema>;
