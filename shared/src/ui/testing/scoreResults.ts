import type { PublishedRisk, ScoreItem, ScoreResult } from '../../domain/score.ts';

const model = { id: 'heart', version: '1.0.0', sha256: 'ab'.repeat(32) };

/** HEART with an unknown troponin: 3 points known, 2 still possible. The figures are those of Backus 2013; its intervals are made up here. */
export const heartRange: ScoreResult = {
  score: 'heart',
  model,
  unit: 'points',
  outcome: { kind: 'range', low: 3, high: 5, lowBand: 'low', highBand: 'moderate' },
  items: [
    known('history', 1),
    known('ecg', 0),
    known('age', 1),
    known('risk-factors', 1),
    { item: 'troponin', missing: true, missingInputs: ['troponin'], low: 0, high: 2 },
  ],
  publishedRisk: [risk('low', 1.7, 1.2, 2.4), risk('moderate', 16.6, 14.5, 18.9)],
};

export const heartValue: ScoreResult = {
  ...heartRange,
  outcome: { kind: 'value', value: 5, band: 'moderate' },
  items: [...heartRange.items.slice(0, 4), known('troponin', 2)],
  publishedRisk: [risk('moderate', 16.6, 14.5, 18.9)],
};

export const tMacsRange: ScoreResult = {
  score: 't-macs',
  model: { ...model, id: 't-macs' },
  unit: 'probability',
  outcome: { kind: 'range', low: 0.0131, high: 0.0942, lowBand: 'very-low', highBand: 'moderate' },
  items: [
    known('ecg-ischaemia', 0),
    known('troponin', 0.445),
    { item: 'sweating-observed', missing: true, missingInputs: ['sweatingObserved'], low: 0, high: 2.058 },
  ],
  publishedRisk: [],
};

export const tMacsRefused: ScoreResult = {
  ...tMacsRange,
  outcome: { kind: 'not-applicable', reasons: ['troponin-not-roche-hs-ctnt'] },
  items: [],
};

function known(item: ScoreItem['item'], points: number): ScoreItem {
  return { item, missing: false, missingInputs: [], low: points, high: points };
}

function risk(
  band: PublishedRisk['band'],
  percent: number,
  lowPercent: number,
  highPercent: number,
): PublishedRisk {
  const source = 'Backus 2013, Int J Cardiol, 10.1016/j.ijcard.2013.01.255';
  const population = 'emergency-department';
  return { band, population, percent, lowPercent, highPercent, endpoint: 'mace', horizonDays: 42, source };
}

/** A finger-prick device that only says "below its limit": nothing is missing, and the score stays open. */
export const heartBounded: ScoreResult = {
  ...heartRange,
  items: [
    ...heartRange.items.slice(0, 4),
    { item: 'troponin', missing: false, missingInputs: [], low: 0, high: 1 },
  ],
  outcome: { kind: 'range', low: 3, high: 4, lowBand: 'low', highBand: 'moderate' },
};

export const heartManyMissing: ScoreResult = {
  ...heartRange,
  items: [
    ...heartRange.items.slice(0, 3),
    {
      item: 'risk-factors',
      missing: true,
      missingInputs: ['diabetes', 'familyHistory', 'atheroscleroticDisease'],
      low: 1,
      high: 2,
    },
    { item: 'troponin', missing: true, missingInputs: ['troponin'], low: 0, high: 2 },
  ],
  outcome: { kind: 'range', low: 3, high: 6, lowBand: 'low', highBand: 'moderate' },
};
