import artica from '../../bundles/artica/1.0.0/metadata.json' with { type: 'json' };
import edacs from '../../bundles/edacs/1.0.0/metadata.json' with { type: 'json' };
import grace from '../../bundles/grace/1.0.0/metadata.json' with { type: 'json' };
import hear from '../../bundles/hear/1.0.0/metadata.json' with { type: 'json' };
import heart from '../../bundles/heart/1.0.0/metadata.json' with { type: 'json' };
import news2 from '../../bundles/news2/1.0.0/metadata.json' with { type: 'json' };
import tMacs from '../../bundles/t-macs/1.0.0/metadata.json' with { type: 'json' };
import timi from '../../bundles/timi/1.0.0/metadata.json' with { type: 'json' };
import { BundleMetadataSchema, type BundleMetadata } from '../bundle/bundleMetadata.ts';
import { ARTICA } from './artica/score.ts';
import { EDACS } from './edacs/score.ts';
import { GRACE } from './grace/score.ts';
import { HEAR } from './hear/score.ts';
import { HEART } from './heart/score.ts';
import { NEWS2 } from './news2/score.ts';
import type { ScoreDefinition } from './scoreDefinition.ts';
import { TIMI } from './timi/score.ts';
import { T_MACS } from './tMacs/score.ts';

/** A score with the file that computes it. */
export type RegisteredScore = { definition: ScoreDefinition; metadata: BundleMetadata };

/** In the order in which they are shown. The version of a bundle is chosen here and nowhere else. */
export const SCORES: readonly RegisteredScore[] = [
  { definition: HEART, metadata: BundleMetadataSchema.parse(heart) },
  { definition: HEAR, metadata: BundleMetadataSchema.parse(hear) },
  { definition: T_MACS, metadata: BundleMetadataSchema.parse(tMacs) },
  { definition: ARTICA, metadata: BundleMetadataSchema.parse(artica) },
  { definition: EDACS, metadata: BundleMetadataSchema.parse(edacs) },
  { definition: TIMI, metadata: BundleMetadataSchema.parse(timi) },
  { definition: GRACE, metadata: BundleMetadataSchema.parse(grace) },
  { definition: NEWS2, metadata: BundleMetadataSchema.parse(news2) },
];
