import type { PublishedRisk, ScoreInputs, ScoreReason } from '@smart-triage/shared/domain/score';
import { bandFrom } from '../bandTable.ts';
import { absentFrom, flagOrNaN, numberOrNaN, underAge } from '../features.ts';
import { column, flagColumn, type Features, type ScoreDefinition } from '../scoreDefinition.ts';
import { troponinRangeNgL } from '../troponinRange.ts';
import { wilsonPercent } from '../wilson.ts';

export const T_MACS_COLUMNS = [
  flagColumn('ecgIschaemia', 'ischaemia on the ECG in the eyes of the treating clinician'),
  flagColumn('worseningAngina', 'worsening or crescendo angina'),
  flagColumn('painToRightArm', 'pain radiating to the right arm or shoulder'),
  flagColumn('vomiting', 'pain with vomiting'),
  flagColumn('sweatingObserved', 'sweating that was observed'),
  column('systolicBp', 'mmHg', [0, 350], 'systolic pressure'),
  column('troponinLowNgL', 'ng/L', [0, 100_000], 'least hs-cTnT that the report allows'),
  column('troponinHighNgL', 'ng/L', [0, 100_000], 'greatest hs-cTnT that the report allows'),
] as const;

const SOURCE = 'Body 2017, doi 10.1136/emermed-2016-205983';

/**
 * Validation set of Body 2017, n = 1,459. Ruled out: negative predictive value 99.3 % (98.3 to 99.8). Ruled in: 4.7 % of the patients, of whom 91.3 % had the
 * endpoint, which only 63 of 69 fits. The bands between them have no published figure.
 */
const publishedRisk: PublishedRisk[] = [
  {
    band: 'very-low',
    population: 'emergency-department',
    percent: 0.7,
    lowPercent: 0.2,
    highPercent: 1.7,
    endpoint: 'acs',
    horizonDays: 30,
    source: `${SOURCE}, validation set, 590 ruled out`,
  },
  {
    band: 'very-low',
    population: 'ambulance',
    percent: 1.8,
    lowPercent: 0.2,
    highPercent: 6.4,
    endpoint: 'acs',
    horizonDays: 30,
    source: 'Alghamdi, thesis, Manchester: paramedics with a point-of-care troponin',
  },
  {
    band: 'high',
    population: 'emergency-department',
    ...wilsonPercent(63, 69),
    endpoint: 'acs',
    horizonDays: 30,
    source: `${SOURCE}, validation set, 63 of 69 ruled in; Wilson interval`,
  },
];

/** Bands: below 2 %, 2 to below 5 %, 5 to below 95 %, 95 % and more (Body 2017; Greenslade 2017). */
export const T_MACS: ScoreDefinition = {
  id: 't-macs',
  unit: 'probability',
  columns: T_MACS_COLUMNS,
  items: [
    { item: 'ecg-ischaemia', missingInputs: (inputs) => absentFrom(inputs, ['ecgIschaemia']) },
    { item: 'worsening-angina', missingInputs: (inputs) => absentFrom(inputs, ['worseningAngina']) },
    { item: 'pain-to-right-arm', missingInputs: (inputs) => absentFrom(inputs, ['painToRightArm']) },
    { item: 'vomiting', missingInputs: (inputs) => absentFrom(inputs, ['vomiting']) },
    { item: 'sweating-observed', missingInputs: (inputs) => absentFrom(inputs, ['sweatingObserved']) },
    { item: 'low-systolic-pressure', missingInputs: (inputs) => absentFrom(inputs, ['systolicBp']) },
    { item: 'troponin', missingInputs: (inputs) => absentFrom(inputs, ['troponin']) },
  ],
  features: tMacsFeatures,
  notApplicable: (inputs) => [...underAge(inputs), ...otherAssay(inputs)],
  bands: ['very-low', 'low', 'moderate', 'high'],
  bandOf: bandFrom('very-low', [
    { from: 0.02, band: 'low' },
    { from: 0.05, band: 'moderate' },
    { from: 0.95, band: 'high' },
  ]),
  publishedRisk,
  predictedRisk: { endpoint: 'acs', horizonDays: 30, source: SOURCE },
};

function tMacsFeatures({ intake, vitals }: ScoreInputs): Features<typeof T_MACS_COLUMNS> {
  const troponin = troponinRangeNgL(intake.troponin);
  return {
    ecgIschaemia: flagOrNaN(intake.ecgIschaemia),
    worseningAngina: flagOrNaN(intake.worseningAngina),
    painToRightArm: flagOrNaN(intake.painToRightArm),
    vomiting: flagOrNaN(intake.vomiting),
    sweatingObserved: flagOrNaN(intake.sweatingObserved),
    systolicBp: numberOrNaN(vitals.systolicBp?.value),
    troponinLowNgL: troponin.low,
    troponinHighNgL: troponin.high,
  };
}

/** A missing troponin leaves a range; one from another assay can never become a T-MACS. */
function otherAssay({ intake: { troponin } }: ScoreInputs): ScoreReason[] {
  return troponin && troponin.assay !== 'roche-elecsys-hs-ctnt' ? ['troponin-not-roche-hs-ctnt'] : [];
}
