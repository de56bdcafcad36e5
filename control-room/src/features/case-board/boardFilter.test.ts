import { describe, expect, it } from 'vitest';
import { caseId, caseOf, DOCTOR } from '../../testing/cases.ts';
import { NOON } from '../../testing/fakeClock.ts';
import { NO_FILTER, passes } from './boardFilter.ts';

const opened = caseOf(caseId(1));
const ringing = caseOf(caseId(2), [{ fact: { type: 'consult-requested' } }]);
const joined = caseOf(caseId(3), [{ fact: { type: 'consult-joined' }, by: DOCTOR }]);

describe('the filter of the board', () => {
  it('shows every open case until somebody filters', () => {
    expect([opened, ringing, joined].every((state) => passes(NO_FILTER, state, DOCTOR.id))).toBe(true);
  });

  it('finds a unit by a part of its number', () => {
    expect(passes({ view: 'all', text: '123' }, opened, DOCTOR.id)).toBe(true);
    expect(passes({ view: 'all', text: '131' }, opened, DOCTOR.id)).toBe(false);
  });

  it('finds a case by who is in the consult', () => {
    expect(passes({ view: 'all', text: 'visser' }, joined, DOCTOR.id)).toBe(true);
  });

  it('never hides a crew that asks for help', () => {
    expect(passes({ view: 'unseen', text: 'nobody has this name' }, ringing, DOCTOR.id)).toBe(true);
  });

  it('finds whom one is with, and whose gate or vital signs cannot wait', () => {
    const reading = { measuredAt: NOON, source: 'monitor' as const, values: { systolicBp: 80 } };
    const inDanger = caseOf(caseId(4), [{ fact: { type: 'vitals-recorded', reading } }]);
    const shown = (view: 'mine' | 'urgent') =>
      [opened, joined, inDanger].filter((state) => passes({ view, text: '' }, state, DOCTOR.id));
    expect(shown('mine')).toEqual([joined]);
    expect(shown('urgent')).toEqual([inDanger]);
  });
});
