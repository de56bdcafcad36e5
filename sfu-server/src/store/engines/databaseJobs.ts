import type { DatabaseCode } from './databaseCode.ts';

/** Where the thread keeps the tables; `null` for memory. */
export type Place = { folder: string | null };

/** What a thread begins with. */
export type ThreadStart = { place: Place; code: DatabaseCode };

/** What the thread is asked, one after the other. */
export type Statement = { id: number; sql: string; parameters: readonly unknown[]; bytes: Bytes | null };

/** The byte strings among the parameters, in one piece that is handed over instead of copied one by one: by the place of each parameter, where it begins and how long it is. */
export type Bytes = {
  buffer: ArrayBuffer;
  pieces: readonly (readonly [index: number, at: number, length: number])[];
};

/** Takes byte strings out of the parameters; what is left in their places means nothing. */
export function withoutBytes(parameters: readonly unknown[]): Pick<Statement, 'parameters' | 'bytes'> {
  const found = parameters.flatMap((value, index) => (value instanceof Uint8Array ? [{ value, index }] : []));
  if (found.length === 0) return { parameters, bytes: null };
  const whole = new Uint8Array(found.reduce((total, { value }) => total + value.length, 0));
  let at = 0;
  const pieces = found.map(({ value, index }) => {
    whole.set(value, at);
    at += value.length;
    return [index, at - value.length, value.length] as const;
  });
  const left = parameters.map((value) => (value instanceof Uint8Array ? null : value));
  return { parameters: left, bytes: { buffer: whole.buffer, pieces } };
}

/** The parameters as they were. */
export function withBytes({ parameters, bytes }: Pick<Statement, 'parameters' | 'bytes'>): unknown[] {
  const whole = [...parameters];
  for (const [index, at, length] of bytes?.pieces ?? [])
    whole[index] = new Uint8Array(bytes?.buffer ?? new ArrayBuffer(), at, length);
  return whole;
}

/** `code`: SQLSTATE, or empty. */
export type Answer =
  | { id: number; rows: unknown[]; affectedRows: number | null }
  | { id: number; fault: { message: string; code: string } };
