import { describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { loadWfdb, recordingsOrSay } from './recordings.ts';

const folder = recordingsOrSay('readers on PTB-XL, LUDB and MIT-BIH');

describe.skipIf(!folder)('recorded WFDB files', () => {
  it('reads PTB-XL at 500 Hz bit-exactly', () => {
    const path = `${folder}/ptbxl/records500/00001_hr`;
    const recording = loadWfdb(path);
    expect(recording).toMatchObject({ rateHz: 500, lsbNv: 1000 });
    expect(recording.leads).toHaveLength(12);
    const raw = new Int16Array(new Uint8Array(readFileSync(`${path}.dat`)).buffer);
    recording.samples.forEach((samples, lead) => {
      expect(samples.every((value, i) => value === raw[i * 12 + lead])).toBe(true);
    });
  });

  it('reads MIT-BIH 100 in format 212 with a matching checksum', () => {
    expect(loadWfdb(`${folder}/mitbih/100`)).toMatchObject({ rateHz: 360, lsbNv: 5000, leads: ['II', 'V5'] });
  });
});
