import { describe, expect, it } from 'vitest';
import { caseId, caseOf, DOCTOR } from '../../testing/cases.ts';
import { NO_FILTER, passes } from './boardFilter.ts';

const opened = caseOf(caseId(1));
const ringing = caseOf(caseId(2), [{ fact: { type: 'consult-requested' } }]);
const joined = caseOf(caseId(3), [{ fact: { type: 'consult-joined' }, by: DOCTOR }]);

describe('the filter of the board', () => {
  it('shows every open case until somebody filters', () => {
    expect([opened, ringing, joined].every((state) => passes(NO_FILTER, state))).toBe(true);
  });

  it('finds a unit by a part of its number', () => {
    expect(passes({ view: 'all', text: '123' }, opened)).toBe(true);
    expect(passes({ view: 'all', text: '131' }, opened)).toBe(false);
  });

  it('finds a case by who is in the consult', () => {
    expect(passes({ view: 'all', text: 'visser' }, joined)).toBe(true);
  });

  it('never hides a crew that asks for help', () => {
    expect(passes({ view: 'unseen', text: 'nobody has this name' }, ringing)).toBe(true);
  });
});
