import type { EcgFile, EcgFileFormat } from '../ecg/readers/ecgFile.ts';
import { wfdbChecksum } from '../ecg/readers/wfdbSignals.ts';
import { dicomEcg } from './dicomEcgFile.ts';
import { encodeDefault, scpFile, section3, signalSection, u16 } from './scpFile.ts';
import { aecg, list, muse, museLead, sequence, sierra, utf8 } from './xmlEcgFiles.ts';

const WAVE = Array.from({ length: 300 }, (_, i) => Math.round(100 * Math.sin(i / 5)));

const alone = (bytes: Uint8Array): EcgFile[] => [{ name: 'ecg', bytes }];

/** A short sound recording in every format that is read. Total by type: a new format does not compile until it has one, and is attacked with it. */
export const ECG_FILES: Readonly<Record<EcgFileFormat, () => EcgFile[]>> = {
  wfdb: () => [
    {
      name: 'r.hea',
      bytes: utf8(
        `r 1 500 300 10:20:30 05/04/2003\nr.dat 16 1000(0)/mV 16 0 0 ${wfdbChecksum(Int16Array.from(WAVE))} 0 V1\n# 61 F`,
      ),
    },
    { name: 'r.dat', bytes: new Uint8Array(Int16Array.from(WAVE).buffer) },
  ],
  dicom: () => alone(dicomEcg('explicit little', { samples: WAVE })),
  'scp-ecg': () => {
    const rhythm = signalSection({ nv: 2500, us: 2000, order: 0 }, [encodeDefault(WAVE)]);
    const leads = section3(0, [{ start: 1, end: WAVE.length, id: 3 }]);
    return alone(scpFile({ 2: u16(19_999), 3: leads, 6: rhythm }));
  },
  aecg: () => alone(aecg(sequence('MDC_ECG_LEAD_V2', list('0', WAVE.join(' '))))),
  philips: () => alone(sierra('dataencoding="Base64" compression="XLI"', xli([1, 2, 3], [4, 5, 6]))),
  muse: () => alone(muse(museLead('I', WAVE) + museLead('V1', WAVE))),
  'smart-triage': () =>
    alone(
      utf8(
        JSON.stringify({
          format: 'smart-triage-ecg',
          version: 1,
          rateHz: 500,
          lsbNv: 5000,
          leads: { I: WAVE, V1: WAVE },
          startedAt: '2026-01-02T03:04:05',
          patient: { sex: 'female', ageYears: 61 },
        }),
      ),
    ),
};

/** Philips' XLI of channels, with codes that each stand for one byte; what the samples become is the reader's own test. */
function xli(...channels: number[][]): string {
  const blocks = channels.map((values) => {
    const halves = [...values.map((value) => value >> 8), ...values.map((value) => value & 0xff)];
    const bits = halves.map((byte) => byte.toString(2).padStart(10, '0')).join('') + '1'.repeat(10);
    const packed = (bits.padEnd(Math.ceil(bits.length / 8) * 8, '0').match(/.{8}/g) ?? []).map((byte) =>
      Number.parseInt(byte, 2),
    );
    return [...u16(packed.length), 0, 0, 0, 0, 0, 0, ...packed];
  });
  return Buffer.from(blocks.flat()).toString('base64');
}
