import { describe, expect, it } from 'vitest';
import {
  EcgAnalysisSchema,
  type AnalysedEcg,
  type EcgAnalysis,
} from '@smart-triage/shared/domain/ecgAnalysis';
import { STANDARD_LEADS, type Lead } from '@smart-triage/shared/ecg/leads';
import {
  MISSING_SAMPLE,
  samplesOf,
  selectLeads,
  type EcgRecording,
} from '@smart-triage/shared/ecg/recording';
import { withWander } from '../testing/disturbedEcg.ts';
import { syntheticEcg } from '../testing/syntheticEcg.ts';
import { analyseEcg, analyseWithBeat } from './analyseEcg.ts';

function analysed(analysis: EcgAnalysis): AnalysedEcg {
  if (analysis.kind !== 'analysed') throw new Error(`not analysable: ${analysis.reasons.join()}`);
  return analysis;
}

function changed(
  recording: EcgRecording,
  lead: Lead,
  change: (sample: number, i: number) => number,
): EcgRecording {
  const index = recording.leads.indexOf(lead);
  return { ...recording, samples: recording.samples.map((one, k) => (k === index ? one.map(change) : one)) };
}

const outcomes = (analysis: EcgAnalysis) =>
  Object.fromEntries(analysed(analysis).rules.map(({ rule, outcome }) => [rule, outcome]));

describe('analyseEcg on a healthy ECG', () => {
  const analysis = analysed(analyseEcg(syntheticEcg(), { sex: 'female', ageYears: 60 }));

  it('is plain JSON of the agreed form', () => {
    expect(EcgAnalysisSchema.parse(JSON.parse(JSON.stringify(analysis)))).toEqual(analysis);
  });

  it('finds each complex, the rate and a sinus rhythm', () => {
    expect(analysis.beats).toHaveLength(12);
    expect(analysis.intervals).toMatchObject({ heartRate: 75, rrMs: 800 });
    expect(analysis).toMatchObject({ rhythm: 'sinus', qrsClass: 'narrow', quality: { isComplete: true } });
  });

  it('puts the waves where they are, within 15 ms', () => {
    const middle = (analysis.beats[3]?.atMs ?? 0) - (500 + 3 * 800);
    expect(Math.abs(analysis.waves.qrsOnsetMs + middle - -40)).toBeLessThan(15);
    expect(Math.abs(analysis.waves.jPointMs + middle - 42)).toBeLessThan(15);
    expect(Math.abs((analysis.waves.tPeakMs ?? 0) + middle - 280)).toBeLessThan(15);
    expect(Math.abs((analysis.intervals.prMs ?? 0) - 165)).toBeLessThan(25);
  });

  it('meets no rule', () => {
    expect(analysis.rules.filter(({ outcome }) => outcome === 'met')).toEqual([]);
  });
});

