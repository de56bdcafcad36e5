import type { Intake } from '@smart-triage/shared/domain/intake';
import type { ScoreItemCode } from '@smart-triage/shared/domain/score';
import type { Troponin, TroponinAssayId } from '@smart-triage/shared/domain/troponin';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createNodeScoreEngine } from '../../runtime/node.ts';
import type { ScoreEngine } from '../../runtime/scoreEngine.ts';
import { GOLDEN_TIME } from '../golden.ts';

let engine: ScoreEngine;
beforeAll(async () => {
  engine = await createNodeScoreEngine();
});
afterAll(async () => {
  await engine.close();
});

describe('HEART', () => {
  it.each([
    [44, 0],
    [45, 1],
    [64, 1],
    [65, 2],
  ])('counts age %i as %i', async (ageYears, points) => {
    expect(await item('age', { ageYears })).toEqual([points, points]);
  });

  it.each<[string, Intake, [number, number]]>([
    ['nothing', {}, [0, 2]],
    ['none of the six, disease not asked', riskFactors(0), [0, 2]],
    ['none of the six and no disease', { ...riskFactors(0), atheroscleroticDisease: false }, [0, 0]],
    ['one of the six and no disease', { ...riskFactors(1), atheroscleroticDisease: false }, [1, 1]],
    ['two of the six and no disease', { ...riskFactors(2), atheroscleroticDisease: false }, [1, 1]],
    ['three of the six and no disease', { ...riskFactors(3), atheroscleroticDisease: false }, [2, 2]],
    ['one present, the others not asked', { diabetes: true }, [1, 2]],
    ['three present, the others not asked', { diabetes: true, smoking: true, obesity: true }, [2, 2]],
    ['disease, nothing else asked', { atheroscleroticDisease: true }, [2, 2]],
  ])('counts risk factors: %s', async (_, known, range) => {
    expect(await item('risk-factors', known)).toEqual(range);
  });

  it.each<[TroponinAssayId, Troponin['comparator'], number, Intake['sex'], [number, number]]>([
    ['roche-elecsys-hs-ctnt', '=', 14, undefined, [0, 0]],
    ['roche-elecsys-hs-ctnt', '=', 14.1, undefined, [1, 1]],
    ['roche-elecsys-hs-ctnt', '=', 42, undefined, [1, 1]],
    ['roche-elecsys-hs-ctnt', '=', 42.1, undefined, [2, 2]],
    ['roche-elecsys-hs-ctnt', '<', 5, undefined, [0, 0]],
    ['roche-elecsys-hs-ctnt', '>', 42, undefined, [2, 2]],
    ['roche-elecsys-hs-ctnt', '>', 14, undefined, [1, 2]],
    ['abbott-architect-hs-ctni', '=', 20, 'female', [1, 1]],
    ['abbott-architect-hs-ctni', '=', 20, 'male', [0, 0]],
    ['abbott-architect-hs-ctni', '=', 20, undefined, [0, 1]],
    ['roche-cobas-h232-tnt', '<', 40, undefined, [0, 0]],
    ['roche-cobas-h232-tnt', '=', 39, undefined, [0, 0]],
    ['roche-cobas-h232-tnt', '=', 40, undefined, [2, 2]],
    ['roche-cobas-h232-tnt', '>', 2000, undefined, [2, 2]],
  ])('counts %s %s%d ng/L, sex %s', async (assay, comparator, valueNgL, sex, range) => {
    const troponin = { assay, comparator, valueNgL, sampledAt: GOLDEN_TIME };
    expect(await item('troponin', sex ? { troponin, sex } : { troponin })).toEqual(range);
  });

  it('asks for the sex, not for the troponin, when only the limit is open', async () => {
    const troponin: Troponin = {
      assay: 'abbott-architect-hs-ctni',
      comparator: '=',
      valueNgL: 20,
      sampledAt: GOLDEN_TIME,
    };
    const found = await items({ troponin });
    expect(found.find(({ item }) => item === 'troponin')?.missingInputs).toEqual(['sex']);
  });
});

/** The first `present` of the six are there, the others are not. */
function riskFactors(present: number): Intake {
  const names = ['hypercholesterolaemia', 'hypertension', 'diabetes', 'smoking', 'familyHistory', 'obesity'];
  return Object.fromEntries(names.map((name, index) => [name, index < present]));
}

async function items(intake: Intake) {
  const { scores } = await engine.assess({ intake, vitals: {}, assessedAt: GOLDEN_TIME });
  return scores.find(({ score }) => score === 'heart')!.items;
}

async function item(code: ScoreItemCode, intake: Intake): Promise<[number, number]> {
  const { low, high } = (await items(intake)).find(({ item }) => item === code)!;
  return [low, high];
}
