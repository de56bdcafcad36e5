import type { CaseId } from '@smart-triage/shared/domain/ids';
import type { Action, Relation } from '@smart-triage/shared/domain/permissions';
import { type Actor, siteOf } from '@smart-triage/shared/domain/role';
import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import type { Clock } from '@smart-triage/shared/time/clock';
import { randomUUID } from 'node:crypto';
import { AUDIT_EVENTS, type AuditEventType, type AuditLine } from './auditLine.ts';
import type { CaseKeys } from '../store/vault/caseKeys.ts';
import type { AuditLog } from './auditLog.ts';
import { sealedFreeText } from './freeText.ts';
import { RefusalBudget } from './refusalBudget.ts';

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
  /** About to be done. */
  isBegun?: true;
  data?: AuditLine['data'];
};

/** The hash of what a score was computed from. */
const INPUTS = 'inputsSha256';

/** Where everybody writes to the access log. What cannot be logged does not happen: whoever awaits `record` gets `store-unavailable`. */
export class AuditTrail {
  readonly #log: Pick<AuditLog, 'append'>;
  readonly #clock: Clock;
  readonly #keys: Pick<CaseKeys, 'mac' | 'sealText'> | null;
  readonly #refusals = new RefusalBudget();

  /** Without `keys` (where nothing of a record is named) lines are written as they come. */
  constructor(
    log: Pick<AuditLog, 'append'>,
    clock: Clock,
    keys: Pick<CaseKeys, 'mac' | 'sealText'> | null = null,
  ) {
    this.#log = log;
    this.#clock = clock;
    this.#keys = keys;
  }

  async record(asked: AuditEntry): Promise<void> {
    const entry = await this.#withinBudget(asked);
    if (!entry) return;
    try {
      await this.#log.append(this.#line(await this.#blinded(entry)));
    } catch (cause) {
      throw new AppError(ErrorCode.StoreUnavailable, 'the access log could not be written', { cause });
    }
  }

  /**
   * [AU7] What changes who gets in or what is kept, and can fail: a line before it is done, and one that says how it ended. After a kill in between the first stands alone.
   * `detail` of what came of it stands in the second.
   */
  async deed<T>(
    entry: AuditEntry,
    act: () => Promise<T>,
    detail: (result: T) => AuditLine['data'] = () => ({}),
  ): Promise<T> {
    await this.record({ ...entry, isBegun: true });
    const result = await act().catch(async (error: unknown) => {
      await this.record({ ...entry, refusal: error instanceof AppError ? error.code : ErrorCode.Internal });
      throw error;
    });
    await this.record({ ...entry, data: { ...entry.data, ...detail(result) } });
    return result;
  }

  /** [AU2] */
  async #withinBudget(entry: AuditEntry): Promise<AuditEntry | null> {
    if (entry.type !== 'request-refused') return entry;
    const taken = await this.#refusals.take(`${entry.address} ${entry.users[0]?.id ?? ''}`);
    if (taken === 'none') return null;
    return taken === 'line' ? entry : { ...entry, data: { ...entry.data, andMore: true } };
  }

  /**
   * The log is not sealed. Few answers have to be tried to find those that a plain hash belongs to, so what stands here is keyed with the key of the case; what a person wrote freely is
   * sealed with it.
   */
  async #blinded(entry: AuditEntry): Promise<AuditEntry> {
    const { caseId = null, data } = entry;
    if (!this.#keys || caseId === null || !data) return entry;
    const blinded = await sealedFreeText({ caseId, data }, this.#keys);
    const inputs = blinded[INPUTS];
    if (typeof inputs !== 'string') return { ...entry, data: blinded };
    return {
      ...entry,
      data: { ...blinded, [INPUTS]: await this.#keys.mac(caseId, 'audit_log/inputs', inputs) },
    };
  }

  #line({ type, users, address, refusal, isBegun, data = {}, ...rest }: AuditEntry): AuditLine {
    const done = isBegun ? 'begun' : 'ok';
    const { sessionId = null, caseId = null, protocol = null, relation = null } = rest;
    const glassBroken = relation === 'other-site-glass-broken' || type.endsWith('glass-broken');
    const consent = type === 'hospital-record-opened' ? 'given' : 'not-required';
    const treatment = glassBroken ? 'ETREAT' : 'TREAT';
    return {
      id: randomUUID(),
      at: this.#clock.now(),
      type,
      action: AUDIT_EVENTS[type],
      outcome: refusal === undefined ? done : 'refused',
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
