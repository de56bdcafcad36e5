import { isOver } from '@smart-triage/shared/domain/caseMachine';
import { type CaseEvent, CaseEventSchema, type CaseFact } from '@smart-triage/shared/domain/caseEvent';
import { applyCaseEvent } from '@smart-triage/shared/domain/applyCaseEvent';
import type { CaseState } from '@smart-triage/shared/domain/caseState';
import type { CaseId, RequestId } from '@smart-triage/shared/domain/ids';
import type { Actor } from '@smart-triage/shared/domain/role';
import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { canonicalJson, type JsonValue } from '@smart-triage/shared/hash/canonicalJson';
import type { Clock } from '@smart-triage/shared/time/clock';
import type { Instant } from '@smart-triage/shared/time/instant';
import { createHash } from 'node:crypto';
import type { EventLog } from '../store/eventLog.ts';
import type { RequestLogTable } from '../store/tables.ts';
import { CaseDirectory } from './caseDirectory.ts';
import { SerialQueue } from './serialQueue.ts';

/** A request to change a case, as the gateway hands it over. */
export type Change = {
  requestId: RequestId;
  caseId: CaseId;
  actor: Actor;
  /** Name and content of the request: what a repeat must have in common with the first. */
  name: string;
  input: unknown;
};

/** What the change is, given the case as it stands: a fact and the reply, or an `AppError`. `before` is a fact that it stands on, stored with it or not at all. */
export type Decide<R> = (state: CaseState | undefined) => {
  before?: CaseFact | undefined;
  fact: CaseFact;
  reply: (state: CaseState) => R;
};

type CaseServiceDeps = {
  log: EventLog;
  clock: Clock;
  /** Told about each committed event, in order within its case. */
  onEvent: (event: CaseEvent, state: CaseState) => void;
};

/**
 * The only writer of cases. One change of a case at a time: decided on the state that the one before left, made durable, and only then applied,
 * answered and told to others.
 */
export class CaseService {
  readonly directory: CaseDirectory;
  readonly #deps: CaseServiceDeps;
  readonly #queues = new Map<CaseId, SerialQueue>();

  private constructor(deps: CaseServiceDeps, events: readonly CaseEvent[]) {
    this.#deps = deps;
    this.directory = new CaseDirectory(events);
  }

  static async create(deps: CaseServiceDeps): Promise<CaseService> {
    return new CaseService(deps, await deps.log.readAll());
  }

  /** [CS3] A repeated `requestId` gets the first one's reply and changes nothing; with other content it is refused. */
  async change<R>(change: Change, decide: Decide<R>): Promise<R> {
    // Refused before it queues up behind a change that is being carried through.
    this.#deps.log.assertOpen();
    return this.#queue(change.caseId).run(async () => {
      const known = await this.#deps.log.findRequest(change.requestId);
      if (known) {
        await this.#assertSame(known, change);
        return JSON.parse(await this.#deps.log.openReply(known, change.caseId)) as R;
      }
      const state = this.directory.find(change.caseId);
      const { before, fact, reply } = decide(state);
      return this.#commit(change, state, before ? [before, fact] : [fact], reply);
    });
  }

  /** A fact that follows from the record itself (a score), not from a request. `decide` gives `null` when there is nothing to add. */
  conclude(caseId: CaseId, actor: Actor, decide: (state: CaseState) => CaseFact | null): Promise<void> {
    return this.#queue(caseId).run(async () => {
      const state = this.directory.get(caseId);
      const fact = decide(state);
      if (!fact) return;
      const event = this.#event(caseId, actor, state, fact);
      await this.#deps.log.append({ events: [event], request: null });
      this.#publish(event);
    });
  }

  /** [ST6] Runs `destroy` while no change of the case is under way, and forgets the case. @throws AppError `not-allowed-now` while it goes on. */
  release(caseId: CaseId, destroy: () => Promise<void>): Promise<void> {
    return this.#queue(caseId).run(async () => {
      const state = this.directory.find(caseId);
      if (state && !isOver(state.status))
        throw new AppError(
          ErrorCode.NotAllowedNow,
          'this case goes on: its record is erased once it is closed',
        );
      await destroy();
      this.directory.forget(caseId);
    });
  }

  async close(): Promise<void> {
    await Promise.all([...this.#queues.values()].map((queue) => queue.idle()));
  }

  /** The hash covers the case too: a reply is sealed with the key of its own case, and nobody else's opens it. */
  async #assertSame(known: RequestLogTable, { caseId, actor, name, input }: Change): Promise<void> {
    const isSame =
      known.actor_id === actor.id &&
      known.name === name &&
      (await this.#deps.log.isSameInput(known, caseId, inputHash(input)));
    if (!isSame) throw new AppError(ErrorCode.RequestIdReused, 'this requestId was used for something else');
  }

  async #commit<R>(
    change: Change,
    state: CaseState | undefined,
    facts: readonly [CaseFact, ...CaseFact[]],
    reply: (state: CaseState) => R,
  ): Promise<R> {
    const { events, after } = this.#eventsOf(change, state, facts);
    // The reply is stored with the events, so it is computed from the state that they will leave.
    const answer = reply(after);
    await this.#deps.log.append({ events, request: requestRow(change, answer, after.changedAt) });
    for (const event of events) this.#publish(event);
    return answer;
  }

  #eventsOf(
    { caseId, actor }: Change,
    before: CaseState | undefined,
    facts: readonly [CaseFact, ...CaseFact[]],
  ): { events: CaseEvent[]; after: CaseState } {
    const [first, ...others] = facts;
    const event = this.#event(caseId, actor, before, first);
    const events = [event];
    let after = applyCaseEvent(before ?? null, event);
    for (const fact of others) {
      const next = this.#event(caseId, actor, after, fact);
      events.push(next);
      after = applyCaseEvent(after, next);
    }
    return { events, after };
  }

  #publish(event: CaseEvent): void {
    this.#deps.onEvent(event, this.directory.apply(event));
  }

  #event(caseId: CaseId, by: Actor, state: CaseState | undefined, fact: CaseFact): CaseEvent {
    return CaseEventSchema.parse({
      caseId,
      seq: (state?.seq ?? 0) + 1,
      at: this.#deps.clock.now(),
      by,
      fact,
    });
  }

  #queue(caseId: CaseId): SerialQueue {
    const queue = this.#queues.get(caseId) ?? new SerialQueue();
    this.#queues.set(caseId, queue);
    return queue;
  }
}

function requestRow({ requestId, actor, name, input }: Change, reply: unknown, at: Instant): RequestLogTable {
  return {
    request_id: requestId,
    actor_id: actor.id,
    name,
    input_sha256: inputHash(input),
    reply: JSON.stringify(reply),
    at_ms: at,
  };
}

function inputHash(input: unknown): string {
  return createHash('sha256')
    .update(canonicalJson(input as JsonValue))
    .digest('hex');
}
