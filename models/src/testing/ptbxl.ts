import type { EcgRecording } from '@smart-triage/shared/ecg/recording';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { Patient } from '../ecg/rules/ruleInput.ts';
import { loadWfdb } from './recordings.ts';

/** PTB-XL's diagnostic superclasses. */
export const SUPERCLASSES = ['NORM', 'MI', 'STTC', 'CD', 'HYP'] as const;
export type Superclass = (typeof SUPERCLASSES)[number];

export type PtbxlRecord = {
  readonly id: string;
  /** Patients are in one of them only. Whatever a table calls its other parts trained nothing and is `val` here. */
  readonly split: 'train' | 'val';
  readonly superclasses: ReadonlySet<Superclass>;
  /** Age, sex and single SCP codes are known for the ids that the official table covers here. */
  readonly patient: Patient;
  readonly codes: readonly string[] | null;
};

/** The labelled PTB-XL recordings of the development folder `ptbxl`, ascending by id. */
export function ptbxlRecords(folder: string): PtbxlRecord[] {
  const tables = readdirSync(folder).filter((name) => /^ptbxl_database.*\.csv$/.test(name));
  const table = new Map(
    tables.flatMap((name) => lines(`${folder}/${name}`)).map((line) => [cells(line)[0], line]),
  );
  return lines(`${folder}/labels.csv`).map((line) => {
    const [id = '', split, ...flags] = cells(line);
    const official = table.get(id);
    return {
      id,
      split: split === 'train' ? 'train' : 'val',
      superclasses: new Set(SUPERCLASSES.filter((_, k) => flags[k] === '1')),
      patient: official === undefined ? {} : patientOf(official),
      codes: official === undefined ? null : codesOf(official),
    };
  });
}

/** `null` where the recording is not there at this rate. */
export function loadPtbxl(folder: string, id: string, rate: 100 | 500): EcgRecording | null {
  const path = `${folder}/records${rate}/${id.padStart(5, '0')}_${rate === 500 ? 'hr' : 'lr'}`;
  return existsSync(`${path}.hea`) ? loadWfdb(path) : null;
}

/** At 500 Hz, as a tablet streams, where there is one, else at 100 Hz. */
export function loadBestPtbxl(folder: string, id: string): EcgRecording | null {
  return loadPtbxl(folder, id, 500) ?? loadPtbxl(folder, id, 100);
}

/** Age and sex stand before the first quoted column, so commas in quotes do no harm. 0 is male; ages over 89 are written as 300. */
function patientOf(line: string): Patient {
  const [, , age, sex] = cells(line);
  return { ageYears: Number(age), sex: sex === '1' ? 'female' : 'male' };
}

/** `{'NORM': 100.0, 'SR': 0.0}`: the numbers are the reader's certainty and not used. */
function codesOf(line: string): string[] {
  const statements = /\{([^}]*)\}/.exec(line)?.[1] ?? '';
  return [...statements.matchAll(/'([^']+)':/g)].map(([, code = '']) => code);
}

function lines(file: string): string[] {
  return readFileSync(file, 'utf8').trim().split(/\r?\n/).slice(1);
}

function cells(line: string): string[] {
  return line.split(',');
}
