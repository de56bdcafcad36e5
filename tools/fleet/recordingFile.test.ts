import { INDEPENDENT_LEADS } from '@smart-triage/shared/ecg/leads';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRecordingFile } from './recordingFile.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'smart-triage-recording-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const written = async (name: string, content: string | Uint8Array) => {
  await writeFile(join(folder, name), content);
  return join(folder, name);
};

describe('a recording for a simulated ambulance', () => {
  it('is a WFDB header with the signal file beside it', async () => {
    await written('r.dat', new Uint8Array(Int16Array.of(1, 2, 3, 4).buffer));
    const path = await written(
      'r.hea',
      'r 2 500 2\nr.dat 16 1000/mV 16 0 1 4 0 II\nr.dat 16 1000/mV 16 0 2 6 0 V2\n',
    );
    expect(await readRecordingFile(path)).toMatchObject({ rateHz: 500, leads: ['II', 'V2'] });
  });

  it('is any other format in one file, told by its content', async () => {
    const leads = Object.fromEntries(INDEPENDENT_LEADS.map((lead, index) => [lead, [index, index + 1]]));
    const text = JSON.stringify({ format: 'smart-triage-ecg', version: 1, rateHz: 250, lsbNv: 5000, leads });
    expect(await readRecordingFile(await written('a.ecg', text))).toMatchObject({
      rateHz: 250,
      leads: INDEPENDENT_LEADS,
    });
  });

  it('is refused with field and place when it is no ECG', async () => {
    const path = await written('photo.jpg', new Uint8Array([255, 216, 255]));
    await expect(readRecordingFile(path)).rejects.toThrow('content at byte 0 is of no known format');
  });
});
