import { ScoreBandSchema, ScoreInputsSchema } from '@smart-triage/shared/domain/score';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { RegisteredScore } from '../scores/registry.ts';

const GridSchema = z.strictObject({
  columns: z.array(z.string()),
  cases: z.array(
    z.strictObject({
      row: z.array(z.number().nullable()),
      contributionLow: z.array(z.number()),
      contributionHigh: z.array(z.number()),
      valueLow: z.number(),
      valueHigh: z.number(),
    }),
  ),
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
    }),
  ),
});

/** The committed golden files, so that tests check what is shipped and not what would be built. */
export function readGrid(score: RegisteredScore): z.infer<typeof GridSchema> {
  return GridSchema.parse(readJson(score, 'grid.json'));
}

export function readPublished(score: RegisteredScore): z.infer<typeof PublishedSchema> {
  return PublishedSchema.parse(readJson(score, 'published.json'));
}

/** A row of a grid as the graph takes it. */
export function rowOf(row: readonly (number | null)[]): Float64Array {
  return Float64Array.from(row, (value) => value ?? Number.NaN);
}

function readJson({ metadata: { id, version } }: RegisteredScore, file: string): unknown {
  const path = join(import.meta.dirname, '../../bundles', id, version, 'golden', file);
  return JSON.parse(readFileSync(path, 'utf8'));
}
