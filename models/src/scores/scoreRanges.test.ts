import type { ScoreInputs, ScoreResult } from '@smart-triage/shared/domain/score';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createNodeScoreEngine } from '../runtime/node.ts';
import type { ScoreEngine } from '../runtime/scoreEngine.ts';
import { wholeAndPartialRecord, wholeRecord } from '../testing/scoreArbitraries.ts';
import { SCORES } from './registry.ts';

let engine: ScoreEngine;
beforeAll(async () => {
  engine = await createNodeScoreEngine();
});
afterAll(async () => {
  await engine.close();
});

const RUNS = { numRuns: 150 };

describe('every score', () => {
  it('gives a range that holds the value of every completion, in total and in each item', async () => {
    await fc.assert(
      fc.asyncProperty(wholeAndPartialRecord, async ({ whole, partial }) => {
        const [known, open] = [await scoresOf(whole), await scoresOf(partial)];
        known.forEach((value, index) => {
          expectWithin(value, open[index]!);
        });
      }),
      RUNS,
    );
  });

  it('gives a value and nothing missing for a whole record', async () => {
    await fc.assert(
      fc.asyncProperty(wholeRecord, async (inputs) => {
        for (const { outcome, items } of await scoresOf(inputs)) {
          expect(outcome.kind).not.toBe('range');
          expect(items.flatMap(({ missingInputs }) => missingInputs)).toEqual([]);
        }
      }),
      RUNS,
    );
  });

  it('names a field as missing only if it is not filled in, and at least one for each range', async () => {
    await fc.assert(
      fc.asyncProperty(wholeAndPartialRecord, async ({ partial }) => {
        const filled = [...Object.keys(partial.intake), ...Object.keys(partial.vitals)];
        for (const { outcome, items } of await scoresOf(partial)) {
          const missing = items.flatMap(({ missingInputs }) => missingInputs);
          expect(missing.filter((name) => filled.includes(name))).toEqual([]);
          expect(outcome.kind === 'range' && missing.length === 0).toBe(false);
        }
      }),
      RUNS,
    );
  });

  it('never falls when the troponin rises', async () => {
    await fc.assert(
      fc.asyncProperty(
        wholeAndPartialRecord,
        fc.double({ min: 0, max: 300, noNaN: true }),
        async (records, rise) => {
          const before = withTroponin(records.partial, records.whole, 0);
          const after = withTroponin(records.partial, records.whole, rise);
          const [low, high] = [await scoresOf(before), await scoresOf(after)];
          low.forEach((result, index) => {
            expectNotBelow(high[index]!, result);
          });
        },
      ),
      RUNS,
    );
  });

  it('lets a troponin that is only known as a bound stand for every value within it', async () => {
    const gap = fc.double({ min: 0.001, max: 50, noNaN: true });
    await fc.assert(
      fc.asyncProperty(
        wholeRecord,
        gap,
        fc.constantFrom('<' as const, '>' as const),
        async (whole, by, comparator) => {
          const troponin = whole.intake.troponin!;
          const valueNgL = comparator === '<' ? troponin.valueNgL + by : Math.max(0, troponin.valueNgL - by);
          fc.pre(valueNgL <= 100_000 && valueNgL !== troponin.valueNgL);
          const bound = {
            ...whole,
            intake: { ...whole.intake, troponin: { ...troponin, comparator, valueNgL } },
          };
          const [known, open] = [await scoresOf(whole), await scoresOf(bound)];
          known.forEach((value, index) => {
            expectWithin(value, open[index]!);
          });
        },
      ),
      RUNS,
    );
  });
});

describe('the bands of every score', () => {
  it.each(SCORES.map(({ definition }) => definition))(
    '$id names them in ascending order of its values',
    (definition) => {
      const values =
        definition.unit === 'probability'
          ? [0, 0.01, 0.03, 0.5, 0.99]
          : Array.from({ length: 400 }, (_, i) => i - 20);
      const ranks = values.map((value) => definition.bands.indexOf(definition.bandOf(value, [])));
      expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
      expect(Math.min(...ranks)).toBe(0);
      expect(Math.max(...ranks)).toBe(definition.bands.length - 1);
    },
  );

  it.each(SCORES.map(({ definition }) => definition))(
    '$id reports risks only for bands that it has',
    (definition) => {
      for (const { band, lowPercent, percent, highPercent } of definition.publishedRisk) {
        expect(definition.bands).toContain(band);
        expect([lowPercent, percent, highPercent]).toEqual(
          [lowPercent, percent, highPercent].toSorted((a, b) => a - b),
        );
      }
    },
  );
});

async function scoresOf(inputs: ScoreInputs): Promise<readonly ScoreResult[]> {
  return (await engine.assess(inputs)).scores;
}

/** Ends of the outcome; null when the score does not apply. */
function ends({ outcome }: ScoreResult): [low: number, high: number] | null {
  if (outcome.kind === 'not-applicable') return null;
  return outcome.kind === 'value' ? [outcome.value, outcome.value] : [outcome.low, outcome.high];
}

function expectWithin(value: ScoreResult, range: ScoreResult): void {
  const [inner, outer] = [ends(value), ends(range)];
  if (!inner || !outer) return;
  expect(outer[0]).toBeLessThanOrEqual(inner[0]);
  expect(outer[1]).toBeGreaterThanOrEqual(inner[1]);
  expect(range.publishedRisk).toEqual(expect.arrayContaining(value.publishedRisk));
  value.items.forEach(({ low, high }, index) => {
    expect(range.items[index]!.low).toBeLessThanOrEqual(low);
    expect(range.items[index]!.high).toBeGreaterThanOrEqual(high);
  });
}

function expectNotBelow(result: ScoreResult, other: ScoreResult): void {
  const [upper, lower] = [ends(result), ends(other)];
  if (!upper || !lower) return;
  expect(upper[0]).toBeGreaterThanOrEqual(lower[0]);
  expect(upper[1]).toBeGreaterThanOrEqual(lower[1]);
}

function withTroponin(record: ScoreInputs, { intake }: ScoreInputs, rise: number): ScoreInputs {
  const troponin = intake.troponin!;
  const valueNgL = Math.min(100_000, troponin.valueNgL + rise);
  return { ...record, intake: { ...record.intake, troponin: { ...troponin, valueNgL } } };
}
