import { describe, expect, it } from 'vitest';
import { samplesOf } from '@smart-triage/shared/ecg/recording';
import {
  bits,
  encodeDefault,
  scpFile,
  section1,
  section3,
  section4,
  signalSection,
  u16,
  u32,
  u8,
} from '../../../testing/scpFile.ts';
import { readEcg } from '../readEcg.ts';

const WAVE = Array.from({ length: 40 }, (_, i) => Math.round(300 * Math.sin(i / 4)) + 3 * i);
const DEFAULT_TABLE = u16(19_999);
const lead = (recording: ReturnType<typeof readEcg>['recording']) => [...(samplesOf(recording, 'V1') ?? [])];
const one = section3(0, [{ start: 1, end: WAVE.length, id: 3 }]);

function differences(samples: readonly number[], order: 0 | 1 | 2): number[] {
  return samples.map((value, i) => {
    if (i < order) return value;
    const [last = 0, before = 0] = [samples[i - 1], samples[i - 2]];
    if (order === 2) return value - 2 * last + before;
    return order === 1 ? value - last : value;
  });
}

describe('SCP-ECG', () => {
  it.each([0, 1, 2] as const)('with the default Huffman table and differences of order %i', (order) => {
    const rhythm = signalSection({ nv: 2500, us: 2000, order }, [encodeDefault(differences(WAVE, order))]);
    const { recording } = readEcg(scpFile({ 2: DEFAULT_TABLE, 3: one, 6: rhythm }));
    expect(recording).toMatchObject({ rateHz: 500, lsbNv: 2500, leads: ['V1'] });
    expect(lead(recording)).toEqual(WAVE);
  });

  it('without Huffman coding', () => {
    const rhythm = signalSection({ nv: 1000, us: 1000, order: 0 }, [WAVE.flatMap((value) => u16(value))]);
    const { recording } = readEcg(scpFile({ 3: one, 6: rhythm }));
    expect(recording.rateHz).toBe(1000);
    expect(lead(recording)).toEqual(WAVE);
  });

  it('with tables of its own, switched in the middle', () => {
    // Table 1: "0" is 5, "10" goes to table 2. Table 2: "1" adds four bits to 100. The base code has the first bit lowest.
    const tables = [
      ...u16(2),
      ...[...u16(2), ...u8(1, 1, 1), ...u16(5), ...u32(0), ...u8(2, 2, 0), ...u16(2), ...u32(1)],
      ...[...u16(1), ...u8(1, 5, 1), ...u16(100), ...u32(1)],
    ];
    const stream = bits('0', '0', '10', '1' + '0111', '1' + '1000');
    const rhythm = signalSection({ nv: 2500, us: 2000, order: 0 }, [stream]);
    const leads = section3(0, [{ start: 1, end: 4, id: 3 }]);
    expect(lead(readEcg(scpFile({ 2: tables, 3: leads, 6: rhythm })).recording)).toEqual([5, 5, 107, 92]);
  });

  it('puts the reference beat back where it was taken off, and not into beats of other types', () => {
    const beat = [10, 20, 30, 20, 10];
    const beats = [
      { type: 0, start: 9, fiducial: 11, end: 13 },
      { type: 1, start: 29, fiducial: 31, end: 33 },
    ];
    const residual = WAVE.map((value, i) => (i >= 8 && i <= 12 ? value - 2 * beat[i - 8]! : value));
    const file = scpFile({
      2: DEFAULT_TABLE,
      3: section3(1, [{ start: 1, end: WAVE.length, id: 3 }]),
      4: section4({ ms: 10, fiducial: 3 }, beats),
      5: signalSection({ nv: 5000, us: 2000, order: 0 }, [encodeDefault(beat)]),
      6: signalSection({ nv: 2500, us: 2000, order: 0 }, [encodeDefault(residual)]),
    });
    expect(lead(readEcg(file).recording)).toEqual(WAVE);
  });

  it('gives protected zones at full rate and draws lines between the thinned samples of bimodal compression', () => {
    // Samples 9 to 12 are protected; before and after, each stored value is the mean of two.
    const stored = [...[10, 20, 30, 40], ...[100, 300, 200, 50], ...[40, 40, 40, 40]];
    const file = scpFile({
      2: DEFAULT_TABLE,
      3: section3(0, [{ start: 1, end: 20, id: 3 }]),
      4: section4({ ms: 4, fiducial: 1 }, [{ type: 0, start: 9, fiducial: 10, end: 12, zone: [9, 12] }]),
      5: signalSection({ nv: 1000, us: 2000, order: 0 }, [encodeDefault([0, 0])]),
      6: signalSection({ nv: 1000, us: 4000, order: 0, bimodal: 1 }, [encodeDefault(stored)]),
    });
    const { recording } = readEcg(file);
    expect(recording.rateHz).toBe(500);
    expect(lead(recording).slice(0, 14)).toEqual([10, 13, 18, 23, 28, 33, 38, 40, 100, 300, 200, 50, 40, 40]);
  });

  it.each([
    ['as they are stored', WAVE.length],
    ["at the reference beat's rate", 2 * WAVE.length],
  ])(
    'gives all samples when a finer reference beat is there, unused, and section 3 counts them %s',
    (_, end) => {
      const file = scpFile({
        2: DEFAULT_TABLE,
        3: section3(0, [{ start: 1, end, id: 3 }]),
        5: signalSection({ nv: 1000, us: 1000, order: 0 }, [encodeDefault([0, 0])]),
        6: signalSection({ nv: 1000, us: 2000, order: 0 }, [encodeDefault(WAVE)]),
      });
      const { recording } = readEcg(file);
      expect(recording.rateHz).toBe(500);
      expect(lead(recording)).toEqual(WAVE);
    },
  );

  it('reads id, sex, age and time, apart from the signal', () => {
    const rhythm = signalSection({ nv: 2500, us: 2000, order: 0 }, [encodeDefault(WAVE)]);
    const tags = section1([
      [2, [...new TextEncoder().encode('P-1\0')]],
      [4, [...u16(71), 1]],
      [8, [2]],
      [25, [...u16(2024), 2, 29]],
      [26, [23, 5, 9]],
    ]);
    expect(readEcg(scpFile({ 1: tags, 2: DEFAULT_TABLE, 3: one, 6: rhythm }))).toMatchObject({
      startedAt: '2024-02-29T23:05:09',
      patient: { id: 'P-1', sex: 'female', ageYears: 71 },
    });
  });

  const good = {
    2: DEFAULT_TABLE,
    3: one,
    6: signalSection({ nv: 2500, us: 2000, order: 0 }, [encodeDefault(WAVE)]),
  };

  it.each([
    ['no rhythm', { 2: DEFAULT_TABLE, 3: one }, /section 6/],
    [
      'fewer samples than leads',
      { ...good, 3: section3(0, [{ start: 1, end: 400, id: 3 }]) },
      /end before the last/,
    ],
    [
      'a huge count of samples',
      { ...good, 3: section3(0, [{ start: 1, end: 0xffffffff, id: 3 }]) },
      /number of samples/,
    ],
    [
      'leads without the reference beat they need',
      { ...good, 3: section3(1, [{ start: 1, end: 40, id: 3 }]) },
      /section 5/,
    ],
    [
      'a third difference',
      { ...good, 6: signalSection({ nv: 1, us: 2000, order: 3 }, [[0]]) },
      /difference encoding at byte/,
    ],
    [
      'a Huffman prefix of no bits',
      { ...good, 2: [...u16(1), ...u16(1), ...u8(0, 0, 1), ...u16(0), ...u32(0)] },
      /bits of a code/,
    ],
  ])('refuses %s', (_, sections, message) => {
    expect(() => readEcg(scpFile(sections))).toThrow(message);
  });

  it('refuses a section that does not match its CRC, naming the section and the byte', () => {
    const file = scpFile(good);
    file[file.length - 1]! ^= 1;
    expect(() => readEcg(file)).toThrow(/section 6 CRC at byte \d+/);
  });

  it('refuses a record whose CRC does not match, also where only what is not read was damaged', () => {
    const file = scpFile({ ...good, 8: [1, 2, 3, 4] });
    file[file.length - 1]! ^= 1;
    expect(() => readEcg(file)).toThrow(/record CRC at byte 0/);
  });
});
