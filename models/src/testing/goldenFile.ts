import { ScoreBandSchema, ScoreInputsSchema } from '@smart-triage/shared/domain/score';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { RegisteredScore } from '../scores/registry.ts';

const EndSchema = z.strictObject({
  contributions: z.array(z.number()),
  total: z.number(),
  probability: z.number().nullable(),
});

const GridSchema = z.strictObject({
  columns: z.array(z.string()),
  cases: z.array(z.strictObject({ row: z.array(z.number().nullable()), low: EndSchema, high: EndSchema })),
});

const PublishedSchema = z.strictObject({
  cases: z.array(
    z.strictObject({
      name: z.string(),
      source: z.string(),
      record: ScoreInputsSchema.omit({ assessedAt: true }),
      value: z.number(),
      decimals: z.int(),
      band: ScoreBandSchema,
      predictedPercent: z.number().optional(),
    }),
  ),
});

/** The committed golden files, so that tests check what is shipped and not what would be built. */
export function readGrid(score: RegisteredScore): z.infer<typeof GridSchema> {
  return GridSchema.parse(readJson(score, 'grid.json'));
}

/** Empty for a score for which nobody printed a worked case. */
export function readPublished(score: RegisteredScore): z.infer<typeof PublishedSchema>['cases'] {
  const exists = existsSync(goldenPath(score, 'published.json'));
  return exists ? PublishedSchema.parse(readJson(score, 'published.json')).cases : [];
}

/** A row of a grid as the graph takes it. */
export function rowOf(row: readonly (number | null)[]): Float64Array {
  return Float64Array.from(row, (value) => value ?? Number.NaN);
}

function readJson(score: RegisteredScore, file: string): unknown {
  return JSON.parse(readFileSync(goldenPath(score, file), 'utf8'));
}

function goldenPath({ metadata: { id, version } }: RegisteredScore, file: string): string {
  return join(import.meta.dirname, '../../bundles', id, version, 'golden', file);
}
