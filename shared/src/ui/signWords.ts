import { VITAL_SIGNS, type VitalSign } from '../domain/vitals.ts';
import { codeWords } from './score/scoreWords.ts';
import type { Words } from './words.ts';

/** `heart rate 86 /min`. */
export function signWords(sign: VitalSign, value: number, words: Words): string {
  const decimals = sign === 'temperature' ? 1 : 0;
  return `${codeWords('input', sign, words)} ${words.format.withUnit(value, VITAL_SIGNS[sign].unit, decimals)}`;
}
