import type { ScoreInputs, ScoreReason } from '@smart-triage/shared/domain/score';
import { bandFrom } from '../bandTable.ts';
import { absentFrom, flagOrNaN, numberOrNaN, underAge } from '../features.ts';
import { HEAR_COLUMNS, HEAR_ITEMS, hearFeatures } from '../hear/score.ts';
import { column, flagColumn, type Features, type ScoreDefinition } from '../scoreDefinition.ts';
import { troponinRangeNgL } from '../troponinRange.ts';
import { wilsonPercent } from '../wilson.ts';

const MS_PER_MINUTE = 60_000;

export const ARTICA_COLUMNS = [
  ...HEAR_COLUMNS,
  column('minutesSinceOnset', 'minutes', [0, 100_000], 'time since the symptoms began'),
  column('troponinLowNgL', 'ng/L', [0, 100_000], 'least troponin T that the report allows'),
  column('troponinHighNgL', 'ng/L', [0, 100_000], 'greatest troponin T that the report allows'),
  column('systolicBp', 'mmHg', [0, 350], 'systolic pressure'),
  column('heartRate', '/min', [0, 350], 'heart rate'),
  column('spo2', '%', [0, 100], 'oxygen saturation'),
  flagColumn('articaExclusion', 'an exclusion of the trial that no other column holds'),
] as const;

/**
 * The rule of the ARTICA trial (PMC7044902, PMC10182886): a HEAR of 3 or less, symptoms for two hours or more, a finger-prick troponin T below 40 ng/L and no
 * exclusion. The number counts criteria that are not met: none, and the trial handed over to the general practitioner; one or more, and it drove to the hospital.
 */
export const ARTICA: ScoreDefinition = {
  id: 'artica',
  unit: 'points',
  columns: ARTICA_COLUMNS,
  items: [
    {
      item: 'hear-above-3',
      missingInputs: (inputs) => HEAR_ITEMS.flatMap((item) => item.missingInputs(inputs)),
    },
    { item: 'symptoms-under-2-hours', missingInputs: (inputs) => absentFrom(inputs, ['symptomOnset']) },
    { item: 'troponin', missingInputs: (inputs) => absentFrom(inputs, ['troponin']) },
    { item: 'shock', missingInputs: (inputs) => absentFrom(inputs, ['systolicBp', 'heartRate', 'spo2']) },
    { item: 'trial-exclusion', missingInputs: (inputs) => absentFrom(inputs, ['articaExclusion']) },
  ],
  features: articaFeatures,
  notApplicable: (inputs) => [...underAge(inputs), ...otherAssay(inputs)],
  bands: ['general-practitioner', 'hospital'],
  bandOf: bandFrom('general-practitioner', [{ from: 1, band: 'hospital' }]),
  publishedRisk: [
    {
      band: 'general-practitioner',
      population: 'ambulance',
      ...wilsonPercent(2, 419),
      endpoint: 'mace',
      horizonDays: 30,
      source:
        'ARTICA, PMC10182886: acute coronary syndrome, unplanned revascularisation or death in 2 of 419; Wilson interval',
    },
  ],
  predictedRisk: null,
};

function articaFeatures(inputs: ScoreInputs): Features<typeof ARTICA_COLUMNS> {
  const { intake, vitals, assessedAt } = inputs;
  const troponin = troponinRangeNgL(intake.troponin);
  return {
    ...hearFeatures(inputs),
    minutesSinceOnset: (assessedAt - numberOrNaN(intake.symptomOnset)) / MS_PER_MINUTE,
    troponinLowNgL: troponin.low,
    troponinHighNgL: troponin.high,
    systolicBp: numberOrNaN(vitals.systolicBp?.value),
    heartRate: numberOrNaN(vitals.heartRate?.value),
    spo2: numberOrNaN(vitals.spo2?.value),
    articaExclusion: flagOrNaN(intake.articaExclusion),
  };
}

function otherAssay({ intake: { troponin } }: ScoreInputs): ScoreReason[] {
  return troponin && troponin.assay !== 'roche-cobas-h232-tnt' ? ['troponin-not-cobas-h232'] : [];
}
