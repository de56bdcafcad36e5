import type { Actor } from '@smart-triage/shared/domain/role';
import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { ACCESS_LOG_PATH, type AccessLogLine } from '@smart-triage/shared/protocol/accessLog';
import {
  DISPOSITION_KINDS,
  FOLLOW_UPS_PATH,
  type FollowUpEntry,
  type OutcomeFigures,
  OUTCOMES_PATH,
} from '@smart-triage/shared/protocol/followUp';
import { addMs } from '@smart-triage/shared/time/instant';
import type { GetJson } from '../lib/getJson.ts';
import { caseId, DOCTOR } from '../testing/cases.ts';
import { NOW } from './deskCases.ts';

export const RESEARCHER: Actor = { id: 'research-1', name: 'M. Smit', role: 'researcher' };
export const AUDITOR: Actor = { id: 'audit-1', name: 'L. Mulder', role: 'auditor' };

const DAY_MS = 24 * 60 * 60_000;
const daysAgo = (days: number) => addMs(NOW, -days * DAY_MS);

const closed = (n: number, days: number, changes: Partial<FollowUpEntry> = {}): FollowUpEntry => ({
  caseId: caseId(n),
  unit: `06-1${20 + n}`,
  openedAt: daysAgo(days),
  closedAt: addMs(daysAgo(days), 3_600_000),
  dueAt: addMs(daysAgo(days), 30 * DAY_MS),
  simulated: false,
  decided: 'transport',
  followUp: null,
  ...changes,
});
const ENTRIES: readonly FollowUpEntry[] = [
  closed(1, 34, { decided: 'stay-home' }),
  closed(2, 32),
  closed(3, 45, {
    decided: 'stay-home',
    followUp: {
      outcome: { kind: 'known', events: [], source: 'general-practitioner' },
      by: RESEARCHER,
      at: daysAgo(3),
    },
  }),
  closed(4, 40, {
    followUp: { outcome: { kind: 'lost', reason: 'not-reached' }, by: RESEARCHER, at: daysAgo(2) },
  }),
  closed(5, 6, { decided: 'undecided' }),
  closed(6, 0, { simulated: true, dueAt: NOW }),
];

const NO_EVENTS = { death: 0, 'acute-coronary-syndrome': 0, 'unplanned-revascularisation': 0 };
const figures = (cases: number): OutcomeFigures[] =>
  DISPOSITION_KINDS.map((decided) => {
    const isHome = decided === 'stay-home' && cases > 0;
    return {
      decided,
      cases: isHome ? cases : 0,
      due: isHome ? cases - 10 : 0,
      known: isHome ? cases - 22 : 0,
      lost: isHome ? 12 : 0,
      events: isHome ? { ...NO_EVENTS, 'acute-coronary-syndrome': 1 } : NO_EVENTS,
      withEvent: isHome ? 1 : 0,
      // One of 159, with its 95 % interval after Wilson.
      rate: isHome ? { percent: 0.6, lowPercent: 0.1, highPercent: 3.5 } : null,
    };
  });

const line = (n: number, type: string, changes: Partial<AccessLogLine> = {}): AccessLogLine => ({
  id: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
  at: addMs(NOW, -n * 60_000),
  type,
  outcome: 'ok',
  code: null,
  users: [DOCTOR],
  client: { address: '10.0.0.2' },
  caseId: caseId(1),
  authorisation: { protocol: 'record:read', glassBroken: false },
  ...changes,
});
const LINES: readonly AccessLogLine[] = [
  line(1, 'record-viewed'),
  line(2, 'ecg-viewed'),
  line(3, 'glass-broken', { authorisation: { protocol: 'glass:break', glassBroken: true } }),
  line(4, 'request-refused', { outcome: 'refused', code: ErrorCode.NotPermitted }),
];

export type Office = 'full' | 'empty' | 'silent' | 'refused';

/** What the server's HTTP interface answers to who sees no patient. */
export function officeAnswers(office: Office): GetJson {
  const isFull = office === 'full';
  const answers: Readonly<Record<string, unknown>> = {
    [FOLLOW_UPS_PATH]: { cases: isFull ? ENTRIES : [] },
    [OUTCOMES_PATH]: { patients: figures(isFull ? 181 : 0), simulated: figures(0) },
    [ACCESS_LOG_PATH]: { lines: isFull ? LINES : [], next: null },
  };
  return (path, schema) => {
    if (office === 'silent') return new Promise(() => undefined);
    const answer = answers[path.split('?')[0] ?? ''];
    return office === 'refused' || answer === undefined
      ? Promise.reject(new AppError(ErrorCode.NotPermitted, 'fixture'))
      : Promise.resolve(schema.parse(answer));
  };
}

/** Names, addresses and codes that are the same in both languages. */
export const OFFICE_WORDS = [RESEARCHER.name, AUDITOR.name, '10.0.0.2'];
