import type { Database } from '../store/database.ts';
import { GroupCommit } from '../store/groupCommit.ts';
import { CHAIN_START, chainHash } from '../store/hashChain.ts';
import { lastHashIn } from '../store/lastHash.ts';
import { StoreGate } from '../store/storeGate.ts';
import type { CaseKeys } from '../store/vault/caseKeys.ts';
import { type AuditLine, AuditLineSchema } from './auditLine.ts';
import { openedFreeText } from './freeText.ts';

/** What an auditor looks for. */
export type AuditQuery = {
  caseId?: string | undefined;
  userId?: string | undefined;
  type?: string | undefined;
  fromMs?: number | undefined;
  toMs?: number | undefined;
  /** Only lines older than this position. */
  before?: number | undefined;
  limit: number;
};

/** Lines newest first, and the position to go on from (`before`); `null` when there is nothing older. */
export type AuditPage = { lines: AuditLine[]; next: number | null };

type TextKeys = Pick<CaseKeys, 'openText'>;

/** Some megabytes. */
const LINES_AT_ONCE = 2000;

/** The access log: only ever added to, each line chained to the one before by its hash. The table itself refuses changes. */
export class AuditLog {
  readonly #database: Database;
  readonly #gate = new StoreGate();
  readonly #commits: GroupCommit<AuditLine>;
  readonly #keys: TextKeys | null;
  #lastHash: string;

  private constructor(database: Database, keys: TextKeys | null, lastHash: string) {
    this.#database = database;
    this.#keys = keys;
    this.#lastHash = lastHash;
    // A gate of its own: who reads while the disk is nearly full is written down too, in the reserve.
    this.#commits = new GroupCommit(this.#gate, (lines, isRepeat) => this.#write(lines, isRepeat));
  }

  /** Without `keys` what people wrote freely is read as it stands there: sealed. */
  static async create(database: Database, keys: TextKeys | null = null): Promise<AuditLog> {
    return new AuditLog(database, keys, await lastHashIn(database, 'audit_log'));
  }

  /** Resolves once the line is committed. */
  append(line: AuditLine): Promise<void> {
    return this.#commits.add(line);
  }

  /** The hash of the newest line: what somebody notes elsewhere, to see later that nothing was cut off behind it. */
  get head(): string {
    return this.#lastHash;
  }

  /** Whether the line of this hash is there. */
  async holds(hash: string): Promise<boolean> {
    const row = await this.#database
      .selectFrom('audit_log')
      .select('position')
      .where('hash', '=', hash)
      .executeTakeFirst();
    return row !== undefined;
  }

  /** The newest lines that fit, newest first. */
  async search(query: AuditQuery): Promise<AuditLine[]> {
    return (await this.page(query)).lines;
  }

  /** A case is also what stood on a board that somebody looked at. */
  async page({ caseId, userId, type, fromMs, toMs, before, limit }: AuditQuery): Promise<AuditPage> {
    let query = this.#database.selectFrom('audit_log').select(['position', 'line']);
    if (caseId !== undefined)
      query = query.where((where) =>
        where.or([
          where('case_id', '=', caseId),
          where.and([
            where('type', 'in', ['board-viewed', 'follow-ups-listed']),
            where('line', 'like', `%"${escapeLike(caseId)}"%`),
          ]),
        ]),
      );
    if (userId !== undefined) query = query.where('user_ids', 'like', `%|${escapeLike(userId)}|%`);
    if (type !== undefined) query = query.where('type', '=', type);
    if (fromMs !== undefined) query = query.where('at_ms', '>=', fromMs);
    if (toMs !== undefined) query = query.where('at_ms', '<=', toMs);
    if (before !== undefined) query = query.where('position', '<', String(before));
    const rows = await query
      .orderBy('position', 'desc')
      .limit(limit + 1)
      .execute();
    const shown = rows.slice(0, limit);
    const next = rows.length > limit ? Number(shown.at(-1)?.position) : null;
    return { lines: await Promise.all(shown.map(({ line }) => this.#read(line))), next };
  }

  async #read(line: string): Promise<AuditLine> {
    const parsed = parseLine(line);
    return this.#keys ? { ...parsed, data: await openedFreeText(parsed, this.#keys) } : parsed;
  }

  /** Everything that fits, newest first, a page at a time: `limit` is the size of a page. Lines that are added meanwhile are not among them. */
  async *pages(query: AuditQuery): AsyncGenerator<AuditLine[]> {
    let before = query.before;
    do {
      const { lines, next } = await this.page({ ...query, before });
      yield lines;
      before = next ?? undefined;
    } while (before !== undefined);
  }

  /** The position of the first line whose hash does not fit, or `null` when the chain is whole; and how many lines are whole before it. Years of lines are read piece by piece. */
  async verify(): Promise<{ lines: number; firstBreak: number | null; lastHash: string }> {
    let [lines, position, previous] = [0, '0', CHAIN_START];
    for (;;) {
      const rows = await this.#rowsBehind(position);
      for (const row of rows) {
        if (chainHash(previous, parseLine(row.line)) !== row.hash)
          return { lines, firstBreak: Number(row.position), lastHash: previous };
        previous = row.hash;
        lines++;
      }
      const last = rows.at(-1);
      if (!last) return { lines, firstBreak: null, lastHash: previous };
      position = last.position;
    }
  }

  #rowsBehind(position: string) {
    return this.#database
      .selectFrom('audit_log')
      .selectAll()
      .where('position', '>', position)
      .orderBy('position')
      .limit(LINES_AT_ONCE)
      .execute();
  }

  /** Lines that the database does not take now are given up. */
  async close(): Promise<void> {
    this.#gate.close();
    await this.#commits.idle();
  }

  async #write(lines: readonly AuditLine[], isRepeat: boolean): Promise<void> {
    let lastHash = this.#lastHash;
    const rows = lines.map((line) => {
      lastHash = chainHash(lastHash, line);
      return toRow(line, lastHash);
    });
    const isThere = isRepeat && (await lastHashIn(this.#database, 'audit_log')) === lastHash;
    if (!isThere) await this.#database.insertInto('audit_log').values(rows).execute();
    this.#lastHash = lastHash;
  }
}

function toRow(line: AuditLine, hash: string) {
  return {
    at_ms: line.at,
    type: line.type,
    case_id: line.caseId,
    user_ids: `|${line.users.flatMap(idsOf).join('|')}|`,
    line: JSON.stringify(line),
    hash,
  };
}

/** Of an ambulance also whoever of its crew was on duty. */
function idsOf({ id, person }: AuditLine['users'][number]): string[] {
  return person ? [id, person.id] : [id];
}

function parseLine(line: string): AuditLine {
  return AuditLineSchema.parse(JSON.parse(line));
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, (sign) => `\\${sign}`);
}
