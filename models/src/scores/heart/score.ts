import type { PublishedRisk, ScoreInputs } from '@smart-triage/shared/domain/score';
import { bandFrom } from '../bandTable.ts';
import { underAge } from '../features.ts';
import { HEAR_COLUMNS, HEAR_ITEMS, hearFeatures } from '../hear/score.ts';
import type { Features, ScoreDefinition } from '../scoreDefinition.ts';
import { TROPONIN_COLUMNS, troponinFeatures } from '../troponinColumns.ts';
import { missingForTroponinRatio } from '../troponinRange.ts';
import { wilsonPercent } from '../wilson.ts';

export const HEART_COLUMNS = [...HEAR_COLUMNS, ...TROPONIN_COLUMNS] as const;

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
  source: `Pooled HEART cohorts, ${events} of ${patients} (Backus 2013, doi 10.1016/j.ijcard.2013.01.255, and others); Wilson interval`,
}));

/**
 * What stands beside the hospital's figure: of the patients whom ambulance crews scored 3 or less, how many had an event. The less favourable one comes first.
 * Cooper 2024 prints a negative predictive value of 93.5 % (90.0 to 95.9) in 279 patients, which is 18 events; FamouS Triage II prints 5 of 172.
 */
const ambulanceRisk: PublishedRisk[] = [
  {
    band: 'low',
    population: 'ambulance',
    ...wilsonPercent(18, 279),
    endpoint: 'mace',
    horizonDays: 30,
    source:
      'Cooper 2024, Emerg Med J, prehospital HEART, Scotland: 18 of 279, contemporary laboratory troponin; Wilson interval',
  },
  {
    band: 'low',
    population: 'ambulance',
    ...wilsonPercent(5, 172),
    endpoint: 'mace',
    horizonDays: 45,
    source: 'FamouS Triage II, Netherlands (see PMC8826840): 5 of 172, cobas h232; Wilson interval',
  },
];

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
  publishedRisk: [...pooledRisk, ...ambulanceRisk],
  predictedRisk: null,
};

function heartFeatures(inputs: ScoreInputs): Features<typeof HEART_COLUMNS> {
  return { ...hearFeatures(inputs), ...troponinFeatures(inputs.intake) };
}
