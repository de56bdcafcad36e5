import type { CaseState } from '@smart-triage/shared/domain/caseState';
import { describe, expect, it } from 'vitest';
import type { OutboxItem, OutboxRequest } from '../outbox/outboxItem.ts';
import { expectedStatus } from './expectedStatus.ts';

const pending = (...names: OutboxRequest[]): OutboxItem[] =>
  names.map((name) => ({ name, input: { decisionId: 'd1' } }) as unknown as OutboxItem);
const known = (status: CaseState['status'], decisionId = 'd1'): CaseState =>
  ({ status, decision: { id: decisionId } }) as unknown as CaseState;

describe('[OB6] where a case will stand once what waits has arrived', () => {
  it.each([
    [
      'a ride without a link, from the own decision to drive to its end',
      known('assessing'),
      ['drive-now:confirm', 'case:start-transport', 'case:hand-over', 'case:close'],
      'closed',
    ],
    [
      'a decision that is confirmed',
      known('decided'),
      ['decision:acknowledge', 'case:start-transport'],
      'en-route',
    ],
    [
      'a case that the server has not heard of',
      null,
      ['case:open', 'intake:change', 'case:close-undecided'],
      'closed',
    ],
    [
      'entries, which take it nowhere',
      known('acknowledged'),
      ['intake:change', 'message:send'],
      'acknowledged',
    ],
  ] as const)('%s', (_what, confirmed, names, status) => {
    expect(expectedStatus(confirmed, pending(...names))).toBe(status);
  });

  it('is not beyond a step that the server will refuse: another decision has taken the place of the confirmed one', () => {
    const names = ['decision:acknowledge', 'case:start-transport'] as const;
    expect(expectedStatus(known('decided', 'd2'), pending(...names))).toBe('decided');
  });
});