describe('analyseEcg', () => {
  const inferior = { stMv: { II: 0.25, V2: -0.1 } };

  it.each([100, 250, 360, 500, 1000])('measures 0.25 mV within 0.03 mV at %i Hz', (rateHz) => {
    const analysis = analysed(analyseEcg(syntheticEcg({ ...inferior, rateHz })));
    for (const lead of ['II', 'III', 'aVF'] as const)
      expect(Math.abs((analysis.leads[lead]?.jMv ?? 0) - 0.25)).toBeLessThan(0.03);
    expect(outcomes(analysis)['stemi']).toBe('met');
  });

  it('gives the same value whatever the order of the leads', () => {
    const recording = syntheticEcg(inferior);
    const reordered = {
      ...recording,
      leads: recording.leads.toReversed(),
      samples: recording.samples.toReversed(),
    };
    expect(analyseEcg(reordered)).toEqual(analyseEcg(recording));
  });

  it('gives the same value whatever the step of the samples', () => {
    const fine = syntheticEcg(inferior);
    const coarse = {
      ...fine,
      lsbNv: 500,
      samples: fine.samples.map((lead) => lead.map((sample) => 2 * sample)),
    };
    expect(analyseEcg(coarse)).toEqual(analyseEcg(fine));
  });

  it.each([0.5, 1.5, 2])('measures voltages in proportion to the gain %f, and times as before', (gain) => {
    const recording = syntheticEcg(inferior);
    const [once, more] = [recording, { ...recording, lsbNv: recording.lsbNv * gain }].map((one) =>
      analysed(analyseEcg(one)),
    );
    expect(more?.intervals).toEqual(once?.intervals);
    for (const lead of STANDARD_LEADS) {
      const [a, b] = [once?.leads[lead], more?.leads[lead]];
      expect(b?.jMv).toBeCloseTo(gain * (a?.jMv ?? NaN), 2);
      expect(b?.rMv).toBeCloseTo(gain * (a?.rMv ?? NaN), 2);
    }
  });

  it('turns elevation into depression when every lead is turned upside down', () => {
    const upright = syntheticEcg({ ...inferior, hasP: false });
    const inverted = { ...upright, samples: upright.samples.map((lead) => lead.map((sample) => -sample)) };
    const [a, b] = [analysed(analyseEcg(upright)), analysed(analyseEcg(inverted))];
    for (const lead of STANDARD_LEADS)
      expect(b.leads[lead]?.jMv).toBeCloseTo(-(a.leads[lead]?.jMv ?? NaN), 6);
  });

  it('computes limb leads that were not recorded from the two that were', () => {
    const full = syntheticEcg(inferior);
    const eight = selectLeads(full, new Set(['II', 'III', 'V1', 'V2', 'V3', 'V4', 'V5', 'V6'] as const));
    const analysis = analysed(analyseEcg(eight));
    expect(analysis.quality).toEqual({ isComplete: true, leads: {} });
    expect(analysis.leads.aVF?.jMv).toBeCloseTo(analysed(analyseEcg(full)).leads.aVF?.jMv ?? NaN, 2);
  });

  it.each([
    ['aVR', 'aVF'],
    ['III', 'aVL'],
    ['I', 'aVF'],
  ] as const)('computes the other limb leads from %s and %s', (one, other) => {
    const full = syntheticEcg(inferior);
    const analysis = analysed(analyseEcg(selectLeads(full, new Set([one, other]))));
    for (const lead of ['I', 'II', 'III', 'aVR', 'aVL', 'aVF'] as const) {
      expect(analysis.quality.leads[lead]).toBeUndefined();
      expect(analysis.leads[lead]?.jMv).toBeCloseTo(analysed(analyseEcg(full)).leads[lead]?.jMv ?? NaN, 1);
    }
  });

  it('does not compute a lead back that was flat because an electrode is off: III is then II', () => {
    const right = syntheticEcg();
    const II = samplesOf(right, 'II');
    const off = changed(
      changed(right, 'I', () => 0),
      'III',
      (_, i) => II?.[i] ?? 0,
    );
    const loose = selectLeads(off, new Set(['I', 'II', 'III', 'V1', 'V2', 'V3', 'V4', 'V5', 'V6'] as const));
    const analysis = analysed(analyseEcg(loose));
    expect(analysis.leads.I).toBeUndefined();
    expect(analysis.quality.leads.I).toEqual(['flat']);
    expect(analysis.quality.isComplete).toBe(false);
  });

  it('says which leads were missing instead of calling them normal', () => {
    const three = selectLeads(syntheticEcg(), new Set(['I', 'II', 'V2'] as const));
    const analysis = analysed(analyseEcg(three));
    expect(analysis.quality.isComplete).toBe(false);
    expect(analysis.quality.leads.V3).toEqual(['missing']);
    expect(analysis.rules[0]?.notAssessed).toEqual(['V1', 'V3', 'V4', 'V5', 'V6']);
    expect(outcomes(analysis)['smith-4-variable']).toBe('not-applicable');
  });

  it('leaves a flat and a saturated lead out of every rule', () => {
    const recording = changed(
      changed(syntheticEcg(), 'V4', () => 3),
      'V5',
      (sample, i) => (i % 500 < 60 ? 5000 : sample),
    );
    const analysis = analysed(analyseEcg(recording));
    expect(analysis.quality.leads).toMatchObject({ V4: ['flat'], V5: ['saturated'] });
    expect(analysis.leads.V4).toBeUndefined();
    expect(analysis.rules[0]?.notAssessed).toEqual(['V4', 'V5']);
  });

  it('names lost samples', () => {
    const recording = changed(syntheticEcg(), 'V6', (sample, i) => (i % 11 === 0 ? MISSING_SAMPLE : sample));
    expect(analyseEcg(recording).quality.leads.V6).toEqual(['missing']);
  });

  it('does not take a rhythm without P waves and without regularity for sinus', () => {
    const rrMs = [620, 910, 540, 780, 1020, 590, 840];
    expect(analysed(analyseEcg(syntheticEcg({ hasP: false, rrMs }))).rhythm).toBe('atrial-fibrillation');
    expect(analysed(analyseEcg(syntheticEcg({ hasP: false }))).rhythm).toBe('other');
  });

  it('uses the criteria for wide complexes on a wide complex', () => {
    const analysis = analysed(analyseEcg(syntheticEcg({ qrsWidth: 2 })));
    expect(analysis.intervals.qrsMs).toBeGreaterThanOrEqual(140);
    expect(outcomes(analysis)).toMatchObject({ stemi: 'not-applicable' });
    expect(outcomes(analysis)['smith-sgarbossa']).not.toBe('not-applicable');
  });

  it('does not make an infarct out of 1 mV of wander', () => {
    const results = [0.15, 0.25, 0.35].map((hz, seed) => analyseEcg(withWander(syntheticEcg(), 1, hz, seed)));
    for (const result of results)
      expect(result.kind === 'not-analysable' || outcomes(result)['stemi'] === 'not-met').toBe(true);
  });
});

