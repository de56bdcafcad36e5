import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { openTabletDb } from '../storage/tabletDb.ts';
import { idbOutboxStore } from './idbOutboxStore.ts';
import type { OutboxItem } from './outboxItem.ts';
import { memoryOutboxStore, type OutboxStore } from './outboxStore.ts';

const item = (position: number) =>
  ({ position, name: 'intake:change', input: { changes: { ageYears: position } } }) as unknown as OutboxItem;

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
});

describe.each<[string, () => Promise<OutboxStore>]>([
  ['in memory', () => Promise.resolve(memoryOutboxStore())],
  ['in IndexedDB', async () => idbOutboxStore(await openTabletDb())],
])('the outbox store %s', (_, create) => {
  it('gives items back in the order of their positions, whatever order they came in', async () => {
    const store = await create();
    for (const position of [3, 1, 2]) await store.put(item(position));
    expect((await store.all()).map(({ position }) => position)).toEqual([1, 2, 3]);
  });

  it('forgets what was removed, and minds nothing about what is not there', async () => {
    const store = await create();
    await store.put(item(1));
    await store.remove(1);
    await store.remove(7);
    expect(await store.all()).toEqual([]);
  });
});
