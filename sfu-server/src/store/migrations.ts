import { type Kysely, sql } from 'kysely';
import type { Migration, MigrationProvider } from 'kysely/migration';

/** The one set of migrations, in PostgreSQL's dialect. A landed migration is never edited: the next one changes what it made. */
const MIGRATIONS: Record<string, Migration> = {
  '0001-event-log-and-ecg': {
    up: async (db: Kysely<unknown>) => {
      await sql`
        create table event_log (
          position bigint generated always as identity primary key,
          case_id uuid not null,
          seq integer not null,
          at_ms double precision not null,
          actor text not null,
          fact text not null,
          hash text not null,
          unique (case_id, seq)
        )`.execute(db);
      await sql`
        create table request_log (
          request_id uuid primary key,
          actor_id text not null,
          name text not null,
          input_sha256 text not null,
          reply text not null,
          at_ms double precision not null
        )`.execute(db);
      await sql`
        create table ecg_frame (
          stream_id uuid not null,
          seq integer not null,
          frame bytea not null,
          primary key (stream_id, seq)
        )`.execute(db);
    },
  },
};

export const migrationProvider: MigrationProvider = {
  getMigrations: () => Promise.resolve(MIGRATIONS),
};
