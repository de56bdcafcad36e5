import { sha256Hex } from '@smart-triage/shared/hash/sha256';
import * as ort from 'onnxruntime-node';
import { describe, expect, it } from 'vitest';
import type { BundleMetadata } from '../bundle/bundleMetadata.ts';
import { SCORES } from '../scores/registry.ts';
import { loadBundleBytes } from './node.ts';
import { ScoreModel } from './scoreModel.ts';

const [heart] = SCORES;
const metadata = heart!.metadata;

describe('ScoreModel', () => {
  it('refuses bytes that are not the ones its metadata names', async () => {
    await expect(open({ ...metadata, sha256: await sha256Hex('something else') })).rejects.toThrow(/SHA-256/);
  });

  it.each<[string, Partial<BundleMetadata>]>([
    ['fewer columns', { input: { ...metadata.input, columns: metadata.input.columns.slice(1) } }],
    ['another input', { input: { ...metadata.input, name: 'features' } }],
    ['fewer outputs', { outputs: metadata.outputs.slice(1) }],
    [
      'a wider output',
      { outputs: metadata.outputs.map((output) => ({ ...output, columns: ['a', ...output.columns] })) },
    ],
  ])('refuses a graph when its metadata promises %s', async (_, promised) => {
    await expect(open({ ...metadata, ...promised })).rejects.toThrow();
  });

  it('refuses a row of the wrong width', async () => {
    const model = await open(metadata);
    await expect(model.run(new Float64Array(2))).rejects.toThrow(/2 columns/);
    await model.close();
  });
});

function open(promised: BundleMetadata): Promise<ScoreModel> {
  return ScoreModel.create({ ort, loadBytes: loadBundleBytes }, promised);
}
