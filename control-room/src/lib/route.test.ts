import { describe, expect, it } from 'vitest';
import { caseId } from '../testing/cases.ts';
import { caseHref, routeOf } from './route.ts';

describe('the address', () => {
  it('leads to a case and back', () => {
    expect(routeOf(caseHref(caseId(1)))).toEqual({ kind: 'case', caseId: caseId(1) });
  });

  it.each(['', '#/', '#/case/', '#/case/not-an-id', '#/else'])('leads to the overview from "%s"', (hash) => {
    expect(routeOf(hash)).toEqual({ kind: 'overview' });
  });
});
