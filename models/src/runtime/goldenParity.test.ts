import fc from 'fast-check';
import * as ortNode from 'onnxruntime-node';
import * as ortWasm from 'onnxruntime-web/wasm';
import { describe, expect, it } from 'vitest';
import { SCORES, type RegisteredScore } from '../scores/registry.ts';
import { OUTPUT, PROBABILITY_OUTPUT } from '../scores/scoreOutputs.ts';
import type { ScoreEnd } from '../scores/scoreResult.ts';
import { readGrid, rowOf } from '../testing/goldenFile.ts';
import { wholeAndPartialRecord } from '../testing/scoreArbitraries.ts';
import { loadBundleBytes } from './node.ts';
import type { OrtRuntime } from './ortRuntime.ts';
import { ScoreEngine } from './scoreEngine.ts';
import { ScoreModel, type ModelOutputs } from './scoreModel.ts';

ortWasm.env.wasm.numThreads = 1;

const LOW = [OUTPUT.contributionLow, OUTPUT.totalLow, PROBABILITY_OUTPUT.low] as const;
const HIGH = [OUTPUT.contributionHigh, OUTPUT.totalHigh, PROBABILITY_OUTPUT.high] as const;

describe.each(SCORES.map((score) => ({ id: score.metadata.id, score })))(
  'golden grid of $id',
  ({ score }) => {
    it('comes out of onnxruntime-node as the reference has it', async () => {
      const { cases } = readGrid(score);
      const outputs = await runAll(ortNode, score);
      expect(outputs).toHaveLength(cases.length);
      cases.forEach(({ low, high }, index) => {
        expectEnd(outputs[index]!, LOW, low);
        expectEnd(outputs[index]!, HIGH, high);
        expect(outputs[index]![OUTPUT.openItems]).toEqual([openItems(low, high)]);
      });
    });

    it('comes out of wasm as out of onnxruntime-node, to 1e-6', async () => {
      const fromNode = await runAll(ortNode, score);
      const fromWasm = await runAll(ortWasm, score);
      expect(fromNode.length).toBeGreaterThan(0);
      fromNode.forEach((outputs, index) => {
        for (const [name, values] of Object.entries(outputs)) expectClose(fromWasm[index]![name], values);
      });
    });
  },
);

describe('the whole engine', () => {
  it('writes the same JSON on wasm and onnxruntime-node, digit by digit', async () => {
    const [onNode, onWasm] = [await engineOn(ortNode), await engineOn(ortWasm)];
    await fc.assert(
      fc.asyncProperty(wholeAndPartialRecord, async ({ whole, partial }) => {
        for (const inputs of [whole, partial]) {
          expect(JSON.stringify(await onWasm.assess(inputs))).toBe(
            JSON.stringify(await onNode.assess(inputs)),
          );
        }
      }),
      { numRuns: 50 },
    );
    await Promise.all([onNode.close(), onWasm.close()]);
  });
});

function engineOn(ort: OrtRuntime): Promise<ScoreEngine> {
  return ScoreEngine.create({ ort, loadBytes: loadBundleBytes });
}

async function runAll(ort: OrtRuntime, score: RegisteredScore): Promise<ModelOutputs[]> {
  const model = await ScoreModel.create({ ort, loadBytes: loadBundleBytes }, score.metadata);
  const outputs: ModelOutputs[] = [];
  for (const { row } of readGrid(score).cases) outputs.push(await model.run(rowOf(row)));
  await model.close();
  return outputs;
}

function openItems(low: ScoreEnd, high: ScoreEnd): number {
  return low.contributions.filter((least, index) => least !== high.contributions[index]).length;
}

function expectEnd(
  outputs: ModelOutputs,
  [contributions, total, probability]: readonly string[],
  end: ScoreEnd,
) {
  expectClose(outputs[contributions!], end.contributions);
  expectClose(outputs[total!], [end.total]);
  if (end.probability === null) expect(outputs[probability!]).toBeUndefined();
  else expectClose(outputs[probability!], [end.probability]);
}

function expectClose(found: readonly number[] | undefined, expected: readonly number[]): void {
  expect(found).toHaveLength(expected.length);
  const worst = Math.max(...expected.map((value, index) => Math.abs(value - (found?.[index] ?? Number.NaN))));
  expect(worst).toBeLessThan(1e-6);
}
