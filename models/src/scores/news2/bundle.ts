import { SCORE_SOURCES } from '@smart-triage/shared/domain/scoreSources';
import type { Intake } from '@smart-triage/shared/domain/intake';
import type { ScoreBand } from '@smart-triage/shared/domain/score';
import type { VitalSign } from '@smart-triage/shared/domain/vitals';
import type { BundleSource, PublishedCase } from '../bundleSource.ts';
import { measuredVitals } from '../golden.ts';
import { buildNews2Model } from './graph.ts';
import { news2Grid } from './reference.ts';
import { NEWS2 } from './score.ts';

const WELL = { respiratoryRate: 16, spo2: 98, systolicBp: 120, heartRate: 70, temperature: 37 };
const ON_AIR: Intake = { consciousness: 'alert', oxygenGiven: false, hypercapnicFailure: false };

/** Worked out by hand from the printed chart. */
const published: PublishedCase[] = [
  vector('all normal', 0, 'low', {}, {}),
  vector(
    'short of breath on oxygen',
    11,
    'high',
    { respiratoryRate: 24, spo2: 93, systolicBp: 95, heartRate: 115, temperature: 38.5 },
    { oxygenGiven: true },
  ),
  vector(
    'everything at its worst',
    20,
    'high',
    { respiratoryRate: 30, spo2: 80, systolicBp: 70, heartRate: 140, temperature: 34 },
    { oxygenGiven: true, consciousness: 'unresponsive' },
  ),
  vector(
    'second scale, 94 % on oxygen: 1, and 2 for the oxygen',
    3,
    'low',
    { spo2: 94 },
    { oxygenGiven: true, hypercapnicFailure: true },
  ),
  vector('second scale, 94 % on air', 0, 'low', { spo2: 94 }, { hypercapnicFailure: true }),
  vector('one sign at 3 points', 3, 'low-medium', { systolicBp: 88 }, {}),
];

export const NEWS2_BUNDLE: BundleSource = {
  definition: NEWS2,
  version: '1.0.0',
  buildModel: buildNews2Model,
  about: {
    name: 'NEWS2',
    endpoint: 'none: how ill a patient is now, whatever the cause',
    horizonDays: null,
    choices: [
      'Values are rounded to what the chart prints: whole numbers, and tenths of a degree.',
      'The second saturation scale is for documented hypercapnic respiratory failure. While that is not known, both scales count and the result may be a range.',
      'A single sign of 3 points makes a low total "low-medium".',
    ],
    sources: [...SCORE_SOURCES.news2],
    intendedUse:
      'Patients of 16 and older, to see deterioration and to speak one language with the hospital.',
    notFor: ['patients under 16 and pregnant women', 'cardiac risk: a patient with an infarct can score 0'],
    changelog: { '1.0.0': 'First version.' },
  },
  published,
  grid: news2Grid,
};

function vector(
  name: string,
  value: number,
  band: ScoreBand,
  signs: Partial<Record<VitalSign, number>>,
  known: Intake,
): PublishedCase {
  const record = { intake: { ...ON_AIR, ...known }, vitals: measuredVitals({ ...WELL, ...signs }) };
  return { name, source: 'chart of NEWS2, worked out apart', record, value, decimals: 0, band };
}
