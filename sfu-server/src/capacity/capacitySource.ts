import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { limitedText } from '../net/limitedText.ts';

/** Where capacity comes from besides people. `read` gives the newest document, or rejects; it is asked every `everyMs`. */
export type CapacitySource = { name: string; everyMs: number; read: () => Promise<string> };

const FILE_EVERY_MS = 1000;
const ADDRESS_EVERY_MS = 15_000;
const ANSWER_WITHIN_MS = 5000;
/** Five hundred hospitals with all their items are below it. */
const MAX_BYTES = 500_000;

/** A file that somebody else writes, or an http(s) address. */
export function capacitySource(place: string): CapacitySource {
  return /^https?:\/\//.test(place) ? addressSource(place) : fileSource(place);
}

export function fileSource(path: string): CapacitySource {
  return { name: basename(path), everyMs: FILE_EVERY_MS, read: () => readFile(path, 'utf8') };
}

export function addressSource(
  url: string,
  { everyMs = ADDRESS_EVERY_MS, answerWithinMs = ANSWER_WITHIN_MS } = {},
): CapacitySource {
  return { name: new URL(url).host, everyMs, read: () => fetchText(url, answerWithinMs) };
}

async function fetchText(url: string, answerWithinMs: number): Promise<string> {
  const signal = AbortSignal.timeout(answerWithinMs);
  const headers = { accept: 'application/json' };
  const response = await fetch(url, { signal, headers, redirect: 'error' });
  if (!response.ok) throw new Error(`the capacity source answered ${response.status}`);
  return limitedText(response, MAX_BYTES, () => new Error('the capacity source answered with too much'));
}
