import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { BenchResult } from './report.ts';

/** The texts of the language that is read. */
export const SPOKEN_TEXTS = /^(?:en|nl)Texts-.+\.js$/;

export type ScriptSizeOptions = {
  id: string;
  /** Folder of the built page. */
  page: string;
  /** Where the page is served. */
  base: string;
  atMostKb: number;
  /** Names of files of which the page fetches one before it shows anything: the largest counts. */
  oneOf?: RegExp;
};

/** The scripts of a built page's first view, gzip: those that it names itself, and what these wait for. What is fetched behind the first paint is not among them. */
export function scriptSize({ id, page, base, atMostKb, oneOf }: ScriptSizeOptions): BenchResult {
  const html = readFileSync(join(page, 'index.html'), 'utf8');
  const named = [...html.matchAll(/(?:src|href)="([^"]+\.js)"/g)].flatMap(([, file]) => file ?? []);
  const sizes = named.map((file) => gzipKb(join(page, file.replace(base, ''))));
  if (oneOf) sizes.push(largestOf(join(page, 'assets'), oneOf));
  const kb = sizes.reduce((sum, size) => sum + size, 0);
  return { id, value: kb, unit: 'kB', n: sizes.length, target: { atMost: atMostKb } };
}

function gzipKb(file: string): number {
  return gzipSync(readFileSync(file)).length / 1000;
}

function largestOf(folder: string, names: RegExp): number {
  const files = readdirSync(folder).filter((name) => names.test(name));
  if (files.length === 0) throw new Error(`no file of ${folder} is called ${names}`);
  return Math.max(...files.map((name) => gzipKb(join(folder, name))));
}
