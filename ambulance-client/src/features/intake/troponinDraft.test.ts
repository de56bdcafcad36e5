import { TroponinSchema } from '@smart-triage/shared/domain/troponin';
import { instant } from '@smart-triage/shared/time/instant';
import { describe, expect, it } from 'vitest';
import { belowDetection, refusalOfTroponin, type TroponinDraft } from './troponinDraft.ts';

const draft = (changes: Partial<TroponinDraft>): TroponinDraft => ({
  assay: 'roche-cobas-h232-tnt',
  comparator: '=',
  text: '',
  sampledAt: instant(0),
  ...changes,
});

describe('a troponin as it is entered', () => {
  it.each([
    ['without a value', draft({}), null, 'no-value'],
    ['exact, below what a finger prick can report', draft({}), 12, 'below-what-the-device-reports'],
    ['reported as below', draft({ comparator: '<' }), 40, null],
    ['exact, at the limit', draft({}), 40, null],
    ['fine, by a high-sensitivity assay', draft({ assay: 'roche-elecsys-hs-ctnt' }), 12, null],
  ] as const)('%s', (_, entered, value, refusal) => {
    expect(refusalOfTroponin(entered, value)).toBe(refusal);
  });

  it('below detection names the limit of its own assay, with "<"', () => {
    const troponin = belowDetection('roche-cobas-h232-tnt', instant(1000));
    expect(TroponinSchema.parse(troponin)).toEqual({
      assay: 'roche-cobas-h232-tnt',
      comparator: '<',
      valueNgL: 40,
      sampledAt: 1000,
    });
  });
});
