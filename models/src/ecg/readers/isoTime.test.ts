import { expect, it } from 'vitest';
import { isoTimeOfDigits } from './isoTime.ts';

it.each([
  ['20021122091000.000', '2002-11-22T09:10:00.000'],
  ['200211220910', '2002-11-22T09:10:00'],
  ['20240301101112.5+0100', '2024-03-01T10:11:12.5+01:00'],
  ['20240301101112-0330', '2024-03-01T10:11:12-03:30'],
  ['20240230101112', null],
  ['20240301', null],
  ['Jansen', null],
])('%s is %s', (digits, iso) => {
  expect(isoTimeOfDigits(digits)).toBe(iso);
});
