import type { Dialect } from 'kysely';

/** Where the tables live. `release` lets the next process in; called after the last query. */
export type Engine = { dialect: Dialect; release: () => Promise<void> };
