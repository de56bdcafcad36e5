import { decodeFrame } from '@smart-triage/shared/ecg/frame';
import { unpackFrames } from '@smart-triage/shared/ecg/frameBatch';
import { MISSING_SAMPLE } from '@smart-triage/shared/ecg/recording';
import { describe, expect, it } from 'vitest';
import { type Clinical, ClinicalSchema } from './fhirSchemas.ts';
import { readEcg } from './readEcg.ts';

const MDC = 'urn:oid:2.16.840.1.113883.6.24';
const TAKEN = '2024-11-05T10:12:00+01:00';
type Sampled = {
  code?: string;
  unit?: string;
  origin?: number;
  period?: number;
  factor?: number;
  data?: string;
  dimensions?: number;
};

function observation(...leads: Sampled[]): Clinical {
  return ClinicalSchema.parse({
    resourceType: 'Observation',
    subject: { reference: 'Patient/p1' },
    component: leads.map(
      ({
        code = '131329',
        unit = 'mV',
        origin = 0,
        period = 2,
        factor = 0.005,
        data = '0 200 -200',
        dimensions = 1,
      }) => ({
        code: { coding: [{ system: MDC, code }] },
        valueSampledData: {
          origin: { value: origin, ...(unit && { unit }) },
          period,
          factor,
          dimensions,
          data,
        },
      }),
    ),
  });
}

function samples(read: Clinical) {
  const ecg = readEcg(read, TAKEN);
  if (ecg.kind !== 'samples') return ecg.why;
  const [frame] = unpackFrames(ecg.frames).map(decodeFrame);
  return (
    frame && {
      ...frame,
      mv: frame.samples.map((lead) => [...lead].map((value) => (value * frame.lsbNv) / 1e6)),
    }
  );
}

describe('[HR6] an ECG of the record', () => {
  it('has the voltages that the hospital gives: origin and factor count, in the unit of the origin', () => {
    expect(samples(observation({}))).toMatchObject({
      rateHz: 500,
      lsbNv: 5000,
      mv: [[0, 1, -1]],
      capturedAt: Date.parse(TAKEN),
    });
    expect(samples(observation({ unit: 'uV', factor: 5 }))).toMatchObject({ mv: [[0, 1, -1]] });
    expect(samples(observation({ origin: 1 }))).toMatchObject({ mv: [[1, 2, 0]] });
  });

  it('has its leads in the order of a sheet, and those that are no leads left out', () => {
    const read = observation({ code: '131330' }, { code: '131329' }, { code: '999999' });
    expect(samples(read)).toMatchObject({ leads: ['I', 'II'] });
  });

  it('has nothing where an error, or too much or too little, was measured', () => {
    const ecg = readEcg(observation({ data: '1 E 2 U L 3' }), TAKEN);
    const [frame] = ecg.kind === 'samples' ? unpackFrames(ecg.frames).map(decodeFrame) : [];
    const gone = [...(frame?.samples[0] ?? [])].map((value) => value === MISSING_SAMPLE);
    expect(gone).toEqual([false, true, false, true, true, false]);
  });

  it.each([
    ['without a unit', observation({ unit: '' }), 'no-unit'],
    ['in a unit that is no voltage', observation({ unit: 'kg' }), 'no-unit'],
    ['without samples', observation(), 'no-samples'],
    ['with leads of different lengths', observation({}, { code: '131330', data: '1 2' }), 'not-readable'],
    ['with leads of different rates', observation({}, { code: '131330', period: 4 }), 'not-readable'],
    ['with a lead twice', observation({}, {}), 'not-readable'],
    ['at a rate with a fraction', observation({ period: 3 }), 'not-readable'],
    ['slower than is drawn', observation({ period: 20 }), 'not-readable'],
    ['of no numbers', observation({ data: 'one two' }), 'not-readable'],
    ['with a factor of nothing', observation({ factor: 0 }), 'not-readable'],
    ['of two dimensions', observation({ dimensions: 2 }), 'not-readable'],
  ])('says why it is not drawn: %s', (_, read, why) => {
    expect(samples(read)).toBe(why);
  });
});
