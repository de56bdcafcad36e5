import { deriveLead, isDerivedLead, STANDARD_LEADS, type Lead } from '@smart-triage/shared/ecg/leads';
import { samplesOf, type EcgRecording } from '@smart-triage/shared/ecg/recording';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BeatTruth } from './beat.ts';
import { EcgGenerator, SIMULATED_LSB_NV, SIMULATED_RATE_HZ } from './ecgGenerator.ts';
import { SCENARIO_IDS, SCENARIOS, type ScenarioId } from './scenarios.ts';

const SILENT = { muscleUv: 0, wanderUv: 0, mainsUv: 0 };
/** Half a step of I and of II each: what rounding can do to a derived lead, and a hair. */
const ROUNDING_MV = (1.01 * SIMULATED_LSB_NV) / 1e6;
const PR_SEGMENT_MS = 50;

type Strip = { recording: EcgRecording; beats: readonly BeatTruth[] };

/** Ten seconds without noise, from a minute of the scenario on, and the truth about each beat that is wholly inside. */
function silentStrip(id: ScenarioId, startMinute = 0): Strip {
  const beats: BeatTruth[] = [];
  const generator = new EcgGenerator({
    scenario: SCENARIOS[id],
    seed: 1,
    startMinute,
    disturbance: SILENT,
    onBeat: (beat) => beats.push(beat),
  });
  const recording = generator.next(10 * SIMULATED_RATE_HZ);
  return { recording, beats: beats.filter(({ jSample }) => jSample + 100 < 10 * SIMULATED_RATE_HZ) };
}

function millivolt({ recording }: Strip, lead: Lead, sample: number): number {
  const at = (source: Lead): number =>
    ((samplesOf(recording, source)?.[sample] ?? NaN) * SIMULATED_LSB_NV) / 1e6;
  return isDerivedLead(lead) ? deriveLead(lead, at('I'), at('II')) : at(lead);
}

/** Highest and lowest point of the QRS complex of the first beat, in mV. */
function rAndS(strip: Strip, lead: Lead): { r: number; s: number } {
  const { qrsOnsetSample, jSample } = strip.beats[0]!;
  const length = jSample - qrsOnsetSample;
  const qrs = Array.from({ length }, (_, i) => millivolt(strip, lead, qrsOnsetSample + i));
  return { r: Math.max(...qrs), s: -Math.min(...qrs) };
}

function stAtJ(id: ScenarioId, minute: number): BeatTruth['stAtJMv'] {
  return silentStrip(id, minute).beats[0]!.stAtJMv;
}

const ANY_MOMENT = SCENARIO_IDS.flatMap((id) => [0, 5, 12].map((minute) => ({ id, minute })));

describe('EcgGenerator', () => {
  it('gives the same samples however they are asked for', () => {
    const options = { scenario: SCENARIOS['anterior-stemi-evolving'], seed: 4 };
    const whole = new EcgGenerator(options).next(3000).samples.map((lead) => [...lead]);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 900 })), (lengths) => {
        const generator = new EcgGenerator(options);
        const left = Math.max(0, 3000 - lengths.reduce((sum, length) => sum + length, 0));
        const chunks = [...lengths, left].map((length) => generator.next(length));
        const joined = whole.map((_, lead) => chunks.flatMap(({ samples }) => [...samples[lead]!]));
        expect(joined.map((lead) => lead.slice(0, 3000))).toEqual(whole);
      }),
      { numRuns: 30 },
    );
  });

  it('gives another trace for another seed', () => {
    const [one, other] = [1, 2].map((seed) =>
      new EcgGenerator({ scenario: SCENARIOS.normal, seed }).next(500),
    );
    expect(one).not.toEqual(other);
  });

  it.each(ANY_MOMENT)(
    'has the ST level that it claims, in 12 leads: $id, minute $minute',
    ({ id, minute }) => {
      const strip = silentStrip(id, minute);
      expect(strip.beats.length).toBeGreaterThan(8);
      for (const beat of strip.beats) {
        for (const lead of STANDARD_LEADS) {
          const reference = millivolt(strip, lead, beat.qrsOnsetSample);
          const atJ = millivolt(strip, lead, beat.jSample) - reference;
          const atJ60 = millivolt(strip, lead, beat.jSample + 30) - reference;
          expect(Math.abs(atJ - beat.stAtJMv[lead])).toBeLessThan(2 * ROUNDING_MV);
          expect(Math.abs(atJ60 - beat.stAtJ60Mv[lead])).toBeLessThan(2 * ROUNDING_MV);
        }
      }
    },
  );

  it.each(ANY_MOMENT)('has a flat PR segment to measure against: $id, minute $minute', ({ id, minute }) => {
    const strip = silentStrip(id, minute);
    const length = (PR_SEGMENT_MS * SIMULATED_RATE_HZ) / 1000;
    for (const { qrsOnsetSample } of strip.beats) {
      for (const lead of STANDARD_LEADS) {
        const levels = Array.from({ length }, (_, i) => millivolt(strip, lead, qrsOnsetSample - i));
        expect(Math.max(...levels) - Math.min(...levels)).toBeLessThan(2 * ROUNDING_MV);
      }
    }
  });

  it('beats at the rate of the scenario, faster as the patient gets worse, and never quite evenly', () => {
    const { beats } = silentStrip('normal');
    const rr = beats.slice(1).map(({ rSample }, i) => (rSample - beats[i]!.rSample) / SIMULATED_RATE_HZ);
    const mean = rr.reduce((sum, seconds) => sum + seconds, 0) / rr.length;
    expect(Math.abs(60 / mean - 72)).toBeLessThan(3);
    expect(new Set(rr).size).toBeGreaterThan(rr.length / 2);
    const worse = silentStrip('anterior-stemi-evolving', 12).beats.length;
    expect(worse).toBeGreaterThan(silentStrip('anterior-stemi-evolving', 0).beats.length);
  });

  it('has no heart rate before its first beat, and then that of its beats', () => {
    const generator = new EcgGenerator({ scenario: SCENARIOS.normal, seed: 1 });
    expect(generator.heartRate).toBeNull();
    generator.next(20 * SIMULATED_RATE_HZ);
    expect(Math.abs(generator.heartRate! - 72)).toBeLessThan(3);
  });

  it('hums at 50 Hz when asked to, by as much as asked for', () => {
    const trace = (mainsUv: number): Int16Array =>
      new EcgGenerator({ scenario: SCENARIOS.normal, seed: 1, disturbance: { ...SILENT, mainsUv } }).next(
        1000,
      ).samples[0]!;
    const [quiet, humming] = [trace(0), trace(100)];
    const hum = humming.map((sample, i) => sample - quiet[i]!);
    // 100 microvolt are 20 steps; ten samples are one period.
    expect(Math.max(...hum)).toBeGreaterThan(17);
    expect(Math.max(...hum)).toBeLessThan(22);
    expect(Math.max(...hum.map((value, i) => Math.abs(value - (hum[i + 10] ?? value))))).toBeLessThan(2);
  });
});

