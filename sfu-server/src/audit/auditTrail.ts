import type { CaseId } from '@smart-triage/shared/domain/ids';
import type { Action, Relation } from '@smart-triage/shared/domain/permissions';
import { type Actor, siteOf } from '@smart-triage/shared/domain/role';
import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import type { Clock } from '@smart-triage/shared/time/clock';
import { randomUUID } from 'node:crypto';
import { AUDIT_EVENTS, type AuditEventType, type AuditLine } from './auditLine.ts';
import type { AuditLog } from './auditLog.ts';

/** What happened, as the place that knows of it says it. */
export type AuditEntry = {
  type: AuditEventType;
  users: readonly Actor[];
  address: string;
  sessionId?: string | null;
  caseId?: CaseId | null;
  protocol?: Action | null;
  relation?: Relation | null;
  /** Absent when it was done. */
  refusal?: ErrorCode;
  data?: AuditLine['data'];
};

/** Where everybody writes to the access log. What cannot be logged does not happen: whoever awaits `record` gets `store-unavailable`. */
export class AuditTrail {
  readonly #log: Pick<AuditLog, 'append'>;
  readonly #clock: Clock;

  constructor(log: Pick<AuditLog, 'append'>, clock: Clock) {
    this.#log = log;
    this.#clock = clock;
  }

  async record(entry: AuditEntry): Promise<void> {
    try {
      await this.#log.append(this.#line(entry));
    } catch (cause) {
      throw new AppError(ErrorCode.StoreUnavailable, 'the access log could not be written', { cause });
    }
  }

  #line({ type, users, address, refusal, data = {}, ...rest }: AuditEntry): AuditLine {
    const { sessionId = null, caseId = null, protocol = null, relation = null } = rest;
    const glassBroken = relation === 'other-site-glass-broken' || type.endsWith('glass-broken');
    const consent = type === 'hospital-record-opened' ? 'given' : 'not-required';
    const treatment = glassBroken ? 'ETREAT' : 'TREAT';
    return {
      id: randomUUID(),
      at: this.#clock.now(),
      type,
      action: AUDIT_EVENTS[type],
      outcome: refusal === undefined ? 'ok' : 'refused',
      code: refusal ?? null,
      users: [...users],
      client: { address: address.slice(0, 64), sessionId },
      purpose: caseId === null ? 'HOPERAT' : treatment,
      caseId,
      data,
      authorisation: { protocol, relation, consent, glassBroken },
      source: { site: siteOf(users[0] ?? {}), system: 'smart-triage-server' },
    };
  }
}
