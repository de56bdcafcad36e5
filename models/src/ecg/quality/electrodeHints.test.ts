import type { EcgAnalysis, LeadProblem } from '@smart-triage/shared/domain/ecgAnalysis';
import { INDEPENDENT_LEADS, STANDARD_LEADS, type Lead } from '@smart-triage/shared/ecg/leads';
import { MISSING_SAMPLE, type EcgRecording } from '@smart-triage/shared/ecg/recording';
import { describe, expect, it } from 'vitest';
import { syntheticEcg } from '../../testing/syntheticEcg.ts';
import { analyseEcg } from '../analyseEcg.ts';
import { electrodeHints } from './electrodeHints.ts';

const EIGHT = INDEPENDENT_LEADS;
const TWELVE = STANDARD_LEADS;
const analysisWith = (problem: LeadProblem, leads: readonly Lead[]): EcgAnalysis =>
  ({
    kind: 'analysed',
    quality: { isComplete: false, leads: Object.fromEntries(leads.map((lead) => [lead, [problem]])) },
  }) as unknown as EcgAnalysis;
const electrodesFor = (bad: readonly Lead[], recorded: readonly Lead[]) =>
  electrodeHints(analysisWith('flat', bad), recorded).map(({ electrodes }) => electrodes);

describe('which electrode to check', () => {
  it.each([
    ['a chest lead: its own', ['V3'], EIGHT, [['V3']]],
    ['two chest leads: both', ['V2', 'V5'], EIGHT, [['V2', 'V5']]],
    ['I alone: left arm, for II has the right one and is good', ['I'], EIGHT, [['LA']]],
    ['II alone: left leg', ['II'], EIGHT, [['LL']]],
    ['I and II: right arm, which both have', ['I', 'II'], EIGHT, [['RA']]],
    ['I and III of twelve: left arm', ['I', 'III', 'aVL'], TWELVE, [['LA']]],
    ['II and III of twelve: left leg', ['II', 'III', 'aVF'], TWELVE, [['LL']]],
    ['I, II and aVR of twelve: right arm', ['I', 'II', 'aVR'], TWELVE, [['RA']]],
    ['all limb leads: the neutral one first', ['I', 'II', 'III'], TWELVE, [['RL', 'RA', 'LA', 'LL']]],
    ['everything: the neutral one, then the common one', [...EIGHT], EIGHT, [['RL', 'RA']]],
    ['a single recorded lead: either of its two', ['II'], ['II'], [['RA', 'LL']]],
    ['I and a chest lead: two things', ['I', 'V6'], EIGHT, [['LA'], ['V6']]],
    ['nothing wrong: none', [], EIGHT, []],
  ] satisfies [string, Lead[], readonly Lead[], string[][]][])('%s', (_case, bad, recorded, electrodes) => {
    expect(electrodesFor(bad, recorded)).toEqual(electrodes);
  });

  it('says noise, not contact, where something is measured', () => {
    expect(electrodeHints(analysisWith('mains', ['V4']), EIGHT)).toEqual([
      { check: 'noise', electrodes: ['V4'], leads: ['V4'] },
    ]);
  });

  it('does not ask for an electrode because of a lead that was never recorded', () => {
    expect(electrodesFor(['V3', 'III'], ['I', 'II'])).toEqual([]);
  });
});

/** The recording with some of its leads made anew. */
function changed(recording: EcgRecording, change: (lead: Lead, samples: Int16Array) => Int16Array) {
  const { leads, samples } = recording;
  return { ...recording, samples: leads.map((lead, index) => change(lead, samples[index]!)) };
}
const hintsFor = (recording: EcgRecording) => electrodeHints(analyseEcg(recording), recording.leads);

describe('which electrode to check, from samples', () => {
  const eight = syntheticEcg({ leads: EIGHT });

  it('finds V3 off', () => {
    const off = changed(eight, (lead, samples) => (lead === 'V3' ? samples.fill(MISSING_SAMPLE) : samples));
    expect(hintsFor(off)).toEqual([{ check: 'contact', electrodes: ['V3'], leads: ['V3'] }]);
  });

  it('suspects exchanged arms when I is upside down and V6 is not', () => {
    const twelve = syntheticEcg({ leads: EIGHT });
    const [one, two] = [twelve.samples[0]!, twelve.samples[1]!];
    // With the arms exchanged I is negative and II is what III was: II less I.
    const reversed = changed(twelve, (lead, samples) => {
      if (lead === 'I') return samples.map((value) => -value);
      return lead === 'II' ? two.map((value, i) => value - one[i]!) : samples;
    });
    expect(hintsFor(reversed)).toEqual([{ check: 'reversal', electrodes: ['RA', 'LA'], leads: [] }]);
  });

  it('finds nothing to check on a good ECG', () => {
    expect(hintsFor(syntheticEcg({ leads: EIGHT }))).toEqual([]);
  });
});