describe('the pictures of the scenarios', () => {
  it('have an R that grows from V1 to V5 and an S that is deepest in V2, with the transition at V3 or V4', () => {
    const strip = silentStrip('normal');
    const [v1, v2, v3, v4, v5] = (['V1', 'V2', 'V3', 'V4', 'V5'] as const).map((lead) => rAndS(strip, lead));
    expect(v1!.r).toBeLessThan(v2!.r);
    expect(v2!.r).toBeLessThan(v3!.r);
    expect(v3!.r).toBeLessThan(v4!.r);
    expect(Math.max(v1!.s, v3!.s, v4!.s, v5!.s)).toBeLessThan(v2!.s);
    expect(v2!.r).toBeLessThan(v2!.s);
    expect(v4!.r).toBeGreaterThan(v4!.s);
  });

  it('have small septal Q waves in I, V5 and V6, none in V1, and a negative QRS complex in aVR', () => {
    const strip = silentStrip('normal');
    const { qrsOnsetSample } = strip.beats[0]!;
    const early = (lead: Lead): number => millivolt(strip, lead, qrsOnsetSample + 5);
    expect(['I', 'V5', 'V6'].map((lead) => early(lead as Lead) < 0)).toEqual([true, true, true]);
    expect(early('V1')).toBeGreaterThan(0);
    const avr = rAndS(strip, 'aVR');
    expect(avr.s).toBeGreaterThan(5 * avr.r);
  });

  it('normal: nowhere near the limits for ST elevation or depression', () => {
    const levels = Object.values(stAtJ('normal', 0));
    expect(Math.max(...levels)).toBeLessThan(0.1);
    expect(Math.min(...levels)).toBeGreaterThan(-0.05);
  });

  it('nstemi: ST depression of 0.1 to 0.15 mV in I, II and V4 to V6, and no contiguous elevation', () => {
    const levels = stAtJ('nstemi', 0);
    const depressed = STANDARD_LEADS.filter((lead) => levels[lead] < -0.0999 && levels[lead] > -0.1501);
    expect(depressed).toEqual(['I', 'II', 'V4', 'V5', 'V6']);
    expect(STANDARD_LEADS.filter((lead) => levels[lead] > 0.09)).toEqual(['aVR']);
  });

  // Limits at J for a man of 40 or older: 0.2 mV in V2 and V3, 0.1 mV elsewhere (Fourth Universal Definition, 2018).
  it('anterior-stemi-evolving: below the STEMI limits at first, far above them at last', () => {
    const [first, last] = [0, 10].map((minute) => stAtJ('anterior-stemi-evolving', minute));
    expect([first!.V2, first!.V3]).toEqual([expect.closeTo(0.05, 2), expect.closeTo(0.05, 2)]);
    expect([last!.V2, last!.V3]).toEqual([expect.closeTo(0.4, 2), expect.closeTo(0.4, 2)]);
    expect(Math.max(first!.V1, first!.V4)).toBeLessThan(0.1);
    expect(Math.min(last!.V1, last!.V4)).toBeGreaterThan(0.1);
    expect(Math.max(last!.III, last!.aVF)).toBeLessThan(-0.1);
  });
});
