import { expect, it } from 'vitest';
import { leadOf } from './leadName.ts';

it.each([
  ['AVR', 'aVR'],
  ['v1', 'V1'],
  ['Lead II', 'II'],
  ['MDC_ECG_LEAD_AVF', 'aVF'],
  ['MLII', 'II'],
  ['ECG V2', 'V2'],
  ['EKG lead_III', 'III'],
  ['DII', 'II'],
  ['-aVR', undefined],
  ['V4R', undefined],
  ['', undefined],
])('%s is lead %s', (name, lead) => {
  expect(leadOf(name)).toBe(lead);
});
