import type { PublishedRisk, ScoreInputs } from '@smart-triage/shared/domain/score';
import { TROPONIN_ASSAYS } from '@smart-triage/shared/domain/troponin';
import { bandFrom } from '../bandTable.ts';
import { underAge } from '../features.ts';
import { HEAR_COLUMNS, HEAR_ITEMS, hearFeatures } from '../hear/score.ts';
import type { ScoreColumn, ScoreDefinition } from '../scoreDefinition.ts';
import { missingForTroponinRatio, troponinRatioRange } from '../troponinRange.ts';
import { wilsonPercent } from '../wilson.ts';

export const HEART_COLUMNS = [
  ...HEAR_COLUMNS,
  {
    name: 'troponinRatioLow',
    unit: 'multiple of the upper reference limit',
    range: [0, 10_000],
    meaning: 'least troponin that the report allows',
  },
  {
    name: 'troponinRatioHigh',
    unit: 'multiple of the upper reference limit',
    range: [0, 10_000],
    meaning: 'greatest troponin that the report allows',
  },
  {
    name: 'troponinSingleCut',
    unit: '0 or 1',
    range: [0, 1],
    meaning: '1 for an assay that is only read as below or not below its limit',
  },
] as const satisfies readonly ScoreColumn[];

/** Six weeks, the horizon of the HEART cohorts. */
const SIX_WEEKS_DAYS = 42;

/**
 * Events and patients by band, pooled over the published emergency-department cohorts (6,174 patients). Backus 2013 alone: 1.7, 16.6 and 50.1 %
 * of 2,440 patients.
 */
const POOLED = [
  { band: 'low', events: 38, patients: 1993 },
  { band: 'moderate', events: 413, patients: 3136 },
  { band: 'high', events: 518, patients: 1045 },
] as const;

const pooledRisk: PublishedRisk[] = POOLED.map(({ band, events, patients }) => ({
  band,
  population: 'emergency-department',
  ...wilsonPercent(events, patients),
  endpoint: 'mace',
  horizonDays: SIX_WEEKS_DAYS,
  source: `Pooled HEART cohorts, ${events} of ${patients} (Six 2008; Backus 2013, doi 10.1016/j.ijcard.2013.01.255); Wilson interval`,
}));

/** Negative predictive value 93.5 % (90.0 to 95.9), so 6.5 % had an event although paramedics scored 3 or less. Their figure stands beside the hospital's. */
const PARAMEDIC_LOW: PublishedRisk = {
  band: 'low',
  population: 'ambulance',
  percent: 6.5,
  lowPercent: 4.1,
  highPercent: 10,
  endpoint: 'mace',
  horizonDays: 30,
  source: 'Cooper 2024, 960 patients scored by Scottish paramedics, contemporary laboratory troponin',
};

/** Bands: 0 to 3, 4 to 6, 7 to 10 (Backus 2013, doi 10.1016/j.ijcard.2013.01.255). */
export const HEART: ScoreDefinition = {
  id: 'heart',
  unit: 'points',
  columns: HEART_COLUMNS,
  items: [...HEAR_ITEMS, { item: 'troponin', missingInputs: missingForTroponinRatio }],
  features: heartFeatures,
  notApplicable: underAge,
  bands: ['low', 'moderate', 'high'],
  bandOf: bandFrom('low', [
    { from: 4, band: 'moderate' },
    { from: 7, band: 'high' },
  ]),
  publishedRisk: [...pooledRisk, PARAMEDIC_LOW],
};

function heartFeatures(inputs: ScoreInputs): Record<(typeof HEART_COLUMNS)[number]['name'], number> {
  const { troponin } = inputs.intake;
  const ratio = troponinRatioRange(inputs.intake);
  return {
    ...hearFeatures(inputs),
    troponinRatioLow: ratio.low,
    troponinRatioHigh: ratio.high,
    troponinSingleCut: troponin ? Number(!TROPONIN_ASSAYS[troponin.assay].highSensitivity) : Number.NaN,
  };
}
