import type { Intake } from '@smart-triage/shared/domain/intake';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { createNodeScoreEngine } from '../runtime/node.ts';
import type { ScoreEngine } from '../runtime/scoreEngine.ts';
import { calm, ecgOf, INFERIOR_STEMI, minutesAgo, NOW, vitalsOf } from '../testing/guidanceInputs.ts';
import { wholeAndPartialRecord } from '../testing/scoreArbitraries.ts';
import { advice } from './advice.ts';
import { gate } from './gate.ts';
import { guidance } from './guidance.ts';
import type { GuidanceInputs } from './guidanceInputs.ts';

const adviceOn = (inputs: GuidanceInputs) => advice(gate(inputs), inputs);
const low = {
  kind: 'range',
  low: 0,
  high: 1,
  lowBand: 'general-practitioner',
  highBand: 'hospital',
} as const;
const without = (field: keyof Intake): GuidanceInputs => {
  const inputs = calm();
  const intake = Object.fromEntries(Object.entries(inputs.intake).filter(([name]) => name !== field));
  return { ...inputs, intake };
};

describe('advice', () => {
  it.each([
    ['everything known and ARTICA met', calm(), 'stay-home-after-consult', ['artica-met']],
    [
      'STEMI criteria',
      calm({ ecg: { latest: ecgOf(INFERIOR_STEMI), met: null } }),
      'drive-to-pci-centre',
      ['ecg-criteria'],
    ],
    ['resuscitation', calm({ intake: { cardiacArrest: true } }), 'drive-now', ['resuscitation']],
    ['a known STEMI', calm({ intake: { stemiKnown: true } }), 'drive-to-pci-centre', ['stemi-known']],
    [
      'a suspected dissection',
      calm({ intake: { suspectedDissection: true } }),
      'drive-now',
      ['suspected-dissection'],
    ],
    [
      'shock',
      calm({ vitals: vitalsOf({ systolicBp: 80, heartRate: 118, spo2: 85 }) }),
      'drive-now',
      ['shock', 'low-systolic-pressure', 'oxygen-saturation'],
    ],
    ['a racing heart', calm({ vitals: vitalsOf({ heartRate: 150 }) }), 'drive-now', ['heart-rate']],
    [
      'an irregular rhythm',
      calm({ ecg: { latest: ecgOf({ hasP: false, rrMs: [700, 940, 560, 810, 1010, 620] }), met: null } }),
      'nearest-emergency-department',
      ['rhythm'],
    ],
    ['pain', calm({ intake: { painOngoing: true } }), 'nearest-emergency-department', ['pain-ongoing']],
    [
      'symptoms for 119 minutes',
      calm({ intake: { symptomOnset: minutesAgo(119) } }),
      'nearest-emergency-department',
      ['symptoms-under-2-hours'],
    ],
    ['a minor', calm({ intake: { ageYears: 17 } }), 'nearest-emergency-department', ['age-under-18']],
    [
      'HEAR above 3',
      calm({ scores: { hear: { kind: 'value', value: 4, band: 'moderate' } } }),
      'nearest-emergency-department',
      ['hear-above-3'],
    ],
    [
      'HEAR that can only end above 3',
      calm({
        scores: { hear: { kind: 'range', low: 4, high: 6, lowBand: 'moderate', highBand: 'moderate' } },
      }),
      'nearest-emergency-department',
      ['hear-above-3'],
    ],
    [
      'HEART above 3',
      calm({ scores: { heart: { kind: 'value', value: 5, band: 'moderate' } } }),
      'nearest-emergency-department',
      ['heart-above-3'],
    ],
    [
      'T-MACS moderate',
      calm({ scores: { 't-macs': { kind: 'value', value: 0.3, band: 'moderate' } } }),
      'nearest-emergency-department',
      ['t-macs-not-low'],
    ],
    [
      'NEWS2 with one sign of 3 points',
      calm({ scores: { news2: { kind: 'value', value: 3, band: 'low-medium' } } }),
      'nearest-emergency-department',
      ['news2-not-low'],
    ],
    [
      'an exclusion of the trial',
      calm({ intake: { articaExclusion: true } }),
      'nearest-emergency-department',
      ['trial-exclusion'],
    ],
    [
      'ARTICA not met by its troponin',
      calm({ scores: { artica: { kind: 'value', value: 1, band: 'hospital' } } }),
      'nearest-emergency-department',
      ['artica-not-met'],
    ],
    [
      'an assay that ARTICA does not know',
      calm({ scores: { artica: { kind: 'not-applicable', reasons: ['troponin-not-cobas-h232'] } } }),
      'not-enough-yet',
      ['artica-does-not-apply'],
    ],
    ['no troponin', calm({ scores: { artica: low } }), 'not-enough-yet', ['inputs-missing']],
    ['no scores at all', { ...calm(), scores: [] }, 'not-enough-yet', ['inputs-missing']],
    ['pain not asked about', without('painOngoing'), 'not-enough-yet', ['inputs-missing']],
    ['no start of symptoms', without('symptomOnset'), 'not-enough-yet', ['inputs-missing']],
    ['age not known', without('ageYears'), 'not-enough-yet', ['inputs-missing']],
    ['dissection not asked about', without('suspectedDissection'), 'not-enough-yet', ['inputs-missing']],
    ['no ECG', calm({ ecg: { latest: null, met: null } }), 'not-enough-yet', ['inputs-missing']],
    ['old vital signs', calm({ vitals: vitalsOf({}, 30) }), 'not-enough-yet', ['inputs-missing']],
  ] as const)('with %s advises as the table says (%#)', (_case, inputs, code, reasons) => {
    expect(adviceOn(inputs)).toMatchObject({ code, reasons });
  });

  it('says that a troponin below 40 ng/L would settle it when that alone is missing', () => {
    const { changes } = adviceOn(calm({ scores: { artica: low } }));
    expect(changes).toEqual([{ change: 'troponin-below-40', inputs: ['troponin'], at: null }]);
  });

  it('says what to fill in, and asks for another ECG', () => {
    const { changes } = adviceOn({ ...without('painOngoing'), ecg: { latest: null, met: null } });
    expect(changes).toEqual([
      { change: 'another-ecg', inputs: ['twelveLeadEcg'], at: null },
      { change: 'fill-in', inputs: ['painOngoing'], at: null },
    ]);
  });

  it('says when two hours will have passed', () => {
    const { changes } = adviceOn(calm({ intake: { symptomOnset: minutesAgo(100) } }));
    expect(changes).toEqual([{ change: 'two-hours-pass', inputs: ['symptomOnset'], at: NOW + 20 * 60_000 }]);
  });
});

