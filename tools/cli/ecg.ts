import { analyseEcg } from '@smart-triage/models/ecg/analyseEcg';
import { readEcg } from '@smart-triage/models/ecg/readers/readEcg';
import { ecgSheet } from '@smart-triage/models/ecg/sheet/ecgSheet';
import { sampleCount } from '@smart-triage/shared/ecg/recording';
import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { ecgReport, type PatientUsed } from './ecgReport.ts';
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
  const read = readEcg(await Promise.all(files));
  const patient = patientUsed(command, read.patient);
  const analysis = analyseEcg(read.recording, patient);
  const { recording, format, startedAt, derived } = read;
  if (command.svg !== null) {
    const title = `12-lead ECG${startedAt ? `, recorded ${startedAt}` : ''}`;
    await writeFile(command.svg, ecgSheet(recording, analysis, { title, derived }));
  }
  const { rateHz, lsbNv, leads } = recording;
  const source = { format, startedAt, rateHz, lsbNv, leads, derived, sampleCount: sampleCount(recording) };
  print(
    command.json
      ? `${JSON.stringify({ source, patient, analysis }, null, 2)}\n`
      : ecgReport(read, patient, analysis),
  );
  return analysis.kind === 'analysed' ? 0 : REPEAT_THE_ECG;
}

/** What the command line says goes before what the file says. The patient's id is not used and not printed. */
function patientUsed(command: PatientUsed, file: PatientUsed): PatientUsed {
  const ageYears = command.ageYears ?? file.ageYears;
  const sex = command.sex ?? file.sex;
  return { ...(ageYears === undefined ? {} : { ageYears }), ...(sex ? { sex } : {}) };
}
