import { describe, expect, it } from 'vitest';
import { caseId } from '../testing/cases.ts';
import type { StreamId } from '@smart-triage/shared/domain/ids';
import { NOON } from '../testing/fakeClock.ts';
import { caseHref, ecgHref, PICTURES_HREF, routeOf } from './route.ts';

describe('the address', () => {
  it('leads to a case and back', () => {
    const known = { kind: 'case', caseId: caseId(1) };
    expect(routeOf(caseHref(caseId(1)))).toEqual({ ...known, view: 'patient' });
    expect(routeOf(ecgHref(caseId(1)))).toEqual({ ...known, view: 'ecg' });
  });

  it('leads to the cameras of all ambulances', () => {
    expect(routeOf(PICTURES_HREF)).toEqual({ kind: 'pictures' });
  });

  it('leads to one moment of the ECG and back', () => {
    const at = { at: NOON };
    const place = { streamId: '6f1d1c52-5c1e-4d0b-9a53-0c9a3f7be1aa' as StreamId, fromSeq: 120 };
    for (const moment of [at, place])
      expect(routeOf(ecgHref(caseId(1), moment))).toEqual({
        kind: 'case',
        caseId: caseId(1),
        view: 'ecg',
        moment,
      });
  });

  it.each(['ecg/at/', 'ecg/nowhere/12', 'ecg/at/soon'])('shows no moment that "%s" does not name', (end) => {
    expect(routeOf(`${caseHref(caseId(1))}/${end}`)).not.toHaveProperty('moment.at');
  });

  it.each(['', '#/', '#/case/', '#/case/not-an-id', '#/case/not-an-id/ecg', '#/else'])(
    'leads to the overview from "%s"',
    (hash) => {
      expect(routeOf(hash)).toEqual({ kind: 'overview' });
    },
  );
});