describe('advice over what the models really say', () => {
  let engine: ScoreEngine;
  beforeAll(async () => {
    engine = await createNodeScoreEngine();
  });

  const ecgs = [null, ecgOf(), ecgOf(INFERIOR_STEMI), ecgOf({ seconds: 2 })];
  const scenario = fc.tuple(wholeAndPartialRecord, fc.constantFrom(...ecgs), fc.option(fc.boolean()));

  it('is never lowered by a model: a positive gate drives, whatever the scores say', async () => {
    await fc.assert(
      fc.asyncProperty(scenario, async ([{ partial }, latest, pain]) => {
        const inputs = { ...partial, ecg: { latest, met: null }, intake: withPain(partial.intake, pain) };
        const { scores } = await engine.assess(inputs);
        const found = gate(inputs);
        const codes = [scores, [], calm().scores].map(
          (read) => advice(found, { ...inputs, scores: read }).code,
        );
        if (found.verdict !== 'positive') return;
        expect(codes.every((code) => code === 'drive-now' || code === 'drive-to-pci-centre')).toBe(true);
        expect(new Set(codes).size).toBe(1);
      }),
      { numRuns: 60 },
    );
  });

  it('is never "stay home" with anything missing, abstaining, a met criterion, early symptoms or pain', async () => {
    await fc.assert(
      fc.asyncProperty(scenario, async ([{ whole, partial }, latest, pain]) => {
        for (const record of [whole, partial]) {
          const inputs = { ...record, ecg: { latest, met: null }, intake: withPain(record.intake, pain) };
          const { scores } = await engine.assess(inputs);
          const { advice: given, gate: found } = await guidance({ ...inputs, scores });
          if (given.code !== 'stay-home-after-consult') continue;
          expect(found.verdict).toBe('negative');
          expect(inputs.intake).toMatchObject({ painOngoing: false, cardiacArrest: false });
          expect(inputs.assessedAt - (inputs.intake.symptomOnset ?? Infinity)).toBeGreaterThanOrEqual(
            7_200_000,
          );
          for (const id of ['hear', 'heart', 'news2', 'artica'])
            expect(scores.find(({ score }) => score === id)?.outcome.kind).toBe('value');
        }
      }),
      { numRuns: 60 },
    );
  });
});

function withPain(intake: Intake, pain: boolean | null): Intake {
  return pain === null ? intake : { ...intake, painOngoing: pain };
}
