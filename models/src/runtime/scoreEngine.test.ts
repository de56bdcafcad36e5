import type { ScoreInputs, ScoreResult } from '@smart-triage/shared/domain/score';
import { RiskAssessmentSchema } from '@smart-triage/shared/domain/score';
import { AppError } from '@smart-triage/shared/errors/appError';
import { instant } from '@smart-triage/shared/time/instant';
import * as ort from 'onnxruntime-node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { measuredTroponin } from '../scores/golden.ts';
import { SCORES } from '../scores/registry.ts';
import { readPublished } from '../testing/goldenFile.ts';
import { createNodeScoreEngine, loadBundleBytes } from './node.ts';
import { inputsSha256, ScoreEngine } from './scoreEngine.ts';

let engine: ScoreEngine;
beforeAll(async () => {
  engine = await createNodeScoreEngine();
});
afterAll(async () => {
  await engine.close();
});

const NOW = instant(1_767_000_000_000);
const NOTHING: ScoreInputs = { intake: {}, vitals: {}, assessedAt: NOW };

describe('ScoreEngine', () => {
  const vectors = SCORES.flatMap((score) =>
    readPublished(score).map((vector) => ({ id: score.metadata.id, ...vector })),
  );

  it.each(vectors)('$id gives the published result for $name', async ({ id, record, ...expected }) => {
    const { outcome, items } = await resultOf(id, record);
    if (outcome.kind !== 'value') throw new TypeError(`a ${outcome.kind} instead of a value`);
    expect(outcome.value.toFixed(expected.decimals)).toBe(expected.value.toFixed(expected.decimals));
    expect(outcome.band).toBe(expected.band);
    expect(items.filter(({ missing }) => missing)).toEqual([]);
  });

  it.each(vectors.filter(({ predictedPercent }) => predictedPercent !== undefined))(
    '$id gives the printed risk of $predictedPercent % for $name',
    async ({ id, record, predictedPercent }) => {
      const { predictedRisk } = await resultOf(id, record);
      expect(predictedRisk?.lowPercent).toBe(predictedRisk?.highPercent);
      expect(predictedRisk?.lowPercent.toPrecision(3)).toBe(predictedPercent?.toPrecision(3));
    },
  );

  it('gives a bound instead of a risk where the nomogram of GRACE prints one', async () => {
    const [, , , worst, least] = readPublished(SCORES.find(({ metadata }) => metadata.id === 'grace')!);
    const [most, few] = [await resultOf('grace', worst!.record), await resultOf('grace', least!.record)];
    expect(most.predictedRisk).toMatchObject({ lowPercent: 52, highPercent: 100 });
    expect(few.predictedRisk).toMatchObject({ lowPercent: 0, highPercent: 0.2 });
  });

  it('gives the full range and every missing field when nothing is known', async () => {
    const { scores } = await engine.assess(NOTHING);
    const ranges = scores.map(({ score, outcome }) =>
      outcome.kind === 'range'
        ? [score, outcome.low, outcome.high, outcome.lowBand, outcome.highBand]
        : [score],
    );
    expect(ranges).toEqual([
      ['heart', 0, 10, 'low', 'high'],
      ['hear', 0, 8, 'low', 'high'],
      ['t-macs', 0.0084424872, 1, 'very-low', 'high'],
      ['artica', 0, 5, 'general-practitioner', 'hospital'],
      ['edacs', -8, 34, 'below-16', 'from-16'],
      ['timi', 0, 7, 'points-0-1', 'points-6-7'],
      ['grace', 1, 372, 'low', 'high'],
      ['news2', 0, 20, 'low', 'high'],
    ]);
    expect(scores.flatMap(({ items }) => items).every(({ missing }) => missing)).toBe(true);
  });

  it('gives what its schema allows', async () => {
    const assessment = await engine.assess(NOTHING);
    expect(RiskAssessmentSchema.parse(assessment)).toEqual(assessment);
  });

  it('says why a score does not apply and gives no number', async () => {
    const child = await resultOf('heart', { intake: { ageYears: 17 } });
    expect(child).toMatchObject({
      outcome: { kind: 'not-applicable', reasons: ['age-under-18'] },
      items: [],
      publishedRisk: [],
    });
    const fingerPrick = await resultOf('t-macs', { intake: measuredTroponin('roche-cobas-h232-tnt', 39) });
    expect(fingerPrick.outcome).toEqual({ kind: 'not-applicable', reasons: ['troponin-not-roche-hs-ctnt'] });
  });

  it('reports the published risk of each band that is still possible, the ambulance figure beside the hospital figure', async () => {
    const { publishedRisk } = await resultOf('heart', {
      intake: { ...KNOWN_BUT_TROPONIN, heartHistory: 1, heartEcg: 1, ageYears: 30 },
    });
    expect(publishedRisk.map(({ band, population, percent }) => [band, population, percent])).toEqual([
      ['low', 'emergency-department', 1.9],
      ['moderate', 'emergency-department', 13.2],
      ['low', 'ambulance', 6.5],
      ['low', 'ambulance', 2.9],
    ]);
  });

  it('hashes the record and not the moment, so that tablet and server agree', async () => {
    const intake = { ageYears: 61, sex: 'female' } as const;
    const first = await engine.assess({ intake, vitals: {}, assessedAt: NOW });
    const later = await engine.assess({
      intake: { sex: 'female', ageYears: 61 },
      vitals: {},
      assessedAt: instant(NOW + 60_000),
    });
    expect(later.inputsSha256).toBe(first.inputsSha256);
    expect(await inputsSha256({ intake: { ...intake, ageYears: 62 }, vitals: {} })).not.toBe(
      first.inputsSha256,
    );
  });
});

describe('ScoreEngine.create', () => {
  it('refuses a file of which one byte differs, before any session is made of it', async () => {
    let sessions = 0;
    const counting = {
      Tensor: ort.Tensor,
      InferenceSession: {
        create: (bytes: Uint8Array) => {
          sessions += 1;
          return ort.InferenceSession.create(bytes);
        },
      },
    };
    const loadBytes = async (bundle: { id: string; version: string }) => {
      const bytes = await loadBundleBytes(bundle);
      bytes[bytes.length - 1]! ^= 1;
      return bytes;
    };
    await expect(ScoreEngine.create({ ort: counting, loadBytes })).rejects.toThrow(AppError);
    expect(sessions).toBe(0);
  });

  it('can be closed twice', async () => {
    const closing = await createNodeScoreEngine();
    await closing.close();
    await expect(closing.close()).resolves.toBeUndefined();
  });
});

const KNOWN_BUT_TROPONIN = {
  hypercholesterolaemia: false,
  hypertension: false,
  diabetes: false,
  smoking: false,
  familyHistory: false,
  obesity: false,
  atheroscleroticDisease: false,
} as const;

async function resultOf(id: string, record: Partial<ScoreInputs>): Promise<ScoreResult> {
  const { scores } = await engine.assess({ ...NOTHING, ...record });
  const result = scores.find(({ score }) => score === id);
  if (!result) throw new RangeError(`no result for ${id}`);
  return result;
}
