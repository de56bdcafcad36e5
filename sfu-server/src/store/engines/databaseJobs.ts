import type { DatabaseCode } from './databaseCode.ts';

/** Where the thread keeps the tables; `null` for memory. */
export type Place = { folder: string | null };

/** What a thread begins with. */
export type ThreadStart = { place: Place; code: DatabaseCode };

/** What the thread is asked, one after the other. */
export type Statement = { id: number; sql: string; parameters: readonly unknown[] };

/** `code`: SQLSTATE, or empty. */
export type Answer =
  | { id: number; rows: unknown[]; affectedRows: number | null }
  | { id: number; fault: { message: string; code: string } };
