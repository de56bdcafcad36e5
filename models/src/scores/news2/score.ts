import type { ScoreBand, ScoreInputs, ScoreReason } from '@smart-triage/shared/domain/score';
import type { LatestVitals, VitalSign } from '@smart-triage/shared/domain/vitals';
import { bandFrom } from '../bandTable.ts';
import { absentFrom, flagOrNaN } from '../features.ts';
import { column, flagColumn, type Features, type ScoreDefinition } from '../scoreDefinition.ts';

export const NEWS2_COLUMNS = [
  column('respiratoryRate', '/min', [0, 100], 'respiratory rate, whole number'),
  column('spo2', '%', [0, 100], 'oxygen saturation, whole number'),
  flagColumn('oxygenGiven', 'supplemental oxygen'),
  flagColumn('hypercapnicFailure', 'documented hypercapnic respiratory failure: the second scale'),
  column('systolicBp', 'mmHg', [0, 350], 'systolic pressure, whole number'),
  column('heartRate', '/min', [0, 350], 'pulse, whole number'),
  flagColumn('alert', 'alert, as against new confusion, voice, pain or unresponsive'),
  column('temperature', '°C', [20, 45], 'temperature to a tenth'),
] as const;

/** One sign with this many points asks for an urgent review whatever the total. */
const RED_SCORE = 3;

/** NEWS2 (Royal College of Physicians 2017). It measures how ill a patient is now and says nothing about the cause, so no cardiac risk belongs to it. */
export const NEWS2: ScoreDefinition = {
  id: 'news2',
  unit: 'points',
  columns: NEWS2_COLUMNS,
  items: [
    { item: 'respiratory-rate', missingInputs: (inputs) => absentFrom(inputs, ['respiratoryRate']) },
    {
      item: 'oxygen-saturation',
      missingInputs: (inputs) => absentFrom(inputs, ['spo2', 'oxygenGiven', 'hypercapnicFailure']),
    },
    { item: 'oxygen-given', missingInputs: (inputs) => absentFrom(inputs, ['oxygenGiven']) },
    { item: 'systolic-pressure', missingInputs: (inputs) => absentFrom(inputs, ['systolicBp']) },
    { item: 'heart-rate', missingInputs: (inputs) => absentFrom(inputs, ['heartRate']) },
    { item: 'consciousness', missingInputs: (inputs) => absentFrom(inputs, ['consciousness']) },
    { item: 'temperature', missingInputs: (inputs) => absentFrom(inputs, ['temperature']) },
  ],
  features: news2Features,
  notApplicable: child,
  bands: ['low', 'low-medium', 'medium', 'high'],
  bandOf: news2Band,
  publishedRisk: [],
  predictedRisk: null,
};

const bandOfTotal = bandFrom('low', [
  { from: 5, band: 'medium' },
  { from: 7, band: 'high' },
]);

function news2Band(total: number, contributions: readonly number[]): ScoreBand {
  const band = bandOfTotal(total);
  return band === 'low' && contributions.includes(RED_SCORE) ? 'low-medium' : band;
}

/** The chart is printed in whole numbers and tenths of a degree, so values are rounded to them first. */
function news2Features({ intake, vitals }: ScoreInputs): Features<typeof NEWS2_COLUMNS> {
  const { consciousness } = intake;
  return {
    respiratoryRate: rounded(vitals, 'respiratoryRate'),
    spo2: rounded(vitals, 'spo2'),
    oxygenGiven: flagOrNaN(intake.oxygenGiven),
    hypercapnicFailure: flagOrNaN(intake.hypercapnicFailure),
    systolicBp: rounded(vitals, 'systolicBp'),
    heartRate: rounded(vitals, 'heartRate'),
    alert: flagOrNaN(consciousness === undefined ? undefined : consciousness === 'alert'),
    temperature: rounded(vitals, 'temperature', 10),
  };
}

function rounded(vitals: LatestVitals, sign: VitalSign, parts = 1): number {
  const value = vitals[sign]?.value;
  return value === undefined ? Number.NaN : Math.round(value * parts) / parts;
}

function child({ intake: { ageYears } }: ScoreInputs): ScoreReason[] {
  return ageYears !== undefined && ageYears < 16 ? ['age-under-16'] : [];
}
