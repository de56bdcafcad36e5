import { describe, expect, it } from 'vitest';
import { MISSING_SAMPLE } from '@smart-triage/shared/ecg/recording';
import { dicomFile, element, sequence, words, type Syntax } from '../../../testing/dicomFile.ts';
import { readEcg } from '../readEcg.ts';

type Lead = { code?: string; meaning?: string; sensitivity?: string; baseline?: string; unit?: string };

const channel = (syntax: Syntax, lead: Lead) => [
  sequence(syntax, 0x003a0208, [
    [
      element(syntax, 0x00080100, 'SH', lead.code ?? '2:3'),
      element(syntax, 0x00080104, 'LO', lead.meaning ?? 'x'),
    ],
  ]),
  element(syntax, 0x003a0210, 'DS', lead.sensitivity ?? '2.5'),
  sequence(syntax, 0x003a0211, [[element(syntax, 0x00080100, 'SH', lead.unit ?? 'uV')]]),
  element(syntax, 0x003a0212, 'DS', '2'),
  element(syntax, 0x003a0213, 'DS', lead.baseline ?? '0'),
];

type Group = {
  label?: string;
  leads?: readonly Lead[];
  samples?: readonly number[];
  count?: number;
  bits?: 8 | 16;
  kind?: string;
  padding?: number;
};

function group(
  syntax: Syntax,
  { label = 'RHYTHM', leads = [{}], samples = [1, 2, 3], count, bits = 16, kind = 'SS', padding }: Group,
) {
  const bytes = bits === 16 ? words(syntax, samples) : samples.map((sample) => sample & 0xff);
  return [
    element(syntax, 0x003a0004, 'CS', 'ORIGINAL'),
    element(syntax, 0x003a0005, 'US', words(syntax, [leads.length])),
    element(syntax, 0x003a0010, 'UL', longs(syntax, count ?? samples.length / leads.length)),
    element(syntax, 0x003a001a, 'DS', '500'),
    element(syntax, 0x003a0020, 'SH', label),
    sequence(
      syntax,
      0x003a0200,
      leads.map((lead) => channel(syntax, lead)),
    ),
    element(syntax, 0x54001004, 'US', words(syntax, [bits])),
    element(syntax, 0x54001006, 'CS', kind),
    ...(padding === undefined ? [] : [element(syntax, 0x5400100a, 'OW', words(syntax, [padding]))]),
    element(syntax, 0x54001010, bits === 16 ? 'OW' : 'OB', bytes),
  ];
}

function longs(syntax: Syntax, value: number): number[] {
  const halves = [value & 0xffff, value >>> 16];
  return words(syntax, syntax === 'explicit big' ? halves.toReversed() : halves);
}

const file = (syntax: Syntax, ...groups: Group[]) =>
  dicomFile(syntax, [
    element(syntax, 0x00080022, 'DA', '20240229'),
    element(syntax, 0x00080032, 'TM', '230509'),
    element(syntax, 0x00100020, 'LO', 'P-1'),
    element(syntax, 0x00100040, 'CS', 'F'),
    element(syntax, 0x00101010, 'AS', '061Y'),
    sequence(
      syntax,
      0x54000100,
      groups.map((one) => group(syntax, one)),
    ),
  ]);

describe('DICOM', () => {
  it.each(['implicit little', 'explicit little', 'explicit big'] as const)(
    'is read from %s endian data',
    (syntax) => {
      const read = readEcg(file(syntax, { samples: [1, -2, 300] }));
      expect(read).toMatchObject({
        format: 'dicom',
        startedAt: '2024-02-29T23:05:09',
        patient: { id: 'P-1', sex: 'female', ageYears: 61 },
        recording: { rateHz: 500, lsbNv: 5000, leads: ['V1'] },
      });
      expect([...read.recording.samples[0]!]).toEqual([1, -2, 300]);
    },
  );

  it('multiplies by sensitivity and its correction and adds the baseline', () => {
    const { recording } = readEcg(
      file('explicit little', { leads: [{ sensitivity: '0.0025', unit: 'mV', baseline: '-0.05' }] }),
    );
    expect(recording.lsbNv).toBe(5000);
    expect([...recording.samples[0]!]).toEqual([-9, -8, -7]);
  });

  it.each([
    ['SB', [-1, 127], [-1, 127]],
    ['UB', [255, 1], [255, 1]],
  ])('reads 8-bit %s samples', (kind, samples, expected) => {
    const { recording } = readEcg(file('explicit little', { kind, bits: 8, samples }));
    expect([...recording.samples[0]!]).toEqual(expected);
  });

  it('reads US samples as unsigned, and padding as missing', () => {
    const { recording } = readEcg(file('explicit little', { kind: 'US', samples: [40_000, 7], padding: 7 }));
    expect(recording.samples[0]![0]! * recording.lsbNv).toBeCloseTo(40_000 * 5000, -5);
    expect(recording.samples[0]![1]).toBe(MISSING_SAMPLE);
  });

  it('tells leads by SCPECG, MDC and 32-bit MDC codes, else by meaning, and takes samples of one instant together', () => {
    const leads = [
      { code: '5.6.3-9-1' },
      { code: '2:64' },
      { code: '131331' },
      { code: 'x', meaning: 'Lead V6 (Wilson)' },
      { code: 'x' },
    ];
    const { recording } = readEcg(
      file('explicit little', { leads, samples: [1, 2, 3, 4, 5, 11, 12, 13, 14, 15] }),
    );
    expect(recording.leads).toEqual(['I', 'aVF', 'V1', 'V6']);
    expect(recording.samples.map((lead) => [...lead])).toEqual([
      [1, 11],
      [2, 12],
      [3, 13],
      [4, 14],
    ]);
  });

  it('takes the rhythm and not the median beat, also when that has more leads', () => {
    const median = { label: 'MEDIAN BEAT', leads: [{ code: '2:1' }, { code: '2:2' }], samples: [9, 9] };
    expect(readEcg(file('explicit little', median, { samples: [1, 2] })).recording.leads).toEqual(['V1']);
    expect(() => readEcg(file('explicit little', median))).toThrow(/has no rhythm/);
  });

  it.each([
    [
      'fewer samples than announced',
      { count: 4 },
      /Waveform Data at \(5400,0100\)\[1\]\(5400,1010\), byte \d+ ends after 6 bytes/,
    ],
    ['a huge number of samples', { count: 0xffffffff }, /number of samples/],
    ['companded samples', { kind: 'MB', bits: 8 as const, samples: [1] }, /Interpretation/],
    ['a unit that is no voltage', { leads: [{ unit: 'mmHg' }] }, /is not a voltage/],
    [
      'a sensitivity that is no number',
      { leads: [{ sensitivity: 'Jansen' }] },
      /Channel Sensitivity at .* is not a number$/,
    ],
  ])('refuses %s', (_, one, message) => {
    expect(() => readEcg(file('explicit little', one))).toThrow(message);
  });
});
