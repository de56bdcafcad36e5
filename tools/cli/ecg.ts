import { analyseFiles } from '@smart-triage/models/ecg/analyseFiles';
import { ecgSheet } from '@smart-triage/models/ecg/sheet/ecgSheet';
import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { ecgReport } from './ecgReport.ts';
import type { Command } from './options.ts';

const REPEAT_THE_ECG = 3;

/** Reads, analyses and prints one recording. Throws what cannot be read; gives the exit code. */
export async function runEcg(
  command: Extract<Command, { kind: 'ecg' }>,
  print: (text: string) => void,
): Promise<number> {
  const files = command.files.map(async (name) => ({
    name: basename(name),
    bytes: new Uint8Array(await readFile(name)),
  }));
  const { read, result } = analyseFiles(await Promise.all(files), command);
  const { patient, analysis } = result;
  const { recording, startedAt, derived } = read;
  if (command.svg !== null) {
    const title = `12-lead ECG${startedAt ? `, recorded ${startedAt}` : ''}`;
    await writeFile(command.svg, ecgSheet(recording, analysis, { title, derived }));
  }
  print(command.json ? `${JSON.stringify(result, null, 2)}\n` : ecgReport(read, patient, analysis));
  return analysis.kind === 'analysed' ? 0 : REPEAT_THE_ECG;
}
