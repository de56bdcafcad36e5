import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { STANDARD_LEADS } from '@smart-triage/shared/ecg/leads';
import { samplesOf, type EcgRecording } from '@smart-triage/shared/ecg/recording';
import { AppError } from '@smart-triage/shared/errors/appError';
import { recordingsOrSay } from '../../testing/recordings.ts';
import { analyseEcg } from '../analyseEcg.ts';
import { readEcg } from './readEcg.ts';

const folder = recordingsOrSay('file formats of monitors and archives');
const load = (name: string) => new Uint8Array(readFileSync(`${folder}/formats/${name}`));

function apartNv(one: EcgRecording, other: EcgRecording, lead: (typeof STANDARD_LEADS)[number]): number {
  const [a, b] = [samplesOf(one, lead) ?? [], samplesOf(other, lead) ?? []];
  return [...a].reduce(
    (most, value, i) => Math.max(most, Math.abs(value * one.lsbNv - (b[i] ?? 0) * other.lsbNv)),
    0,
  );
}

describe.skipIf(!folder)('files from devices', () => {
  it.each([
    ['example.scp', 'scp-ecg', 500, 2500, 5000, '2002-11-22T09:10:00', 'male', 71.3],
    ['aecg-example.xml', 'aecg', 500, 2500, 5000, '2002-11-22T09:10:00', 'male', 71.3],
    ['philips-1.03.xml', 'philips', 500, 5000, 5264, '2011-12-01T07:27:34', 'male', 40.6],
    ['philips-1.04.xml', 'philips', 500, 5000, 5300, '2010-01-19T15:19:22', 'male', 76.1],
    ['dicom-12lead.dcm', 'dicom', 1000, 1250, 10_000, '2013-01-25T10:59:19', 'female', 61],
  ] as const)(
    '%s is read as %s with its rate, scale, length, time, sex and all twelve leads, and can be measured',
    (name, format, rateHz, lsbNv, length, startedAt, sex, heartRate) => {
      const read = readEcg(load(name));
      expect(read).toMatchObject({ format, startedAt, derived: [], patient: { sex } });
      expect(read.recording).toMatchObject({ rateHz, lsbNv, leads: [...STANDARD_LEADS] });
      expect(read.recording.samples.map((lead) => lead.length)).toEqual(STANDARD_LEADS.map(() => length));
      expect(analyseEcg(read.recording)).toMatchObject({ kind: 'analysed', intervals: { heartRate } });
    },
  );

  it('have the same samples where the same recording is there as SCP-ECG and as aECG', () => {
    const [scp, aecg] = [readEcg(load('example.scp')), readEcg(load('aecg-example.xml'))];
    for (const lead of STANDARD_LEADS) expect(apartNv(scp.recording, aecg.recording, lead)).toBe(0);
  });

  it.each(['philips-1.03.xml', 'philips-1.04.xml', 'dicom-12lead.dcm', 'example.scp'])(
    '%s has limb leads that agree with Einthoven and Goldberger within three steps',
    (name) => {
      const { recording } = readEcg(load(name));
      const [I, II, III, aVR, aVL, aVF] = (['I', 'II', 'III', 'aVR', 'aVL', 'aVF'] as const).map((lead) =>
        samplesOf(recording, lead)!,
      );
      const apart = [...I!].map((value, i) =>
        Math.max(
          Math.abs(value + III![i]! - II![i]!),
          Math.abs(aVR![i]! + (value + II![i]!) / 2),
          Math.abs(aVL![i]! - (value - II![i]! / 2)),
          Math.abs(aVF![i]! - (II![i]! - value / 2)),
        ),
      );
      expect(Math.max(...apart)).toBeLessThanOrEqual(3);
    },
  );
});

/** Reads, or is refused by our own error; anything else fails the property. */
function expectReadOrRefused(bytes: Uint8Array): void {
  try {
    readEcg(bytes);
  } catch (error) {
    expect(error).toBeInstanceOf(AppError);
  }
}

describe.skipIf(!folder).each(['example.scp', 'dicom-12lead.dcm', 'philips-1.03.xml', 'philips-1.04.xml'])(
  'a damaged %s',
  (name) => {
    const whole = folder ? load(name) : new Uint8Array();
    const place = fc.nat(Math.max(0, whole.length - 1));

    it('is refused when it is cut off', () => {
      fc.assert(
        fc.property(fc.nat(Math.max(0, whole.length - 100)), (end) => {
          expect(() => readEcg(whole.subarray(0, end))).toThrow(AppError);
        }),
        { numRuns: 25 },
      );
    });

    it('is read or refused, and nothing else happens, when bytes are changed', () => {
      const changes = fc.array(fc.tuple(place, fc.nat(255)), { minLength: 1, maxLength: 8 });
      fc.assert(
        fc.property(changes, (list) => {
          const damaged = Uint8Array.from(whole);
          for (const [at, byte] of list) damaged[at] = byte;
          expectReadOrRefused(damaged);
        }),
        { numRuns: 25 },
      );
    });

    it('is read or refused when four bytes of its head announce more than there is', () => {
      fc.assert(
        fc.property(fc.nat(2000), (at) => {
          const damaged = Uint8Array.from(whole);
          damaged.fill(0xff, at, at + 4);
          expectReadOrRefused(damaged);
        }),
        { numRuns: 25 },
      );
    });
  },
);
