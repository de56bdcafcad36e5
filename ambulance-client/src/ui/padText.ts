export const PAD_DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;
export type PadKey = (typeof PAD_DIGITS)[number] | '0' | 'decimal' | 'delete';

/** Longer than any value of any field: "100000.0". */
const LONGEST = 8;

/** The text after one more key. The decimal sign is a comma, which `readNumber` takes like a point. */
export function afterKey(text: string, key: PadKey): string {
  if (key === 'delete') return text.slice(0, -1);
  if (key === 'decimal') return text.includes(',') ? text : `${text === '' ? '0' : text},`;
  if (text.length >= LONGEST) return text;
  return text === '0' ? key : text + key;
}

/** A decimal sign that nothing follows yet does not make the number wrong. */
export function withoutOpenDecimal(text: string): string {
  return text.replace(/,$/, '');
}
