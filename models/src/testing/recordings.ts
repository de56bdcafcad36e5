import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { EcgRecording } from '@smart-triage/shared/ecg/recording';
import { readWfdb } from '../ecg/readers/wfdb.ts';
import { parseWfdbHeader } from '../ecg/readers/wfdbHeader.ts';

const PROJECT_ROOT = resolve(import.meta.dirname, '../../..');

/**
 * The folder of development recordings, or `null` where there are none. They are not part of the project: `SMART_TRIAGE_ECG_DIR` names the
 * folder, otherwise a script beside the checkout unpacks and prints it.
 */
export function findRecordings(): string | null {
  const named = process.env['SMART_TRIAGE_ECG_DIR'];
  if (named) return existsSync(named) ? named : null;
  const unpack = join(PROJECT_ROOT, '../shared/ecg/unpack.sh');
  return existsSync(unpack) ? execFileSync('sh', [unpack], { encoding: 'utf8' }).trim() : null;
}

/** For test files: the folder, or `null` after one line that says what was skipped. */
export function recordingsOrSay(what: string): string | null {
  const folder = findRecordings();
  if (!folder)
    console.warn(`recorded-ECG tests skipped: ${what} (no recordings found, see SMART_TRIAGE_ECG_DIR)`);
  return folder;
}

/** A WFDB record by its path without extension. */
export function loadWfdb(path: string): EcgRecording {
  const header = readFileSync(`${path}.hea`, 'latin1');
  const files = new Set(parseWfdbHeader(header).signals.map(({ file }) => file));
  const data = Object.fromEntries(
    [...files].map((file) => [file, new Uint8Array(readFileSync(join(path, '..', file)))]),
  );
  return readWfdb({ header, data });
}
