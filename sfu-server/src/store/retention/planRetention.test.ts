import type { CaseFact } from '@smart-triage/shared/domain/caseEvent';
import { caseEvents, caseStateAfter, OPENED } from '@smart-triage/shared/testing/caseEvents';
import { describe, expect, it } from 'vitest';
import { planRetention } from './planRetention.ts';

const DAY_MS = 24 * 60 * 60_000;
const KEEP = { ecgDays: undefined, photoDays: undefined, videoDays: undefined, caseDays: undefined };
const CLOSED: CaseFact = { type: 'case-closed-undecided', reason: 'over' };

/** A case of which something was recorded, after telling the patient that it is kept for ten days. */
function recorded(...facts: CaseFact[]) {
  const answer = { answer: 'given', keptDays: 10 } as const;
  const agreed: CaseFact[] = [{ type: 'video-consent-noted', answer }, { type: 'video-recording-started' }];
  return caseStateAfter(caseEvents(OPENED, ...agreed, ...facts));
}

function kindsAfter(state: ReturnType<typeof recorded>, days: number, videoDays?: number): string[] {
  const now = (state.closedAt ?? state.openedAt) + days * DAY_MS;
  return planRetention([state], { ...KEEP, videoDays }, now).map(({ kind }) => kind);
}

describe('[VR5] recorded video', () => {
  it('goes after the days that the patient was told, also when the policy has become a longer one or none', () => {
    const state = recorded(CLOSED);
    expect([kindsAfter(state, 9, 30), kindsAfter(state, 10, 30), kindsAfter(state, 10)]).toEqual([
      [],
      ['video'],
      ['video'],
    ]);
  });

  it('goes sooner when the policy has become a shorter one', () => {
    expect(kindsAfter(recorded(CLOSED), 3, 3)).toEqual(['video']);
  });

  it('is not due while the case is open, nor when it is erased', () => {
    expect(kindsAfter(recorded(), 99, 3)).toEqual([]);
    expect(kindsAfter(recorded({ type: 'video-erased' }, CLOSED), 99, 3)).toEqual([]);
  });
});
