import { AbortedTransactionError, Kysely, sql } from 'kysely';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { isStoreFailure } from '../storeFailure.ts';
import { ThreadDialect } from './threadDialect.ts';

type Things = { thing: { id: number; bytes: Uint8Array } };

// One database for all of them: making one takes longer than everything that is tried on it.
const folder = await mkdtemp(join(tmpdir(), 'smart-triage-thread-'));
const dialect = new ThreadDialect({ folder });
const database = new Kysely<Things>({ dialect });

beforeAll(async () => {
  await sql`create table thing (id integer primary key, bytes bytea not null)`.execute(database);
});
beforeEach(async () => {
  await database.deleteFrom('thing').execute();
});
afterAll(async () => {
  await database.destroy();
  await rm(folder, { recursive: true });
});

const add = (id: number, on: Kysely<Things> = database) =>
  on
    .insertInto('thing')
    .values({ id, bytes: new Uint8Array([id, 255]) })
    .executeTakeFirst();
const ids = async () =>
  (await database.selectFrom('thing').select('id').orderBy('id').execute()).map(({ id }) => id);

it('the embedded database in its thread keeps bytes, counts rows, and hands on by which code a statement was refused', async () => {
  expect((await add(7)).numInsertedOrUpdatedRows).toBe(1n);
  const { bytes } = await database.selectFrom('thing').selectAll().executeTakeFirstOrThrow();
  expect([...bytes]).toEqual([7, 255]);
  const refused: unknown = await add(7).catch((error: unknown) => error);
  expect(refused).toMatchObject({ code: '23505' });
  expect(isStoreFailure(refused)).toBe(false);
});

it('a transaction is written wholly or not at all, also when the fault within it was swallowed', async () => {
  await expect(
    database.transaction().execute(async (transaction) => {
      await add(1, transaction);
      throw new Error('changed my mind');
    }),
  ).rejects.toThrow('changed my mind');
  await expect(
    database.transaction().execute(async (transaction) => {
      await add(2, transaction);
      await add(2, transaction).catch(() => undefined);
    }),
  ).rejects.toThrow(AbortedTransactionError);
  expect(await ids()).toEqual([]);
});

it('[ST1] a database thread that dies in a transaction leaves nothing half, tells whoever waits that the store failed, and is followed by another', async () => {
  await add(1);
  const broken: unknown = await database
    .transaction()
    .execute(async (transaction) => {
      await add(2, transaction);
      await dialect.killThread();
      await add(3, transaction);
    })
    .catch((error: unknown) => error);
  expect(isStoreFailure(broken)).toBe(true);
  expect(await ids()).toEqual([1]);
  await add(4);
  expect(await ids()).toEqual([1, 4]);
});
