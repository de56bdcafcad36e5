import { SCORE_SOURCES } from '@smart-triage/shared/domain/scoreSources';
import type { Intake } from '@smart-triage/shared/domain/intake';
import type { ScoreBand } from '@smart-triage/shared/domain/score';
import type { BundleSource, PublishedCase } from '../bundleSource.ts';
import { measuredTroponin, measuredVitals } from '../golden.ts';
import { buildGraceModel } from './graph.ts';
import { graceGrid } from './reference.ts';
import { GRACE } from './score.ts';

type Patient = {
  killip: 1 | 2 | 4;
  mmHg: number;
  perMinute: number;
  years: number;
  mgDl: number;
  present?: Intake;
};

const ABSENT: Intake = {
  cardiacArrest: false,
  stDeviation: false,
  ...measuredTroponin('roche-elecsys-hs-ctnt', 5),
};
const ST_AND_TROPONIN: Intake = { stDeviation: true, ...measuredTroponin('roche-elecsys-hs-ctnt', 90) };

/** Worked out by hand from the printed table and curve. */
const published: PublishedCase[] = [
  vector({ killip: 1, mmHg: 130, perMinute: 80, years: 55, mgDl: 1 }, 91, 'low'),
  vector(
    { killip: 1, mmHg: 120, perMinute: 70, years: 62, mgDl: 1.1, present: ST_AND_TROPONIN },
    150,
    'high',
    3.79,
  ),
  vector(
    { killip: 2, mmHg: 100, perMinute: 90, years: 70, mgDl: 1.8, present: ST_AND_TROPONIN },
    208,
    'high',
    21.7,
  ),
  vector(
    {
      killip: 4,
      mmHg: 75,
      perMinute: 120,
      years: 85,
      mgDl: 2.5,
      present: { ...ST_AND_TROPONIN, cardiacArrest: true },
    },
    334,
    'high',
  ),
  vector({ killip: 1, mmHg: 150, perMinute: 65, years: 45, mgDl: 0.9 }, 59, 'low'),
];

export const GRACE_BUNDLE: BundleSource = {
  definition: GRACE,
  version: '1.0.0',
  buildModel: buildGraceModel,
  about: {
    name: 'GRACE, death in hospital (Granger 2003)',
    endpoint: 'death from any cause in hospital',
    horizonDays: null,
    choices: [
      'The in-hospital nomogram of 2003; the models for six months (Fox 2006) and at discharge (Eagle 2004) have other points.',
      'Creatinine is entered in umol/L; 1 mg/dL is 88.4 umol/L.',
      'Elevated enzymes: a troponin above the upper reference limit of its assay; for the cobas h232, 40 ng/L or more.',
      'Where the curve gives under 0.2 % the risk is "0 to 0.2 %", over 52 % it is "52 to 100 %": the nomogram prints nothing finer.',
      'Bands are those for patients without ST elevation.',
    ],
    sources: [...SCORE_SOURCES.grace],
    intendedUse:
      'Adults with a confirmed acute coronary syndrome whose creatinine is known, which in an ambulance is rare.',
    notFor: [
      'patients under 18',
      'deciding whether chest pain is an acute coronary syndrome',
      'reading its bands in patients with ST elevation',
    ],
    changelog: { '1.0.0': 'First version.' },
  },
  published,
  grid: graceGrid,
};

function vector(patient: Patient, value: number, band: ScoreBand, predictedPercent?: number): PublishedCase {
  const { killip, mmHg, perMinute, years, mgDl, present } = patient;
  const measured: Intake = { killipClass: killip, ageYears: years, creatinineUmolL: mgDl * 88.4 };
  return {
    name: `Killip ${killip}, ${years} years, ${value} points`,
    source: 'table of Granger 2003, worked out apart',
    record: {
      intake: { ...ABSENT, ...measured, ...present },
      vitals: measuredVitals({ systolicBp: mmHg, heartRate: perMinute }),
    },
    value,
    decimals: 0,
    band,
    ...(predictedPercent === undefined ? {} : { predictedPercent }),
  };
}
