import { patientOf } from './patient.ts';
import type { EcgFile, EcgPatient, ParsedEcg } from './ecgFile.ts';
import { assertSize } from './readerLimits.ts';
import { readWfdb } from './wfdb.ts';
import { parseWfdbHeader } from './wfdbHeader.ts';

/** A WFDB record out of its files. When header and signals are one file each, the signal file may have any name. */
export function readWfdbFiles(header: EcgFile, files: readonly EcgFile[]): ParsedEcg {
  for (const { bytes } of files) assertSize('WFDB', bytes);
  const text = new TextDecoder('latin1').decode(header.bytes);
  const { signals, startedAt, comments } = parseWfdbHeader(text);
  const others = files.filter((file) => file !== header);
  const named = new Set(signals.map(({ file }) => file));
  const [onlyName, onlyFile] = [[...named][0] ?? '', others[0]];
  const isOnePair = named.size === 1 && others.length === 1 && onlyFile;
  const data = isOnePair
    ? { [onlyName]: onlyFile.bytes }
    : Object.fromEntries(others.map(({ name, bytes }) => [baseName(name), bytes]));
  return { recording: readWfdb({ header: text, data }), startedAt, patient: patientIn(comments) };
}

function baseName(path: string): string {
  return path.slice(path.search(/[^/\\]*$/));
}

/** Comments are free text; these are the forms of PhysioNet's own sets ("# age: 51", "#<sex>: F", "# 69 M 1085 ..."). */
function patientIn(comments: readonly string[]): EcgPatient {
  const text = comments.join('\n');
  const [, plainAge, plainSex] = /^#\s*(\d{1,3})\s+([MF])\b/m.exec(text) ?? [];
  const [, age = plainAge] = /^#\s*<?age>?\s*:\s*(\d{1,3})\b/im.exec(text) ?? [];
  const [, sex = plainSex] = /^#\s*<?sex>?\s*:\s*(\w+)/im.exec(text) ?? [];
  return patientOf({ age, sex });
}
