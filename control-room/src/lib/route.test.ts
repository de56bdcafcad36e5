import { describe, expect, it } from 'vitest';
import { caseId } from '../testing/cases.ts';
import { caseHref, ecgHref, routeOf } from './route.ts';

describe('the address', () => {
  it('leads to a case and back', () => {
    const known = { kind: 'case', caseId: caseId(1) };
    expect(routeOf(caseHref(caseId(1)))).toEqual({ ...known, view: 'patient' });
    expect(routeOf(ecgHref(caseId(1)))).toEqual({ ...known, view: 'ecg' });
  });

  it.each(['', '#/', '#/case/', '#/case/not-an-id', '#/case/not-an-id/ecg', '#/else'])(
    'leads to the overview from "%s"',
    (hash) => {
      expect(routeOf(hash)).toEqual({ kind: 'overview' });
    },
  );
});
