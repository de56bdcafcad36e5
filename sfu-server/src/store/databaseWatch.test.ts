import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { DatabaseWatch } from './databaseWatch.ts';
import { StoreGate } from './storeGate.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

// What happened: PostgreSQL was stopped while nobody wrote, and /readyz said "ready" for as long as nobody did.
it('[ST1] says that the database is gone although nobody writes, and that it is back', async () => {
  const told: string[] = [];
  const gate = new StoreGate({ onChange: (state) => void told.push(state) });
  let isThere = true;
  const ask = () => (isThere ? Promise.resolve() : Promise.reject(new Error('ECONNREFUSED')));
  const watch = new DatabaseWatch({ gate, ask });
  await vi.advanceTimersByTimeAsync(20_000);
  expect(told).toEqual([]);
  isThere = false;
  await vi.advanceTimersByTimeAsync(20_000);
  expect(told).toEqual(['database-failed']);
  isThere = true;
  await vi.advanceTimersByTimeAsync(20_000);
  expect(told).toEqual(['database-failed', 'running']);
  watch.close();
});
