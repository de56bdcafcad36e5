import { existsSync, readFileSync } from 'node:fs';

/** The ids of the LUDB recordings that are there with any ischaemia, scar or STEMI among their diagnoses, and all of those ids. */
export function ludbIschaemia(folder: string): { all: string[]; ischaemic: ReadonlySet<string> } {
  if (!existsSync(`${folder}/ludb.csv`)) return { all: [], ischaemic: new Set() };
  const [header = [], ...rows] = quotedRows(readFileSync(`${folder}/ludb.csv`, 'utf8'));
  const column = header.indexOf('Ischemia');
  if (column < 0) throw new RangeError('ludb.csv has no column Ischemia');
  const ids = rows.flatMap(([id]) => (id && existsSync(`${folder}/${id}.hea`) ? [id] : []));
  const ischaemic = rows.flatMap((row) => (row[0] && row[column]?.trim() ? [row[0]] : []));
  return { all: ids, ischaemic: new Set(ischaemic) };
}

/** Cells of a table whose quoted cells hold commas and line breaks. */
function quotedRows(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, cell = '', end = ''] of text.matchAll(/("[^"]*"|[^",\n]*)(,|\r?\n|$)/g)) {
    rows.at(-1)?.push(cell.replaceAll('"', ''));
    if (end.endsWith('\n')) rows.push([]);
  }
  return rows;
}
