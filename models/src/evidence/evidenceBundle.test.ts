import { sha256Hex } from '@smart-triage/shared/hash/sha256';
import { EVIDENCE_GROUPS } from '@smart-triage/shared/domain/ecgEvidence';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as ortNode from 'onnxruntime-node';
import * as ortWasm from 'onnxruntime-web/wasm';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ECG_FEATURES } from '../ecg/features/ecgFeatures.ts';
import { loadBundleBytes } from '../runtime/node.ts';
import type { OrtRuntime } from '../runtime/ortRuntime.ts';
import { EVIDENCE_FOLDER, evidenceBundleFiles } from './evidenceBundle.ts';
import { EVIDENCE_METADATA, EvidenceModel } from './evidenceModel.ts';
import { TrainedEvidenceSchema } from './trainedEvidence.ts';

ortWasm.env.wasm.numThreads = 1;

const BUNDLES = join(import.meta.dirname, '../../bundles');
const trained = TrainedEvidenceSchema.parse(
  readJson(join(import.meta.dirname, '../../training/trained.json')),
);
const grid = z
  .strictObject({
    columns: z.array(z.string()),
    heads: z.array(z.string()),
    cases: z.array(z.strictObject({ row: z.array(z.number().nullable()), logOdds: z.array(z.number()) })),
  })
  .parse(readJson(join(BUNDLES, EVIDENCE_FOLDER, 'golden/grid.json')));

describe('the evidence bundle', () => {
  it('is committed as it is built from the committed trees, byte by byte', async () => {
    for (const [path, bytes] of await evidenceBundleFiles(trained)) {
      const equal = readFileSync(join(BUNDLES, path)).equals(bytes);
      expect({ path, equal }).toEqual({ path, equal: true });
    }
  });

  it('is not built from trees that were grown on other features', async () => {
    const other = { ...trained, features: trained.features.toReversed() };
    await expect(evidenceBundleFiles(other)).rejects.toThrow('train again');
  });

  it('names the digest of its file, and no other file is run', async () => {
    const bytes = await loadBundleBytes(EVIDENCE_METADATA);
    expect(await sha256Hex(bytes)).toBe(EVIDENCE_METADATA.sha256);
    bytes.reverse();
    const loading = EvidenceModel.create({ ort: ortNode, loadBytes: () => Promise.resolve(bytes) });
    await expect(loading).rejects.toThrow('SHA-256');
  });

  it('has the features of the engine as its columns, each of a group that a reason can name', () => {
    const { columns } = EVIDENCE_METADATA.input;
    expect(columns.map(({ name, group }) => [name, group])).toEqual(
      ECG_FEATURES.map(({ name, group }) => [name, group]),
    );
    expect(new Set(columns.map(({ name }) => name)).size).toBe(columns.length);
    expect(new Set(columns.map(({ group }) => group))).toEqual(new Set<string>(EVIDENCE_GROUPS));
  });

  it('has a card that says what may and may not be claimed', () => {
    const card = readFileSync(join(BUNDLES, EVIDENCE_FOLDER, 'MODEL_CARD.md'), 'utf8');
    for (const heading of [
      'Intended use',
      'Not for',
      'Training data',
      'Performance',
      'What may be claimed',
      'What may not be claimed',
      'Status',
    ])
      expect(card).toContain(`\n## ${heading}\n`);
  });
});

describe('golden rows', () => {
  it('give on onnxruntime-node and on wasm what XGBoost itself gave, to 1e-6', async () => {
    const [onNode, onWasm] = [await runAll(ortNode), await runAll(ortWasm)];
    expect(grid.cases.length).toBeGreaterThan(20);
    grid.cases.forEach(({ logOdds }, k) => {
      logOdds.forEach((value, head) => {
        const expected = 1 / (1 + Math.exp(-value));
        expect(Math.abs((onNode[k]?.[head] ?? NaN) - expected)).toBeLessThan(1e-6);
        expect(Math.abs((onWasm[k]?.[head] ?? NaN) - (onNode[k]?.[head] ?? NaN))).toBeLessThan(1e-6);
      });
    });
  });
});

async function runAll(ort: OrtRuntime): Promise<number[][]> {
  const model = await EvidenceModel.create({ ort, loadBytes: loadBundleBytes });
  const results: number[][] = [];
  for (const { row } of grid.cases) {
    const { probability } = await model.run(Float64Array.from(row, (value) => value ?? Number.NaN));
    results.push(Object.values(probability));
  }
  await model.close();
  return results;
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}
