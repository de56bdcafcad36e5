import type { ScoreBand, ScoreInputs } from '@smart-triage/shared/domain/score';
import type { BundleMetadata } from '../bundle/bundleMetadata.ts';
import type { ScoreDefinition } from './scoreDefinition.ts';
import type { ScoreEnd } from './scoreResult.ts';

/** A row of a graph's input and what must come out. `null` stands for NaN, which JSON does not have. */
export type GridCase = { row: readonly Maybe[]; low: ScoreEnd; high: ScoreEnd };
export type Maybe = number | null;

/** A patient whose result someone else worked out. `record` is what the crew would have entered. */
export type PublishedCase = {
  name: string;
  source: string;
  record: Pick<ScoreInputs, 'intake' | 'vitals'>;
  value: number;
  /** Decimals that the source prints. */
  decimals: number;
  band: ScoreBand;
  /** Per cent, where the source prints the risk that belongs to the value. */
  predictedPercent?: number;
};

/** Everything that a bundle is built from. */
export type BundleSource = {
  definition: ScoreDefinition;
  version: string;
  buildModel: () => Uint8Array<ArrayBuffer>;
  about: Pick<
    BundleMetadata,
    'name' | 'endpoint' | 'horizonDays' | 'choices' | 'sources' | 'intendedUse' | 'notFor' | 'changelog'
  >;
  published: readonly PublishedCase[];
  grid: () => readonly GridCase[];
};
