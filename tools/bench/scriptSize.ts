import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { BenchResult } from './report.ts';

/** The scripts that a built page names itself, gzip: what it fetches behind its first paint is not among them. `base` is where the page is served. */
export function scriptSize(id: string, page: string, base: string, atMostKb: number): BenchResult {
  const html = readFileSync(join(page, 'index.html'), 'utf8');
  const files = [...html.matchAll(/(?:src|href)="([^"]+\.js)"/g)].flatMap(([, file]) => file ?? []);
  const bytes = files.map((file) => gzipSync(readFileSync(join(page, file.replace(base, '')))).length);
  const kb = bytes.reduce((sum, size) => sum + size, 0) / 1000;
  return { id, value: kb, unit: 'kB', n: files.length, target: { atMost: atMostKb } };
}
