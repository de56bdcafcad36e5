import {
  samplesOf,
  selectLeads,
  MISSING_SAMPLE,
  type EcgRecording,
} from '@smart-triage/shared/ecg/recording';
import type { Lead } from '@smart-triage/shared/ecg/leads';
import { expect, it } from 'vitest';
import { syntheticEcg } from '../../testing/syntheticEcg.ts';
import { limbLeadsAgree } from './limbLeads.ts';

function changed(lead: Lead, of: (value: number, i: number) => number): EcgRecording {
  const healthy = syntheticEcg();
  const samples = healthy.leads.map((one, k) =>
    one === lead
      ? (healthy.samples[k] ?? new Int16Array()).map(of)
      : (healthy.samples[k] ?? new Int16Array()),
  );
  return { ...healthy, samples };
}

it.each(['aVR', 'aVF'] as const)('%s agrees with I and II, and no longer when it is upside down', (lead) => {
  expect(limbLeadsAgree(syntheticEcg())).toBe(true);
  expect(limbLeadsAgree(changed(lead, (value) => -value))).toBe(false);
});

it('lead II under the name of aVR does not agree', () => {
  const II = samplesOf(syntheticEcg(), 'II');
  expect(limbLeadsAgree(changed('aVR', (_, i) => II?.[i] ?? 0))).toBe(false);
});

it('without I, leads are checked against II and III', () => {
  const leads = new Set(['II', 'III', 'aVR'] as const);
  expect(limbLeadsAgree(selectLeads(syntheticEcg(), leads))).toBe(true);
  expect(
    limbLeadsAgree(
      selectLeads(
        changed('aVR', (value) => -value),
        leads,
      ),
    ),
  ).toBe(false);
});

it.each(['I', 'III', 'aVR'] as const)('gaps in %s are no jumps of its voltage', (lead) => {
  expect(limbLeadsAgree(changed(lead, (value, i) => (i % 50 < 2 ? MISSING_SAMPLE : value)))).toBe(true);
});
