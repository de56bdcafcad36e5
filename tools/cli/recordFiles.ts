import type { EcgFile } from '@smart-triage/models/ecg/readers/ecgFile';
import { isWfdbHeader } from '@smart-triage/models/ecg/readers/formatOf';
import { parseWfdbHeader } from '@smart-triage/models/ecg/readers/wfdbHeader';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** The files that were named. A WFDB header that is named alone brings the signal files that lie beside it under the names that it gives. */
export async function recordFiles(names: readonly string[]): Promise<EcgFile[]> {
  const files = await Promise.all(names.map(load));
  const [only, another] = files;
  if (!only || another || !isWfdbHeader(only.bytes)) return files;
  const folder = dirname(names[0] ?? '');
  const { signals } = parseWfdbHeader(new TextDecoder('latin1').decode(only.bytes));
  const beside = [...new Set(signals.map(({ file }) => join(folder, basename(file))))];
  return [only, ...(await Promise.all(beside.filter((path) => existsSync(path)).map(load)))];
}

async function load(path: string): Promise<EcgFile> {
  return { name: basename(path), bytes: new Uint8Array(await readFile(path)) };
}
