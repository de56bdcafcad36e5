import { describe, expect, it } from 'vitest';
import { caseId } from '../../testing/cases.ts';
import { neighbour } from './useBoardKeys.ts';

const rows = [1, 2, 3].map((number) => ({ caseId: caseId(number) }));

describe('going from case to case by key', () => {
  it.each([
    ['to the next one', 1, 1, 2],
    ['to the one before', 3, -1, 2],
    ['no further than the last', 3, 1, null],
    ['no further than the first', 1, -1, null],
  ] as const)('leads %s', (_, from, step, to) => {
    expect(neighbour(rows, caseId(from), step)).toBe(to === null ? null : caseId(to));
  });

  it('begins with the most urgent, also from a case that the filter hides', () => {
    expect(neighbour(rows, null, 1)).toBe(caseId(1));
    expect(neighbour(rows, caseId(9), -1)).toBe(caseId(1));
    expect(neighbour([], null, 1)).toBeNull();
  });
});
