import { describe, expect, it } from 'vitest';
import { MISSING_SAMPLE } from '@smart-triage/shared/ecg/recording';
import { dicomEcg } from '../../../testing/dicomEcgFile.ts';
import { readEcg } from '../readEcg.ts';

describe('DICOM', () => {
  it.each(['implicit little', 'explicit little', 'explicit big'] as const)(
    'is read from %s endian data',
    (syntax) => {
      const read = readEcg(dicomEcg(syntax, { samples: [1, -2, 300] }));
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
      dicomEcg('explicit little', { leads: [{ sensitivity: '0.0025', unit: 'mV', baseline: '-0.05' }] }),
    );
    expect(recording.lsbNv).toBe(5000);
    expect([...recording.samples[0]!]).toEqual([-9, -8, -7]);
  });

  it.each([
    ['SB', [-1, 127], [-1, 127]],
    ['UB', [255, 1], [255, 1]],
  ])('reads 8-bit %s samples', (kind, samples, expected) => {
    const { recording } = readEcg(dicomEcg('explicit little', { kind, bits: 8, samples }));
    expect([...recording.samples[0]!]).toEqual(expected);
  });

  it('reads US samples as unsigned, and padding as missing', () => {
    const { recording } = readEcg(
      dicomEcg('explicit little', { kind: 'US', samples: [40_000, 7], padding: 7 }),
    );
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
      dicomEcg('explicit little', { leads, samples: [1, 2, 3, 4, 5, 11, 12, 13, 14, 15] }),
    );
    expect(recording.leads).toEqual(['I', 'aVF', 'V1', 'V6']);
    expect(recording.samples.map((lead) => [...lead])).toEqual([
      [1, 11],
      [2, 12],
      [3, 13],
      [4, 14],
    ]);
  });

  it('puts leads together that were recorded at once in several groups, and leaves out what was recorded later', () => {
    const limb = { leads: [{ code: '2:1' }, { code: '2:2' }], samples: [1, 2, 3, 4, 5, 6] };
    const chest = { leads: [{ code: '2:3' }], samples: [7, 8, 9] };
    const longer = { leads: [{ code: '2:4' }], samples: [7, 8, 9, 10] };
    const { recording } = readEcg(dicomEcg('explicit little', chest, limb, longer));
    expect(recording.leads).toEqual(['I', 'II', 'V1']);
    expect(recording.samples.map((lead) => [...lead])).toEqual([
      [1, 3, 5],
      [2, 4, 6],
      [7, 8, 9],
    ]);
  });

  it('takes the rhythm and not the median beat, also when that has more leads', () => {
    const median = { label: 'MEDIAN BEAT', leads: [{ code: '2:1' }, { code: '2:2' }], samples: [9, 9] };
    expect(readEcg(dicomEcg('explicit little', median, { samples: [1, 2] })).recording.leads).toEqual(['V1']);
    expect(() => readEcg(dicomEcg('explicit little', median))).toThrow(/has no rhythm/);
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
    expect(() => readEcg(dicomEcg('explicit little', one))).toThrow(message);
  });
});
