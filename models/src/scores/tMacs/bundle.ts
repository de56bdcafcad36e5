import { SCORE_SOURCES } from '@smart-triage/shared/domain/scoreSources';
import type { BundleSource, PublishedCase } from '../bundleSource.ts';
import { GOLDEN_TIME, measuredTroponin } from '../golden.ts';
import { buildTMacsModel } from './graph.ts';
import { tMacsGrid } from './reference.ts';
import { T_MACS } from './score.ts';

/** Computed by hand from the printed formula, five decimals: hs-cTnT in ng/L, letters that are present, probability, band. */
const VECTORS = [
  [3, '', 0.011, 'very-low'],
  [5, '', 0.01311, 'very-low'],
  [9, '', 0.01861, 'very-low'],
  [10, '', 0.02031, 'low'],
  [14, '', 0.02875, 'low'],
  [20, '', 0.04806, 'low'],
  [40, '', 0.23041, 'moderate'],
  [52, '', 0.46555, 'moderate'],
  [80, '', 0.91325, 'moderate'],
  [90, '', 0.96246, 'high'],
  [5, 'S', 0.09423, 'moderate'],
  [5, 'V', 0.05196, 'moderate'],
  [5, 'H', 0.04257, 'low'],
  [5, 'A', 0.03006, 'low'],
  [5, 'R', 0.0238, 'low'],
  [3, 'E', 0.05809, 'moderate'],
  [14, 'ES', 0.56242, 'moderate'],
  [52, 'ES', 0.97424, 'high'],
  [40, 'ESV', 0.98169, 'high'],
  [5, 'EARVSH', 0.9715, 'high'],
] as const;

export const T_MACS_BUNDLE: BundleSource = {
  definition: T_MACS,
  version: '1.0.0',
  buildModel: buildTMacsModel,
  about: {
    name: 'T-MACS',
    endpoint: 'infarction at presentation, or death, infarction or revascularisation within 30 days',
    horizonDays: 30,
    choices: [
      'Contributions and totals are log-odds; the total includes the intercept of -4.766, which belongs to no item.',
      'H: the latest systolic pressure, below 100 mmHg.',
      'A missing yes-or-no item ranges from absent to present.',
      'A missing troponin ranges from 0 to 100,000 ng/L, the most that the record can hold, where the probability is 1.',
      'A troponin from any assay but Roche Elecsys hs-cTnT: does not apply.',
    ],
    sources: [...SCORE_SOURCES['t-macs']],
    intendedUse:
      'Adults with suspected cardiac chest pain and a Roche Elecsys hs-cTnT, beside the judgement of the crew and the cardiologist.',
    notFor: [
      'patients under 18',
      'any other troponin assay; a point-of-care result such as "<40 ng/L" cannot be used',
      'patients who meet an exclusion gate (STEMI criteria, shock, arrhythmia, suspected aortic syndrome)',
    ],
    changelog: { '1.0.0': 'First version.' },
  },
  published: VECTORS.map(vector),
  grid: tMacsGrid,
};

function vector([ngL, letters, value, band]: (typeof VECTORS)[number]): PublishedCase {
  const has = (letter: string) => letters.includes(letter);
  return {
    name: `${ngL} ng/L, ${letters || 'no flags'}`,
    source: 'formula of Body 2017, worked out apart',
    record: {
      intake: {
        ecgIschaemia: has('E'),
        worseningAngina: has('A'),
        painToRightArm: has('R'),
        vomiting: has('V'),
        sweatingObserved: has('S'),
        ...measuredTroponin('roche-elecsys-hs-ctnt', ngL),
      },
      vitals: { systolicBp: { value: has('H') ? 95 : 130, measuredAt: GOLDEN_TIME } },
    },
    value,
    decimals: 5,
    band,
  };
}
