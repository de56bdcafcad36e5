import { describe, expect, it } from 'vitest';
import { samplesOf } from '@smart-triage/shared/ecg/recording';
import { readWfdb } from './wfdb.ts';

function format16(...frames: number[][]): Uint8Array {
  const values = frames.flat();
  const bytes = new Uint8Array(values.length * 2);
  const view = new DataView(bytes.buffer);
  values.forEach((value, i) => {
    view.setInt16(2 * i, value, true);
  });
  return bytes;
}

const TWO_LEADS = `r 2 500 3
r.dat 16 1000(0)/mV 16 0 5 6 0 I
r.dat 16 1000(0)/mV 16 0 7 -30 0 AVL
# 61 F`;

describe('readWfdb', () => {
  it("gives format 16 samples as the file's own when all leads share a whole-nanovolt step", () => {
    const recording = readWfdb({
      header: TWO_LEADS,
      data: { 'r.dat': format16([5, -10], [-2, -20], [3, 0]) },
    });
    expect(recording).toMatchObject({ rateHz: 500, lsbNv: 1000, leads: ['I', 'aVL'] });
    expect([...(samplesOf(recording, 'I') ?? [])]).toEqual([5, -2, 3]);
    expect([...(samplesOf(recording, 'aVL') ?? [])]).toEqual([-10, -20, 0]);
  });

  it('gives format 212 samples as signed 12-bit values less the baseline', () => {
    const header = `r 2 360 2\nr.dat 212 200 11 1024 0 3067 0 MLII\nr.dat 212 200 11 1024 0 -2049 0 V5`;
    // 1024, -2047 | 2043, -2: the sums are the header's checksums.
    const bytes = Uint8Array.from([0x00, 0x84, 0x01, 0xfb, 0xf7, 0xfe]);
    const recording = readWfdb({ header, data: { 'r.dat': bytes } });
    expect(recording).toMatchObject({ lsbNv: 5000, leads: ['II', 'V5'] });
    expect(recording.samples.map((lead) => [...lead])).toEqual([
      [0, 1019],
      [-3071, -1026],
    ]);
  });

  it('brings different gains to the finest step, within half a step', () => {
    const header = `r 2 500 2\nr.dat 16 2000(5)/mV 16 0 0 2010 0 V1\nr.dat 16 300(0)/mV 16 0 0 299 0 V2`;
    const recording = readWfdb({ header, data: { 'r.dat': format16([2005, 300], [5, -1]) } });
    expect(recording.lsbNv).toBe(500);
    expect(recording.samples.map((lead) => [...lead])).toEqual([
      [2000, 0],
      [2000, -7],
    ]);
  });

  it.each([
    [24, 1, [0xfe, 0xff, 0xff, 0x40, 0xe2, 0x01], [-2, 123_456]],
    [32, 1, [0xfe, 0xff, 0xff, 0xff, 0x40, 0xe2, 0x01, 0x00], [-2, 123_456]],
    [61, 1, [0xff, 0xfe, 0x01, 0x02], [-2, 258]],
    [80, 1, [0x7e, 0xff], [-2, 127]],
    [160, 1, [0xfe, 0x7f, 0x02, 0x81], [-2, 258]],
  ])('reads format %i', (format, count, bytes, expected) => {
    const checksum = expected.reduce((sum, value) => sum + value, 0) & 0xffff;
    const header = `r ${count} 500 2\nr.dat ${format} 1000/mV 16 0 0 ${checksum} 0 V1`;
    const { lsbNv, samples } = readWfdb({ header, data: { 'r.dat': Uint8Array.from(bytes) } });
    const largest = Math.max(...expected.map(Math.abs)) * 1000;
    [...(samples[0] ?? [])].forEach((sample, i) => {
      expect(Math.abs(sample * lsbNv - (expected[i] ?? 0) * 1000)).toBeLessThanOrEqual(
        Math.max(0, largest / 32_767),
      );
    });
  });

  it('turns a lead with a negative gain over, at its full resolution', () => {
    const header = `r 2 500 2\nr.dat 16 -200/mV 16 0 0 700 0 V1\nr.dat 16 200(0.0)/mV 16 0 0 -3 0 V2`;
    const recording = readWfdb({ header, data: { 'r.dat': format16([1000, -1], [-300, -2]) } });
    expect(recording.lsbNv).toBe(5000);
    expect(recording.samples.map((lead) => [...lead])).toEqual([
      [-1000, 300],
      [-1, -2],
    ]);
  });

  it('leaves out signals that are not one of the twelve leads', () => {
    const header = `r 2 500 1\nr.dat 16 1000 16 0 0 1 0 RESP\nr.dat 16 1000 16 0 0 2 0 lead V6`;
    expect(readWfdb({ header, data: { 'r.dat': format16([1, 2]) } }).leads).toEqual(['V6']);
  });

  it.each([
    ['a signal file that ends early', TWO_LEADS, format16([5, -10]), /signal file at byte 4/],
    [
      'a sample that does not match the checksum',
      TWO_LEADS,
      format16([5, -10], [-2, -20], [4, 0]),
      /checksum at signal 0/,
    ],
    [
      'a format it cannot read',
      TWO_LEADS.replaceAll(' 16 1000', ' 8 1000'),
      format16(),
      /format at line 2 must be one of 16, 24/,
    ],
    ['a unit that is no voltage', TWO_LEADS.replaceAll('/mV', '/mmHg'), undefined, /physical unit/],
    ['an empty header', '', format16(), /record line at line 1/],
    ['fewer signal lines than announced', 'r 2 500 3', format16(), /signal lines at line 1/],
    ['a file that was not given', TWO_LEADS.replaceAll('r.dat', 'other.dat'), format16(), /signal file/],
  ])('refuses %s', (_, header, bytes, message) => {
    const data = { 'r.dat': bytes ?? format16([5, -10], [-2, -20], [3, 0]) };
    expect(() => readWfdb({ header, data })).toThrow(message);
  });
});
