import * as ortNode from 'onnxruntime-node';
import * as ortWasm from 'onnxruntime-web/wasm';
import { describe, expect, it } from 'vitest';
import { SCORES, type RegisteredScore } from '../scores/registry.ts';
import { OUTPUT, PROBABILITY_OUTPUT } from '../scores/scoreOutputs.ts';
import { readGrid, rowOf } from '../testing/goldenFile.ts';
import { loadBundleBytes } from './node.ts';
import type { OrtRuntime } from './ortRuntime.ts';
import { ScoreModel, type ModelOutputs } from './scoreModel.ts';

ortWasm.env.wasm.numThreads = 1;

describe.each(SCORES.map((score) => ({ id: score.metadata.id, score })))(
  'golden grid of $id',
  ({ score }) => {
    it('comes out of onnxruntime-node as the reference has it', async () => {
      const { cases } = readGrid(score);
      const outputs = await runAll(ortNode, score);
      const [valueLow, valueHigh] = valueOutputs(score);
      cases.forEach((expected, index) => {
        const found = outputs[index]!;
        expectClose(found[OUTPUT.contributionLow]!, expected.contributionLow);
        expectClose(found[OUTPUT.contributionHigh]!, expected.contributionHigh);
        expectClose(found[valueLow]!, [expected.valueLow]);
        expectClose(found[valueHigh]!, [expected.valueHigh]);
        expect(found[OUTPUT.openItems]).toEqual([openItems(expected)]);
      });
    });

    it('comes out of wasm as out of onnxruntime-node, to 1e-6', async () => {
      const fromNode = await runAll(ortNode, score);
      const fromWasm = await runAll(ortWasm, score);
      expect(fromNode.length).toBeGreaterThan(0);
      fromNode.forEach((outputs, index) => {
        for (const [name, values] of Object.entries(outputs)) expectClose(fromWasm[index]![name]!, values);
      });
    });
  },
);

async function runAll(ort: OrtRuntime, score: RegisteredScore): Promise<ModelOutputs[]> {
  const model = await ScoreModel.create({ ort, loadBytes: loadBundleBytes }, score.metadata);
  const outputs: ModelOutputs[] = [];
  for (const { row } of readGrid(score).cases) outputs.push(await model.run(rowOf(row)));
  await model.close();
  return outputs;
}

function valueOutputs({ definition }: RegisteredScore): [low: string, high: string] {
  return definition.unit === 'probability'
    ? [PROBABILITY_OUTPUT.low, PROBABILITY_OUTPUT.high]
    : [OUTPUT.totalLow, OUTPUT.totalHigh];
}

function openItems({
  contributionLow,
  contributionHigh,
}: {
  contributionLow: number[];
  contributionHigh: number[];
}) {
  return contributionLow.filter((low, index) => low !== contributionHigh[index]).length;
}

function expectClose(found: readonly number[], expected: readonly number[]): void {
  expect(found).toHaveLength(expected.length);
  const worst = Math.max(...expected.map((value, index) => Math.abs(value - found[index]!)));
  expect(worst).toBeLessThan(1e-6);
}