describe('analyseEcg refuses, as a value,', () => {
  const one = (recording: EcgRecording) => {
    const analysis = analyseEcg(recording);
    return analysis.kind === 'not-analysable' ? analysis.reasons : analysis.kind;
  };

  it.each([
    ['fewer than three complexes', syntheticEcg({ rrMs: [6000] }), 'too-few-beats'],
    ['a short recording', syntheticEcg({ seconds: 3 }), 'too-short'],
    ['a rate that it does not know', syntheticEcg({ rateHz: 50 }), 'unsupported-rate'],
    [
      'nothing but flat leads',
      { ...syntheticEcg(), samples: syntheticEcg().samples.map((s) => s.fill(7)) },
      'no-usable-lead',
    ],
    [
      'nothing but lost samples',
      { ...syntheticEcg(), samples: syntheticEcg().samples.map((s) => s.fill(MISSING_SAMPLE)) },
      'no-usable-lead',
    ],
  ] as const)('%s', (_, recording, reason) => {
    expect(one(recording)).toEqual([reason]);
  });

  it('exchanged arm electrodes', () => {
    const right = syntheticEcg();
    const from = { I: ['I', -1], II: ['III', 1], III: ['II', 1], aVR: ['aVL', 1], aVL: ['aVR', 1] } as const;
    const samples = right.leads.map((lead, k) => {
      const [source, sign] = lead in from ? from[lead as keyof typeof from] : [lead, 1];
      return (right.samples[right.leads.indexOf(source)] ?? right.samples[k]!).map((sample) => sign * sample);
    });
    expect(one({ ...right, samples })).toEqual(['limb-leads-reversed']);
  });

  it('limb leads that do not belong together', () => {
    const right = syntheticEcg();
    const inverted = changed(right, 'II', (sample) => -sample);
    expect(one(inverted)).toEqual(['limb-leads-inconsistent']);
  });

  it('ST that changes from beat to beat by more than its limits', () => {
    const noise = (i: number) => 1500 * Math.sin(0.0173 * i * (1 + (i % 997) / 500));
    const right = syntheticEcg({ leads: ['V2', 'V3'] });
    const disturbed = { ...right, samples: right.samples.map((lead) => lead.map((s, i) => s + noise(i))) };
    const analysis = analyseEcg(disturbed);
    const isSure = analysis.kind === 'analysed' && analysis.rules[0]?.outcome === 'met';
    expect(isSure).toBe(false);
  });
});

describe('analyseWithBeat with a J point that a person moved', () => {
  const recording = syntheticEcg({ stMv: { II: 0.25, V2: -0.1 } });
  const found = analysed(analyseWithBeat(recording, {}).analysis);

  it('measures as before when it stays where it was found', () => {
    expect(analyseWithBeat(recording, {}, found.waves.jPointMs).analysis).toEqual(found);
  });

  it('measures QRS duration, ST and rules again from there', () => {
    const early = analysed(analyseWithBeat(recording, {}, found.waves.jPointMs - 30).analysis);
    expect(early.waves.jPointMs).toBeCloseTo(found.waves.jPointMs - 30, 0);
    expect(early.intervals.qrsMs).toBe(found.intervals.qrsMs - 30);
    expect(early.leads.II!.jMv).not.toBeCloseTo(found.leads.II!.jMv, 2);
    expect(early.rules.find(({ rule }) => rule === 'stemi')!.values).not.toEqual(
      found.rules.find(({ rule }) => rule === 'stemi')!.values,
    );
  });

  it('keeps the found one when the QRS would be left without a duration', () => {
    expect(analyseWithBeat(recording, {}, found.waves.qrsOnsetMs - 20).analysis).toEqual(found);
  });

  it('hands over the beat that was measured: the leads of the analysis in sheet order', () => {
    const { beat } = analyseWithBeat(recording, {});
    expect(beat!.leads).toEqual(STANDARD_LEADS);
    expect(beat!.mv.every(({ length }) => length === beat!.mv[0]!.length)).toBe(true);
  });
});
