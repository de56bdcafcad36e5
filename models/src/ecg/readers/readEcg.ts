import { withLimbLeads } from './limbLeadFill.ts';
import { brokenFile } from './brokenFile.ts';
import { assertReadable } from './readerLimits.ts';
import type { EcgFile, EcgFileFormat, ParsedEcg, ReadEcg } from './ecgFile.ts';
import { formatOf, isWfdbHeader } from './formatOf.ts';
import { readProjectJson } from './json/projectJson.ts';
import { readWfdbFiles } from './wfdbFiles.ts';

/** The formats that keep a whole recording in one file. */
type SingleFileFormat = 'smart-triage';

const READERS: Readonly<Record<SingleFileFormat, (bytes: Uint8Array) => ParsedEcg>> = {
  'smart-triage': readProjectJson,
};

/**
 * Reads one recording: one file of any known format, or a WFDB header with its signal files. What it is, the content tells. Limb leads that
 * follow from recorded ones are filled in and listed in `derived`; leads other than the twelve are left out. Throws `invalid`, naming format,
 * field and place, for anything that is broken, unknown or beyond the limits; the error never holds a value from the file.
 */
export function readEcg(input: Uint8Array | readonly EcgFile[]): ReadEcg {
  const files = input instanceof Uint8Array ? [{ name: '', bytes: input }] : input;
  const { format, parsed } = parse(files);
  assertReadable(format, parsed.recording);
  const { recording, derived } = withLimbLeads(parsed.recording);
  return { ...parsed, format, recording, derived };
}

function parse(files: readonly EcgFile[]): { format: EcgFileFormat; parsed: ParsedEcg } {
  const headers = files.filter(({ bytes }) => isWfdbHeader(bytes));
  if (headers.length > 1) throw brokenFile('ECG', 'files', 'the whole', 'hold more than one recording');
  const [header] = headers;
  if (header) return { format: 'wfdb', parsed: readWfdbFiles(header, files) };
  const [file, another] = files;
  if (!file) throw brokenFile('ECG', 'files', 'the whole', 'are none');
  if (another) throw brokenFile('ECG', 'files', 'the whole', 'are several, and none is a WFDB header');
  const format = formatOf(file.bytes);
  if (!format) throw brokenFile('ECG', 'content', 'byte 0', 'is of no known format');
  return { format, parsed: READERS[format](file.bytes) };
}
