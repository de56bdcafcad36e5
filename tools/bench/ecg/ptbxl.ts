import { existsSync, readFileSync } from 'node:fs';
import type { Patient } from '@smart-triage/models/ecg/rules/ruleInput';
import { loadWfdb } from '@smart-triage/models/testing/recordings';
import type { EcgRecording } from '@smart-triage/shared/ecg/recording';

export type PtbxlRecord = { readonly recording: EcgRecording; readonly patient: Patient };

/** PTB-XL recordings whose only superclass is NORM, at 100 or 500 Hz, with age and sex where the official table has them. */
export function* ptbxlNormals(folder: string, rate: 100 | 500): Generator<PtbxlRecord> {
  const patients = patientsById(`${folder}/ptbxl_database_1-500.csv`);
  for (const id of normalIds(`${folder}/labels.csv`)) {
    const path = `${folder}/records${rate}/${id.padStart(5, '0')}_${rate === 500 ? 'hr' : 'lr'}`;
    if (existsSync(`${path}.hea`)) yield { recording: loadWfdb(path), patient: patients.get(id) ?? {} };
  }
}

function normalIds(labels: string): string[] {
  return rows(labels)
    .filter(([, , norm, ...others]) => norm === '1' && others.every((other) => other === '0'))
    .map(([id = '']) => id);
}

/** Age and sex stand before the first quoted column, so commas in quotes do no harm. 0 is male; ages over 89 are written as 300. */
function patientsById(table: string): Map<string, Patient> {
  return new Map(
    rows(table).map(([id = '', , age, sex]) => [
      id,
      { ageYears: Number(age), sex: sex === '1' ? 'female' : 'male' } satisfies Patient,
    ]),
  );
}

function rows(file: string): string[][] {
  const [, ...lines] = readFileSync(file, 'utf8').trim().split(/\r?\n/);
  return lines.map((line) => line.split(','));
}
