export type NumberLimits = {
  /** What is possible at all; outside is refused. */
  min: number;
  max: number;
  /** What is usual; outside is taken, and asked about. */
  usual?: { min: number; max: number };
  decimals: number;
};

export type NumberEntry =
  | { kind: 'empty' }
  | { kind: 'accepted'; value: number; unusual: boolean }
  | { kind: 'refused'; because: 'not-a-number' | 'out-of-range' | 'too-many-decimals' };

/** What a typed text means. Comma and point are both decimal signs; anything else that is not a digit is refused, never guessed at. */
export function readNumber(text: string, limits: NumberLimits): NumberEntry {
  const typed = text.trim();
  if (typed === '') return { kind: 'empty' };
  const match = /^-?\d+(?:[.,](\d+))?$/.exec(typed);
  if (!match) return { kind: 'refused', because: 'not-a-number' };
  if ((match[1]?.length ?? 0) > limits.decimals) return { kind: 'refused', because: 'too-many-decimals' };
  const value = Number(typed.replace(',', '.'));
  if (value < limits.min || value > limits.max) return { kind: 'refused', because: 'out-of-range' };
  return { kind: 'accepted', value, unusual: isUnusual(value, limits) };
}

export function isUnusual(value: number, { usual }: NumberLimits): boolean {
  return usual !== undefined && (value < usual.min || value > usual.max);
}
