import { parseArgs } from 'node:util';

export const HELP = `npx smart-triage ecg FILE... [options]    measurements, rules and proposed ECG item of one recording
  A file in SCP-ECG, DICOM, HL7 aECG, Philips Sierra XML, GE MUSE XML or the project's JSON,
  or a WFDB header, whose signal files lie beside it or are named too. What it is, the content tells.
  --age N             age in years, if not that of the file
  --sex m|f           sex, if not that of the file
  --json              the whole result as JSON
  --svg OUT           write the 12-lead sheet, measured J points marked

npx smart-triage risk FILE.json [options] scores, gate and advice of one record
  {"intake": {...}, "vitals": {...}, "ecg": {...}, "assessedAt": MS}: the body of POST /api/v1/risk-assessments
  --json              the whole result as JSON

  --help              this text

Exit codes: 0 done; 1 a file could not be read or written; 2 wrong command or option;
3 the ECG cannot be analysed and has to be repeated.
Research software, not a medical device.
`;

export type Command =
  | { readonly kind: 'help' }
  | {
      readonly kind: 'ecg';
      readonly files: readonly string[];
      readonly json: boolean;
      readonly svg: string | null;
      readonly ageYears?: number;
      readonly sex?: 'female' | 'male';
    }
  | { readonly kind: 'risk'; readonly file: string; readonly json: boolean }
  | { readonly kind: 'wrong'; readonly why: string };

const OPTIONS = {
  age: { type: 'string' },
  sex: { type: 'string' },
  json: { type: 'boolean', default: false },
  svg: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const;

type Values = { age?: string; sex?: string; json: boolean; svg?: string; help: boolean };

export function readCommand(args: readonly string[]): Command {
  const parsed = parse(args);
  if (typeof parsed === 'string') return { kind: 'wrong', why: parsed };
  const [name, ...files] = parsed.positionals;
  if (parsed.values.help) return { kind: 'help' };
  if (name === 'ecg') return ecgCommand(files, parsed.values);
  if (name === 'risk') return riskCommand(files, parsed.values);
  return { kind: 'wrong', why: 'the command is ecg or risk' };
}

function parse(args: readonly string[]): { positionals: string[]; values: Values } | string {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true, strict: true });
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const SEXES: Readonly<Record<string, 'female' | 'male'>> = { m: 'male', f: 'female' };

function ecgCommand(files: readonly string[], { age, sex, json, svg }: Values): Command {
  if (files.length === 0) return { kind: 'wrong', why: 'ecg needs a file' };
  const ageYears = age === undefined ? undefined : Number(age);
  if (ageYears !== undefined && !(Number.isInteger(ageYears) && ageYears >= 0 && ageYears <= 120))
    return { kind: 'wrong', why: '--age is a whole number of years from 0 to 120' };
  const known = sex === undefined ? undefined : SEXES[sex];
  if (sex !== undefined && !known) return { kind: 'wrong', why: '--sex is m or f' };
  return {
    ...{ kind: 'ecg', files, json, svg: svg ?? null },
    ...(ageYears === undefined ? {} : { ageYears }),
    ...(known ? { sex: known } : {}),
  };
}

function riskCommand(files: readonly string[], { json, age, sex, svg }: Values): Command {
  const [file, another] = files;
  if (file === undefined || another !== undefined) return { kind: 'wrong', why: 'risk needs one file' };
  if (age !== undefined || sex !== undefined || svg !== undefined)
    return { kind: 'wrong', why: '--age, --sex and --svg are for ecg' };
  return { kind: 'risk', file, json };
}
