import { brokenFile } from './brokenFile.ts';

/** One mark of a WFDB annotation file: the sample it stands at and the symbol that PhysioNet's tools print for it. */
export type WfdbAnnotation = { readonly sample: number; readonly symbol: string };

/** The codes of WFDB's ecgcodes.h that mark beats and waves; others are read over and shown as `#code`. */
const SYMBOLS: Readonly<Record<number, string>> = {
  1: 'N',
  2: 'L',
  3: 'R',
  4: 'a',
  5: 'V',
  6: 'F',
  7: 'J',
  8: 'A',
  9: 'S',
  10: 'E',
  11: 'j',
  12: '/',
  13: 'Q',
  24: 'p',
  25: 'B',
  27: 't',
  30: '?',
  34: 'e',
  35: 'n',
  38: 'f',
  39: '(',
  40: ')',
  41: 'r',
};
const BEATS = new Set('NLRaVFJASEj/QB?enfr');

/** True for marks of a QRS complex, whatever its origin. */
export function isBeatMark({ symbol }: WfdbAnnotation): boolean {
  return BEATS.has(symbol);
}

const SKIP = 59;
const NUM = 60;
const SUB = 61;
const CHN = 62;
const AUX = 63;

/**
 * The marks of an annotation file in MIT format (MIT-BIH's .atr, LUDB's file for each lead), in time order.
 * Each is a 16-bit word, six bits of code above ten bits of samples since the last; SKIP carries a longer interval, AUX carries text.
 */
export function readWfdbAnnotations(bytes: Uint8Array): WfdbAnnotation[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const marks: WfdbAnnotation[] = [];
  let sample = 0;
  for (let at = 0; at + 1 < bytes.length;) {
    const word = view.getUint16(at, true);
    const [code, low] = [word >> 10, word & 0x3ff];
    if (word === 0) return marks;
    at += 2;
    if (code === SKIP) {
      if (at + 4 > bytes.length) break;
      sample += (view.getInt16(at, true) << 16) | view.getUint16(at + 2, true);
      at += 4;
    } else if (code === AUX) at += low + (low % 2);
    else if (code !== NUM && code !== SUB && code !== CHN) {
      sample += low;
      marks.push({ sample, symbol: SYMBOLS[code] ?? `#${code}` });
    }
  }
  throw brokenFile('WFDB annotations', 'end mark', `byte ${bytes.length}`, 'is missing');
}
