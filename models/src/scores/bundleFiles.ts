import { sha256Hex } from '@smart-triage/shared/hash/sha256';
import { BundleMetadataSchema, type BundleMetadata } from '../bundle/bundleMetadata.ts';
import { OPSET } from '../onnx/graphBuilder.ts';
import { ARTICA_BUNDLE } from './artica/bundle.ts';
import type { BundleSource } from './bundleSource.ts';
import { EDACS_BUNDLE } from './edacs/bundle.ts';
import { GRACE_BUNDLE } from './grace/bundle.ts';
import { HEAR_BUNDLE } from './hear/bundle.ts';
import { HEART_BUNDLE } from './heart/bundle.ts';
import { NEWS2_BUNDLE } from './news2/bundle.ts';
import { OUTPUT, PROBABILITY_OUTPUT } from './scoreOutputs.ts';
import { TIMI_BUNDLE } from './timi/bundle.ts';
import { T_MACS_BUNDLE } from './tMacs/bundle.ts';

export const BUNDLE_SOURCES: readonly BundleSource[] = [
  HEART_BUNDLE,
  HEAR_BUNDLE,
  T_MACS_BUNDLE,
  EDACS_BUNDLE,
  TIMI_BUNDLE,
  GRACE_BUNDLE,
  NEWS2_BUNDLE,
  ARTICA_BUNDLE,
];

/** Every file that is built, by its path inside the bundles folder. Model cards are written by hand and not among them. */
export async function bundleFiles(source: BundleSource): Promise<Map<string, Uint8Array>> {
  const folder = `${source.definition.id}/${source.version}`;
  const model = source.buildModel();
  const files = new Map<string, Uint8Array>([
    [`${folder}/model.onnx`, model],
    [`${folder}/metadata.json`, jsonFile(metadataOf(source, await sha256Hex(model)))],
    [`${folder}/golden/grid.json`, jsonFile({ columns: columnNames(source), cases: source.grid() }, 2)],
  ]);
  if (source.published.length > 0) {
    files.set(`${folder}/golden/published.json`, jsonFile({ cases: source.published }));
  }
  return files;
}

function metadataOf(source: BundleSource, sha256: string): BundleMetadata {
  const { definition, version, about } = source;
  return BundleMetadataSchema.parse({
    id: definition.id,
    version,
    name: about.name,
    sha256,
    opset: OPSET,
    unit: definition.unit,
    input: { name: 'inputs', type: 'float64', columns: definition.columns },
    outputs: outputsOf(source),
    endpoint: about.endpoint,
    horizonDays: about.horizonDays,
    choices: about.choices,
    sources: about.sources,
    intendedUse: about.intendedUse,
    notFor: about.notFor,
    changelog: about.changelog,
  });
}

function outputsOf({ definition }: BundleSource): BundleMetadata['outputs'] {
  const items = definition.items.map(({ item }) => item);
  const type = 'float64';
  const probability: BundleMetadata['outputs'] = [
    { name: PROBABILITY_OUTPUT.low, type, columns: ['probability'], meaning: 'least probability, 0 to 1' },
    {
      name: PROBABILITY_OUTPUT.high,
      type,
      columns: ['probability'],
      meaning: 'greatest probability, 0 to 1',
    },
  ];
  return [
    { name: OUTPUT.contributionLow, type, columns: items, meaning: 'least that each item can add' },
    { name: OUTPUT.contributionHigh, type, columns: items, meaning: 'most that each item can add' },
    { name: OUTPUT.totalLow, type, columns: ['total'], meaning: 'least total' },
    { name: OUTPUT.totalHigh, type, columns: ['total'], meaning: 'greatest total' },
    { name: OUTPUT.openItems, type, columns: ['count'], meaning: 'items whose least and most differ' },
    ...(definition.predictedRisk ? probability : []),
  ];
}

function columnNames({ definition }: BundleSource): string[] {
  return definition.columns.map(({ name }) => name);
}

/** `depth` levels are spread over lines, deeper ones stay on one: a grid of hundreds of rows reads as a table. */
function jsonFile(value: object, depth = Infinity): Uint8Array {
  return new TextEncoder().encode(`${spread(value, depth, '')}\n`);
}

function spread(value: unknown, depth: number, indent: string): string {
  if (typeof value !== 'object' || value === null || depth === 0) return JSON.stringify(value);
  const inner = `${indent}  `;
  const lines = Array.isArray(value)
    ? value.map((member) => inner + spread(member, depth - 1, inner))
    : Object.entries(value).map(
        ([key, member]) => `${inner}${JSON.stringify(key)}: ${spread(member, depth - 1, inner)}`,
      );
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  return lines.length === 0 ? `${open}${close}` : `${open}\n${lines.join(',\n')}\n${indent}${close}`;
}
