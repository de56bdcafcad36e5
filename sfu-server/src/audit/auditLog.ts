import type { Database } from '../store/database.ts';
import { GroupCommit } from '../store/groupCommit.ts';
import { CHAIN_START, chainHash } from '../store/hashChain.ts';
import { type AuditLine, AuditLineSchema } from './auditLine.ts';

/** What an auditor looks for. */
export type AuditQuery = {
  caseId?: string | undefined;
  userId?: string | undefined;
  type?: string | undefined;
  fromMs?: number | undefined;
  toMs?: number | undefined;
  limit: number;
};

/** The access log: only ever added to, each line chained to the one before by its hash. The table itself refuses changes. */
export class AuditLog {
  readonly #database: Database;
  readonly #commits: GroupCommit<AuditLine>;
  #lastHash: string;

  private constructor(database: Database, lastHash: string) {
    this.#database = database;
    this.#lastHash = lastHash;
    this.#commits = new GroupCommit((lines) => this.#write(lines));
  }

  static async create(database: Database): Promise<AuditLog> {
    const last = await database
      .selectFrom('audit_log')
      .select('hash')
      .orderBy('position', 'desc')
      .limit(1)
      .executeTakeFirst();
    return new AuditLog(database, last?.hash ?? CHAIN_START);
  }

  /** Resolves once the line is committed. */
  append(line: AuditLine): Promise<void> {
    return this.#commits.add(line);
  }

  /** The newest lines that fit, newest first. */
  async search({ caseId, userId, type, fromMs, toMs, limit }: AuditQuery): Promise<AuditLine[]> {
    let query = this.#database.selectFrom('audit_log').select('line');
    if (caseId !== undefined) query = query.where('case_id', '=', caseId);
    if (userId !== undefined) query = query.where('user_ids', 'like', `%|${escapeLike(userId)}|%`);
    if (type !== undefined) query = query.where('type', '=', type);
    if (fromMs !== undefined) query = query.where('at_ms', '>=', fromMs);
    if (toMs !== undefined) query = query.where('at_ms', '<=', toMs);
    const rows = await query.orderBy('position', 'desc').limit(limit).execute();
    return rows.map(({ line }) => parseLine(line));
  }

  /** The position of the first line whose hash does not fit, or `null` when the chain is whole; and how many lines there are. */
  async verify(): Promise<{ lines: number; firstBreak: number | null; lastHash: string }> {
    const rows = await this.#database.selectFrom('audit_log').selectAll().orderBy('position').execute();
    let previous = CHAIN_START;
    for (const row of rows) {
      if (chainHash(previous, parseLine(row.line)) !== row.hash)
        return { lines: rows.length, firstBreak: Number(row.position), lastHash: previous };
      previous = row.hash;
    }
    return { lines: rows.length, firstBreak: null, lastHash: previous };
  }

  async close(): Promise<void> {
    await this.#commits.idle();
  }

  async #write(lines: readonly AuditLine[]): Promise<void> {
    let lastHash = this.#lastHash;
    const rows = lines.map((line) => {
      lastHash = chainHash(lastHash, line);
      return toRow(line, lastHash);
    });
    await this.#database.insertInto('audit_log').values(rows).execute();
    this.#lastHash = lastHash;
  }
}

function toRow(line: AuditLine, hash: string) {
  return {
    at_ms: line.at,
    type: line.type,
    case_id: line.caseId,
    user_ids: `|${line.users.map(({ id }) => id).join('|')}|`,
    line: JSON.stringify(line),
    hash,
  };
}

function parseLine(line: string): AuditLine {
  return AuditLineSchema.parse(JSON.parse(line));
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, (sign) => `\\${sign}`);
}
