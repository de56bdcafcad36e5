import hear from '../../bundles/hear/1.0.0/metadata.json' with { type: 'json' };
import heart from '../../bundles/heart/1.0.0/metadata.json' with { type: 'json' };
import tMacs from '../../bundles/t-macs/1.0.0/metadata.json' with { type: 'json' };
import { BundleMetadataSchema, type BundleMetadata } from '../bundle/bundleMetadata.ts';
import { HEAR } from './hear/score.ts';
import { HEART } from './heart/score.ts';
import type { ScoreDefinition } from './scoreDefinition.ts';
import { T_MACS } from './tMacs/score.ts';

/** A score with the file that computes it. */
export type RegisteredScore = { definition: ScoreDefinition; metadata: BundleMetadata };

/** In the order in which they are shown. The version of a bundle is chosen here and nowhere else. */
export const SCORES: readonly RegisteredScore[] = [
  { definition: HEART, metadata: BundleMetadataSchema.parse(heart) },
  { definition: HEAR, metadata: BundleMetadataSchema.parse(hear) },
  { definition: T_MACS, metadata: BundleMetadataSchema.parse(tMacs) },
];
