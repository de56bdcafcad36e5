import { z } from 'zod';

const TreeSchema = z.strictObject({
  feature: z.array(z.int()),
  /** Threshold of a branch, value of a leaf. */
  value: z.array(z.number()),
  /** -1 at a leaf. */
  left: z.array(z.int()),
  right: z.array(z.int()),
  /** 1: a missing value goes left. */
  missingLeft: z.array(z.int()),
});
export type TrainedTree = z.infer<typeof TreeSchema>;

const RowSchema = z.array(z.number().nullable());

/** What `models/training/train.py` writes: all that the bundle is built from, so that its bytes follow from a committed file without Python. */
export const TrainedEvidenceSchema = z.strictObject({
  features: z.array(z.string()),
  /** 0.5th and 99.5th percentile of each feature in training, simulated injury included. */
  ranges: z.array(z.tuple([z.number(), z.number()])),
  /** 99 % of the training rows have at most so many features outside of their range. */
  mostOutside: z.int(),
  /** Median of each feature over the normal training recordings. */
  typicalNormal: z.array(z.number()),
  rows: z.strictObject({ real: z.int(), simulated: z.int() }),
  heads: z.array(
    z.strictObject({
      name: z.enum(['normal', 'miPattern', 'stTChange', 'injury']),
      /** Calibration: log-odds = slope * margin + intercept. */
      slope: z.number(),
      intercept: z.number(),
      trees: z.array(TreeSchema),
      goldenMargins: z.array(z.number()),
    }),
  ),
  goldenRows: z.array(RowSchema),
});
export type TrainedEvidence = z.infer<typeof TrainedEvidenceSchema>;
