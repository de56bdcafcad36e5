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
  const vectors = SCORES.filter(({ metadata }) => metadata.id !== 'hear').flatMap((score) =>
    readPublished(score).cases.map((vector) => ({ id: score.metadata.id, ...vector })),
  );

  it.each(vectors)(
    '$id gives the published result for $name',
    async ({ id, record, value, decimals, band }) => {
      const { outcome } = await resultOf(id, record);
      if (outcome.kind !== 'value') throw new TypeError(`a ${outcome.kind} instead of a value`);
      expect(outcome.value.toFixed(decimals)).toBe(value.toFixed(decimals));
      expect(outcome.band).toBe(band);
    },
  );

  it('gives the full range and every missing field when nothing is known', async () => {
    const { scores } = await engine.assess(NOTHING);
    expect(scores.map(({ score, outcome }) => ({ score, outcome }))).toEqual([
      { score: 'heart', outcome: { kind: 'range', low: 0, high: 10, lowBand: 'low', highBand: 'high' } },
      { score: 'hear', outcome: { kind: 'range', low: 0, high: 8, lowBand: 'low', highBand: 'high' } },
      {
        score: 't-macs',
        outcome: { kind: 'range', low: 0.0084424872, high: 1, lowBand: 'very-low', highBand: 'high' },
      },
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
