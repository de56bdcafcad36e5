import type { EcgFile } from '@smart-triage/models/ecg/readers/ecgFile';
import type { Patient } from '@smart-triage/models/ecg/rules/ruleInput';
import { ecgSheet } from '@smart-triage/models/ecg/sheet/ecgSheet';
import { assessFiles } from '@smart-triage/models/evidence/assessFiles';
import { createNodeEvidenceModel } from '@smart-triage/models/runtime/node';
import { writeFile } from 'node:fs/promises';
import { ecgReport } from './ecgReport.ts';
import type { Command } from './options.ts';
import { recordFiles } from './recordFiles.ts';

const REPEAT_THE_ECG = 3;

/** Reads, analyses and prints one recording. Throws what cannot be read; gives the exit code. */
export async function runEcg(
  command: Extract<Command, { kind: 'ecg' }>,
  print: (text: string) => void,
): Promise<number> {
  const { read, result } = await assessed(await recordFiles(command.files), command);
  const { analysis } = result;
  const { recording, startedAt, derived } = read;
  if (command.svg !== null) {
    const title = `12-lead ECG${startedAt ? `, recorded ${startedAt}` : ''}`;
    await writeFile(command.svg, ecgSheet(recording, analysis, { title, derived }));
  }
  print(command.json ? `${JSON.stringify(result, null, 2)}\n` : ecgReport(read, result));
  return analysis.kind === 'analysed' ? 0 : REPEAT_THE_ECG;
}

async function assessed(files: readonly EcgFile[], patient: Patient) {
  const model = await createNodeEvidenceModel();
  try {
    return await assessFiles(model, files, patient);
  } finally {
    await model.close();
  }
}
