import type { CapacityChange } from '@smart-triage/shared/domain/capacity';
import type { CrewDuty } from '@smart-triage/shared/domain/crewDuty';
import type { CaseEvent } from '@smart-triage/shared/domain/caseEvent';
import type { CaseState } from '@smart-triage/shared/domain/caseState';
import type { RecordOutcome } from '@smart-triage/shared/domain/hospitalRecord';
import type { RiskAssessment } from '@smart-triage/shared/domain/score';
import type { VideoAnswer } from '@smart-triage/shared/domain/videoRecording';
import type { RequestName } from '@smart-triage/shared/protocol/requests';
import type { AuditEventType, AuditLine } from './auditLine.ts';

/**
 * Which line an answered request leaves. `null`: what a crew enters or a cardiologist writes, measures or judges, and that a consult stood on a screen, is in the case's own log with who and when, and what carries a call that has its
 * line shows nothing more. Total by type: a new request does not compile until somebody has decided.
 */
const LINES: Record<RequestName, AuditEventType | null> = {
  'session:hello': 'connected',
  'session:challenge': null,
  'time:ping': null,
  'board:watch': 'board-viewed',
  'capacity:watch': null,
  'capacity:report': 'capacity-changed',
  'duty:watch': null,
  'duty:set': 'duty-changed',
  'crew:sign-in': 'crew-signed-in',
  'crew:sign-out': 'crew-signed-out',
  'crew:duty': null,
  'monitor:find': null,
  'case:open': 'case-opened',
  'case:watch': 'record-viewed',
  'case:history': 'record-viewed',
  'record:print': 'record-printed',
  'case:break-glass': 'glass-broken',
  'case:start-transport': null,
  'case:hand-over': null,
  'case:close': null,
  'case:close-undecided': null,
  'alert:acknowledge': null,
  'alert:set-limits': null,
  'intake:change': null,
  'vitals:record': null,
  'vitals:withdraw': null,
  'position:report': null,
  'consult:request': null,
  'consult:withdraw': null,
  'consult:seen': null,
  'consult:decline': 'consult-declined',
  'consult:take': 'consult-taken',
  'consult:release': 'consult-released',
  'consult:assign': 'consult-assigned',
  'consult:join': 'consult-joined',
  'consult:leave': 'consult-left',
  'decision:record': 'decision-recorded',
  'destination:change': 'destination-changed',
  'decision:acknowledge': 'decision-confirmed',
  'decision:disagree': 'decision-contested',
  'patient-wish:record': null,
  'safety-net:give': null,
  'gp:inform': null,
  'arrival:expect': null,
  'handover:check': null,
  'hospital-record:consent': 'hospital-record-consent',
  'hospital-record:source': null,
  'hospital-record:open': 'hospital-record-opened',
  'hospital-record:break-glass': 'hospital-record-glass-broken',
  'photo:parts': null,
  'photo:send-part': null,
  'photo:store': null,
  'photo:ask': null,
  'video:policy': null,
  'video:consent': 'video-consent',
  'video:erase': 'video-erased',
  'message:send': null,
  'message:read': null,
  'patient-hearing:set': null,
  'hospital:announce': 'patient-announced',
  'hospital:answer': 'announcement-answered',
  'drive-now:confirm': 'decision-recorded',
  'drive-now:overrule': 'decision-recorded',
  'ecg:record': 'ecg-viewed',
  'ecg:start': null,
  'ecg:note': null,
  'ecg:withdraw-note': null,
  'ecg:measure': null,
  'hear:judge': null,
  'ecg:push': null,
  'ecg:check': null,
  'ecg:compare': null,
  'ecg:watch': 'ecg-viewed',
  'ecg:unwatch': null,
  'ecg:read': 'ecg-viewed',
  'ecg:open-channel': null,
  'media:join': 'stream-joined',
  'media:resume': 'stream-joined',
  'media:leave': 'stream-left',
  'transport:create': null,
  'transport:connect': null,
  'transport:restart-ice': null,
  'producer:create': null,
  'producer:set-paused': null,
  'producer:set-limit': null,
  'producer:tell-delay': null,
  'producer:close': null,
  'consumer:create': 'stream-received',
  'consumer:resume': null,
  'consumer:prefer-layers': null,
  'consumer:ask-key-frame': null,
  'consumer:close': null,
};

