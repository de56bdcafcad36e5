import { decodeText } from './text.ts';

/** Enough to see what a text is; a root element after a longer prologue is not recognised. */
const HEAD_BYTES = 16_384;

/** What the content of a file that holds a whole recording says it is, or `undefined`. Says nothing of whether it is sound. */
export function formatOf(bytes: Uint8Array): 'smart-triage' | undefined {
  const text = decodeText(bytes.subarray(0, HEAD_BYTES)).trimStart();
  return text.startsWith('{') ? 'smart-triage' : undefined;
}

/** Name, number of signals, and at most rate, length, time and date: the first line of a WFDB header that is no comment. */
const RECORD_LINE =
  /^[\w/.-]+[ \t]+\d+([ \t]+[\d.]+(\/[\d.]+)?(\([-\d.]+\))?([ \t]+\d+([ \t]+[\d:.]+([ \t]+[\d/]+)?)?)?)?[ \t]*$/;
const RECORD_LINE_BYTES = 4096;

/** Whether these bytes begin as a WFDB header does. */
export function isWfdbHeader(bytes: Uint8Array): boolean {
  const lines = decodeText(bytes.subarray(0, RECORD_LINE_BYTES)).split(/\r?\n/);
  const first = lines.find((line) => line.trim() !== '' && !line.startsWith('#'));
  return first !== undefined && RECORD_LINE.test(first.trim());
}
