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
  '0003-accounts-and-tablets': {
    up: async (db: Kysely<unknown>) => {
      await sql`
        create table account (
          login text primary key,
          actor_id text not null unique,
          name text not null,
          role text not null,
          site text,
          password_hash text not null,
          totp_secret text,
          totp_used_step bigint not null,
          demo boolean not null,
          disabled boolean not null
        )`.execute(db);
      await sql`
        create table tablet (
          id uuid primary key,
          unit text not null,
          site text,
          public_key text not null,
          demo boolean not null,
          revoked boolean not null
        )`.execute(db);
      await sql`
        create table enrolment_code (
          code_sha256 text primary key,
          unit text not null,
          site text,
          expires_at_ms double precision not null,
          demo boolean not null
        )`.execute(db);
      await sql`
        create table revocation (
          subject text primary key,
          at_ms double precision not null
        )`.execute(db);
    },
  },
  '0004-case-keys': {
    up: async (db: Kysely<unknown>) => {
      await sql`
        create table case_key (
          case_id uuid primary key,
          master_id text not null,
          sealed_key bytea,
          erased_at_ms double precision
        )`.execute(db);
    },
  },
  '0005-hospital-capacity': {
    up: async (db: Kysely<unknown>) => {
      await sql`
        create table capacity_log (
          position bigint generated always as identity primary key,
          request_id uuid unique,
          fact text not null
        )`.execute(db);
      await sql`
        create trigger capacity_log_append_only before update or delete or truncate on capacity_log
        for each statement execute function refuse_change()`.execute(db);
    },
  },
  '0007-photos': {
    up: async (db: Kysely<unknown>) => {
      await sql`
        create table photo_part (
          photo_id uuid not null,
          part integer not null,
          case_id uuid not null,
          bytes bytea not null,
          primary key (photo_id, part)
        )`.execute(db);
      await sql`create index photo_part_case on photo_part (case_id)`.execute(db);
      await sql`
        create table photo (
          photo_id uuid primary key,
          case_id uuid not null,
          image bytea not null
        )`.execute(db);
      await sql`create index photo_case on photo (case_id)`.execute(db);
    },
  },
  '0008-crew-on-duty': {
    up: async (db: Kysely<unknown>) => {
      await sql`
        create table crew_member (
          number text primary key,
          person_id text not null unique,
          name text not null,
          site text,
          pin_hash text not null,
          demo boolean not null,
          disabled boolean not null
        )`.execute(db);
      await sql`
        create table crew_duty (
          id uuid primary key,
          tablet_id uuid not null,
          unit_id text not null,
          person_id text not null,
          person_name text not null,
          from_ms double precision not null,
          until_ms double precision not null
        )`.execute(db);
    },
  },
  '0009-order-of-duty': {
    up: async (db: Kysely<unknown>) => {
      await sql`
        create table duty_log (
          position bigint generated always as identity primary key,
          request_id uuid not null unique,
          site text not null,
          roster text not null
        )`.execute(db);
      await sql`
        create trigger duty_log_append_only before update or delete or truncate on duty_log
        for each statement execute function refuse_change()`.execute(db);
    },
  },
  '0011-access-log-search': {
    up: async (db: Kysely<unknown>) => {
      await sql`create index audit_log_time on audit_log (at_ms)`.execute(db);
      await sql`create index audit_log_type on audit_log (type)`.execute(db);
    },
  },
  '0012-sealed-authenticators': {
    up: async (db: Kysely<unknown>) => {
      await sql`
        create table store_key (
          name text primary key,
          master_id text not null,
          sealed_key bytea not null
        )`.execute(db);
      await sql`alter table account add column totp_sealed text`.execute(db);
    },
  },
  '0014-video': {
    up: async (db: Kysely<unknown>) => {
      await sql`
        create table video_segment (
          segment_id uuid primary key,
          case_id uuid not null,
          started_at_ms double precision not null,
          ended_at_ms double precision not null,
          bytes integer not null
        )`.execute(db);
      await sql`create index video_segment_case on video_segment (case_id, started_at_ms)`.execute(db);
    },
  },
  '0015-password-made': {
    up: async (db: Kysely<unknown>) => {
      // Of earlier accounts nobody knows whether the person has chosen it: it stays.
      await sql`alter table account add column password_made boolean not null default false`.execute(db);
    },
  },
};

/** In the order in which they are carried out. */
export const MIGRATION_NAMES: readonly string[] = Object.keys(MIGRATIONS).sort();

export const migrationProvider: MigrationProvider = {
  getMigrations: () => Promise.resolve(MIGRATIONS),
};
