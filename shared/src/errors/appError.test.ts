import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { invalid } from './appError.ts';

const SCHEMA = z.strictObject({ name: z.string().max(3), ageYears: z.int().max(120) });
const textOf = (what: string, input: unknown) => invalid(what, SCHEMA.safeParse(input).error!).message;

describe('[GW2] what was refused', () => {
  it('is named with its limit, and without its value', () => {
    expect(textOf('body', { name: 'Jansen', ageYears: 300, bsn: 1 })).toMatch(
      /^body: name: Too big.*; ageYears: Too big.*; has a field that is not known here$/,
    );
  });

  it('is called missing where it is', () => {
    expect(textOf('body', { name: 'Jan' })).toBe('body: ageYears: is missing');
    expect(textOf('case:open', undefined)).toBe('case:open: is missing');
  });
});
