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
  '0002-access-log': {
    up: async (db: Kysely<unknown>) => {
      await sql`
        create table audit_log (
          position bigint generated always as identity primary key,
          at_ms double precision not null,
          type text not null,
          case_id uuid,
          user_ids text not null,
          line text not null,
          hash text not null
        )`.execute(db);
      await sql`create index audit_log_case on audit_log (case_id)`.execute(db);
      await sql`
        create function refuse_change() returns trigger language plpgsql as
        $$ begin raise exception 'this table is only ever added to'; end $$`.execute(db);
      await sql`
        create trigger audit_log_append_only before update or delete or truncate on audit_log
        for each statement execute function refuse_change()`.execute(db);
    },
  },
};

export const migrationProvider: MigrationProvider = {
  getMigrations: () => Promise.resolve(MIGRATIONS),
};
