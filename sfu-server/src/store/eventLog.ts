import { type CaseEvent, CaseEventSchema } from '@smart-triage/shared/domain/caseEvent';
import type { Database } from './database.ts';
import { GroupCommit } from './groupCommit.ts';
import { CHAIN_START, chainHash } from './hashChain.ts';
import { lastHashIn } from './lastHash.ts';
import { StoreGate } from './storeGate.ts';
import type { EventLogTable, RequestLogTable } from './tables.ts';

/** What one accepted request leaves behind: its facts and its reply, stored together or not at all. */
export type LogEntry = { events: readonly CaseEvent[]; request: RequestLogTable | null };

/** The append-only record of everything that happened to all cases. */
export class EventLog {
  readonly #database: Database;
  readonly #commits: GroupCommit<LogEntry>;
  readonly #gate: StoreGate;
  #lastHash: string;

  private constructor(database: Database, gate: StoreGate, lastHash: string) {
    this.#database = database;
    this.#gate = gate;
    this.#lastHash = lastHash;
    this.#commits = new GroupCommit(gate, (entries, isRepeat) => this.#write(entries, isRepeat));
  }

  static async create(database: Database, gate: StoreGate = new StoreGate()): Promise<EventLog> {
    return new EventLog(database, gate, await lastHashIn(database, 'event_log'));
  }

  /** Throws `StoreUnavailable` while nothing new is taken. */
  assertOpen(): void {
    this.#gate.assertOpen();
  }

  /** Resolves once the entry is committed. */
  append(entry: LogEntry): Promise<void> {
    return this.#commits.add(entry);
  }

  /** Every stored event in the order in which it happened. */
  async readAll(): Promise<CaseEvent[]> {
    const rows = await this.#database.selectFrom('event_log').selectAll().orderBy('position').execute();
    return rows.map(toEvent);
  }

  async findRequest(requestId: string): Promise<RequestLogTable | undefined> {
    return this.#gate.read(() =>
      this.#database
        .selectFrom('request_log')
        .selectAll()
        .where('request_id', '=', requestId)
        .executeTakeFirst(),
    );
  }

  /** The position of the first entry whose hash does not fit, or `null` when the chain is whole. */
  async findBreak(): Promise<number | null> {
    const rows = await this.#database.selectFrom('event_log').selectAll().orderBy('position').execute();
    let previous = CHAIN_START;
    for (const row of rows) {
      if (chainHash(previous, toEvent(row)) !== row.hash) return Number(row.position);
      previous = row.hash;
    }
    return null;
  }

  async close(): Promise<void> {
    await this.#commits.idle();
  }

  async #write(entries: readonly LogEntry[], isRepeat: boolean): Promise<void> {
    const { rows, lastHash } = this.#chain(entries.flatMap(({ events }) => events));
    const requests = entries.flatMap(({ request }) => request ?? []);
    // A commit can be carried out and its answer lost; written twice it would break the chain.
    const isThere = isRepeat && (await lastHashIn(this.#database, 'event_log')) === lastHash;
    if (!isThere) {
      await this.#database.transaction().execute(async (transaction) => {
        if (rows.length > 0) await transaction.insertInto('event_log').values(rows).execute();
        if (requests.length > 0) await transaction.insertInto('request_log').values(requests).execute();
      });
    }
    this.#lastHash = lastHash;
  }

  #chain(events: readonly CaseEvent[]) {
    let lastHash = this.#lastHash;
    const rows = events.map((event) => {
      lastHash = chainHash(lastHash, event);
      return toRow(event, lastHash);
    });
    return { rows, lastHash };
  }
}

function toRow({ caseId, seq, at, by, fact }: CaseEvent, hash: string): Omit<EventLogTable, 'position'> {
  return { case_id: caseId, seq, at_ms: at, actor: JSON.stringify(by), fact: JSON.stringify(fact), hash };
}

function toEvent(row: Pick<EventLogTable, 'case_id' | 'seq' | 'at_ms' | 'actor' | 'fact'>): CaseEvent {
  return CaseEventSchema.parse({
    caseId: row.case_id,
    seq: row.seq,
    at: row.at_ms,
    by: JSON.parse(row.actor) as unknown,
    fact: JSON.parse(row.fact) as unknown,
  });
}