export function lineOf(name: RequestName): AuditEventType | null {
  return LINES[name];
}

/** What was seen or done, by name: cases of a board, scores with their models, the range of an ECG, the reason for breaking the glass. */
export function detailOf(name: RequestName, input: unknown, output: unknown): AuditLine['data'] {
  switch (name) {
    case 'board:watch':
      return { cases: (output as { cases: CaseState[] }).cases.slice(0, 200).map(({ caseId }) => caseId) };
    case 'case:watch': {
      const state = (output as { case: CaseState }).case;
      return { seq: state.seq, ...(state.risk && scoreDetail(state.risk)) };
    }
    case 'crew:sign-in':
      return { person: (output as { duty: CrewDuty }).duty.person.id };
    case 'capacity:report': {
      const { hospital, item } = (input as { change: CapacityChange }).change;
      return { hospital, item };
    }
    case 'case:history': {
      const { events } = output as { events: CaseEvent[] };
      return { fromSeq: (input as { fromSeq: number }).fromSeq, toSeq: events.at(-1)?.seq ?? 0 };
    }
    case 'case:break-glass':
      return { reason: (input as { reason: string }).reason };
    case 'hospital-record:consent':
      return { answer: (input as { answer: string }).answer };
    case 'video:consent':
      return { answer: (input as { answer: VideoAnswer }).answer.answer };
    case 'hospital-record:open':
      return recordDetail((output as { outcome: RecordOutcome }).outcome);
    case 'hospital-record:break-glass':
      return {
        reason: (input as { reason: string }).reason,
        ...recordDetail((output as { outcome: RecordOutcome }).outcome),
      };
    case 'consult:take': {
      const { over } = input as { over: { from: string; reason: string } | null };
      return over ? { takenFrom: over.from, reason: over.reason } : {};
    }
    case 'consult:assign':
      return { to: (input as { to: string }).to };
    case 'duty:set':
      return { order: (input as { order: string[] }).order };
    case 'ecg:read': {
      const { streamId, fromSeq, toSeq } = input as { streamId: string; fromSeq: number; toSeq: number };
      return { streamId, fromSeq, toSeq };
    }
    case 'consumer:create':
      return { producerId: (input as { producerId: string }).producerId };
    case 'decision:record':
    case 'destination:change':
      return { decisionId: (output as { decisionId: string }).decisionId };
    case 'decision:disagree':
      return {
        decisionId: (input as { disagreement: { decisionId: string } }).disagreement.decisionId,
      };
    case 'hospital:announce':
    case 'hospital:answer':
    case 'decision:acknowledge':
      return { decisionId: (input as { decisionId: string }).decisionId };
    default:
      return {};
  }
}

/** What came of asking the hospital, and how much was shown. Whose it was, the case says; the number that was asked for stands nowhere. */
function recordDetail(outcome: RecordOutcome): AuditLine['data'] {
  if (outcome.kind !== 'record') return { outcome: outcome.kind };
  const { source, sections } = outcome.record;
  const shown = Object.entries(sections).map(([name, { entries }]) => `${name} ${entries.length}`);
  return { outcome: outcome.kind, source, shown };
}

/** Which figures were shown: the hash of their inputs, and each model with its version and hash. The figures are in the case's log. */
export function scoreDetail({ inputsSha256, scores }: RiskAssessment): AuditLine['data'] {
  return {
    inputsSha256,
    scores: scores.map(({ score, model }) => `${score} ${model.id}@${model.version} ${model.sha256}`),
  };
}
