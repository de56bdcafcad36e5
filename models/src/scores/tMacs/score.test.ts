import { instant } from '@smart-triage/shared/time/instant';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createNodeScoreEngine } from '../../runtime/node.ts';
import type { ScoreEngine } from '../../runtime/scoreEngine.ts';
import { GOLDEN_TIME, measuredTroponin, measuredVitals } from '../golden.ts';

let engine: ScoreEngine;
beforeAll(async () => {
  engine = await createNodeScoreEngine();
});
afterAll(async () => {
  await engine.close();
});

const flag = fc.boolean();

describe('T-MACS', () => {
  it('is the printed formula to 1e-6 for any patient', async () => {
    const answers = fc.record({ e: flag, a: flag, r: flag, v: flag, s: flag });
    const mmHg = fc.integer({ min: 60, max: 220 });
    const ngL = fc.double({ min: 0, max: 150, noNaN: true });
    await fc.assert(
      fc.asyncProperty(answers, mmHg, ngL, async ({ e, a, r, v, s }, systolicBp, troponin) => {
        const outcome = await assess(
          {
            ecgIschaemia: e,
            worseningAngina: a,
            painToRightArm: r,
            vomiting: v,
            sweatingObserved: s,
            ...measuredTroponin('roche-elecsys-hs-ctnt', troponin),
          },
          { systolicBp },
        );
        const x =
          1.713 * Number(e) +
          0.847 * Number(a) +
          0.607 * Number(r) +
          1.417 * Number(v) +
          2.058 * Number(s) +
          1.208 * Number(systolicBp < 100) +
          0.089 * troponin -
          4.766;
        expect(outcome).toMatchObject({ kind: 'value' });
        expect(outcome.kind === 'value' && Math.abs(outcome.value - 1 / (1 + Math.exp(-x))) < 1e-6).toBe(
          true,
        );
      }),
      { numRuns: 200 },
    );
  });

  it('decides "below 100 mmHg" on the number entered, not on a rounded one', async () => {
    expect((await pressureItem(99.999999))?.low).toBe(1.208);
    expect((await pressureItem(100))?.high).toBe(0);
  });

  it('gives a value while other answers are missing when the troponin alone puts it beyond doubt', async () => {
    const outcome = await assess(measuredTroponin('roche-elecsys-hs-ctnt', 5000), {});
    expect(outcome).toEqual({ kind: 'value', value: 1, band: 'high' });
  });

  it('stays in the lowest band for a troponin that is reported as below 5 ng/L', async () => {
    const { troponin } = measuredTroponin('roche-elecsys-hs-ctnt', 5);
    const none = { ecgIschaemia: false, worseningAngina: false, painToRightArm: false, vomiting: false };
    const known = { ...none, sweatingObserved: false, troponin: { ...troponin!, comparator: '<' as const } };
    expect(await assess(known, { systolicBp: 130 })).toMatchObject({
      kind: 'range',
      lowBand: 'very-low',
      highBand: 'very-low',
    });
  });
});

async function assess(
  intake: Parameters<ScoreEngine['assess']>[0]['intake'],
  vitals: Parameters<typeof measuredVitals>[0],
) {
  return (await tMacs(intake, vitals)).outcome;
}

async function pressureItem(systolicBp: number) {
  const { items } = await tMacs({}, { systolicBp });
  return items.find(({ item }) => item === 'low-systolic-pressure');
}

async function tMacs(
  intake: Parameters<ScoreEngine['assess']>[0]['intake'],
  vitals: Parameters<typeof measuredVitals>[0],
) {
  const assessedAt = instant(GOLDEN_TIME + 60_000);
  const { scores } = await engine.assess({ intake, vitals: measuredVitals(vitals), assessedAt });
  return scores.find(({ score }) => score === 't-macs')!;
}
