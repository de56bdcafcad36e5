import type { CaseEvent } from '@smart-triage/shared/domain/caseEvent';
import type { CaseId } from '@smart-triage/shared/domain/ids';
import type { Database } from './database.ts';
import { GroupCommit } from './groupCommit.ts';
import { CHAIN_START, chainHash } from './hashChain.ts';
import { lastHashIn } from './lastHash.ts';
import { StoreGate } from './storeGate.ts';
import { chained, type EventRow, isPlain, openEvent, sealEvent } from './sealedEvent.ts';
import type { RequestLogTable } from './tables.ts';
import type { CaseKeys } from './vault/caseKeys.ts';
import { macText, sealText, unsealText } from './vault/seal.ts';

/** What one accepted request leaves behind: its facts and its reply, stored together or not at all. */
export type LogEntry = { events: readonly CaseEvent[]; request: RequestLogTable | null };

/** Some megabytes. */
const ROWS_AT_ONCE = 2000;

type EventLogDeps = { database: Database; keys: CaseKeys; gate?: StoreGate };
type SealedEntry = { rows: readonly Omit<EventRow, 'hash'>[]; request: RequestLogTable | null };

/** The append-only record of everything that happened to all cases, sealed with the key of each. */
export class EventLog {
  readonly #database: Database;
  readonly #keys: CaseKeys;
  readonly #commits: GroupCommit<SealedEntry>;
  readonly #gate: StoreGate;
  #lastHash: string;

  private constructor({ database, keys, gate = new StoreGate() }: EventLogDeps, lastHash: string) {
    this.#database = database;
    this.#keys = keys;
    this.#gate = gate;
    this.#lastHash = lastHash;
    this.#commits = new GroupCommit(gate, (entries, isRepeat) => this.#write(entries, isRepeat));
  }

  static async create(deps: EventLogDeps): Promise<EventLog> {
    return new EventLog(deps, await lastHashIn(deps.database, 'event_log'));
  }

  /** Throws `StoreUnavailable` while nothing new is taken. */
  assertOpen(): void {
    this.#gate.assertOpen();
  }

  /** Resolves once the entry is committed. */
  async append(entry: LogEntry): Promise<void> {
    this.#gate.assertOpen();
    await this.#commits.add(await this.#seal(entry));
  }

  /** Every stored event in the order in which it happened, but those of erased cases. */
  async readAll(): Promise<CaseEvent[]> {
    const { keys, erased } = await this.#keys.all();
    const rows = await this.#database.selectFrom('event_log').selectAll().orderBy('position').execute();
    return rows
      .filter((row) => !erased.has(row.case_id as CaseId))
      .map((row) => openEvent(row, keys.get(row.case_id as CaseId)));
  }

  /** Events of one case from `fromSeq` on, in order; at most `limit`. */
  async readCase(caseId: CaseId, fromSeq: number, limit: number): Promise<CaseEvent[]> {
    const rows = await this.#gate.read(() =>
      this.#database
        .selectFrom('event_log')
        .selectAll()
        .where('case_id', '=', caseId)
        .where('seq', '>=', fromSeq)
        .orderBy('seq')
        .limit(limit)
        .execute(),
    );
    const key = await this.#keys.of(caseId);
    return rows.map((row) => openEvent(row, key));
  }

  /** The request that came with this id, its reply still sealed: `openReply`, once it is known to be about the same case. */
  findRequest(requestId: string): Promise<RequestLogTable | undefined> {
    return this.#gate.read(() =>
      this.#database
        .selectFrom('request_log')
        .selectAll()
        .where('request_id', '=', requestId)
        .executeTakeFirst(),
    );
  }

  /** The reply that a request about this case got. */
  async openReply({ request_id, reply }: RequestLogTable, caseId: CaseId): Promise<string> {
    if (isPlain(reply)) return reply;
    return unsealText(await this.#keys.of(caseId), replyPlace(request_id), reply);
  }

  /** Whether the content of a request about this case, by its hash, is that of the one that came with the same id. Rows of earlier versions hold the hash itself. */
  async isSameInput(known: RequestLogTable, caseId: CaseId, inputSha256: string): Promise<boolean> {
    if (known.input_sha256 === inputSha256) return true;
    const mac = macText(await this.#keys.of(caseId), inputPlace(known.request_id), inputSha256);
    return known.input_sha256 === mac;
  }

  /** The position of the first entry whose hash does not fit, or `null` when the chain is whole. Read piece by piece: it may be years. */
  async findBreak(): Promise<number | null> {
    let [position, previous] = ['0', CHAIN_START];
    for (;;) {
      const rows = await this.#rowsBehind(position);
      for (const row of rows) {
        if (chainHash(previous, chained(row)) !== row.hash) return Number(row.position);
        previous = row.hash;
      }
      const last = rows.at(-1);
      if (!last) return null;
      position = last.position;
    }
  }

  #rowsBehind(position: string) {
    return this.#database
      .selectFrom('event_log')
      .selectAll()
      .where('position', '>', position)
      .orderBy('position')
      .limit(ROWS_AT_ONCE)
      .execute();
  }

  /** Since the start. */
  get commits(): number {
    return this.#commits.commits;
  }

  async close(): Promise<void> {
    await this.#commits.idle();
  }

  async #seal({ events, request }: LogEntry): Promise<SealedEntry> {
    const sealed = events.map(async (event) => sealEvent(event, await this.#keys.of(event.caseId)));
    const [first] = events;
    if (!request || !first) return { rows: await Promise.all(sealed), request };
    const key = await this.#keys.of(first.caseId);
    const reply = sealText(key, replyPlace(request.request_id), request.reply);
    const input_sha256 = macText(key, inputPlace(request.request_id), request.input_sha256);
    return { rows: await Promise.all(sealed), request: { ...request, input_sha256, reply } };
  }

  async #write(entries: readonly SealedEntry[], isRepeat: boolean): Promise<void> {
    const { rows, lastHash } = this.#chain(entries.flatMap((entry) => entry.rows));
    const requests = entries.flatMap(({ request }) => request ?? []);
    // A commit can be carried out and its answer lost; written twice it would break the chain.
    const isThere = isRepeat && (await lastHashIn(this.#database, 'event_log')) === lastHash;
    if (!isThere) await this.#insert(rows, requests);
    this.#lastHash = lastHash;
  }

  /** One statement, which is a transaction of its own: `begin`, two inserts and `commit` were four ways to the database and back, one behind the other. */
  async #insert(rows: readonly EventRow[], requests: readonly RequestLogTable[]): Promise<void> {
    const events = this.#database.insertInto('event_log').values(rows);
    if (requests.length === 0) await events.execute();
    else
      await this.#database
        .with('events', () => events)
        .insertInto('request_log')
        .values(requests)
        .execute();
  }

  #chain(sealed: readonly Omit<EventRow, 'hash'>[]) {
    let lastHash = this.#lastHash;
    const rows = sealed.map((row) => {
      lastHash = chainHash(lastHash, chained(row));
      return { ...row, hash: lastHash };
    });
    return { rows, lastHash };
  }
}

const inputPlace = (requestId: string): string => `request_log/${requestId}/input`;
const replyPlace = (requestId: string): string => `request_log/${requestId}/reply`;
