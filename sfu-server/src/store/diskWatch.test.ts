import { describe, expect, it } from 'vitest';
import { DiskWatch } from './diskWatch.ts';
import { StoreGate } from './storeGate.ts';

async function statesFor(freeSpaces: readonly number[]): Promise<string[]> {
  const gate = new StoreGate();
  const left = [...freeSpaces];
  const states: string[] = [];
  let isDone = (): void => undefined;
  const done = new Promise<void>((resolve) => {
    isDone = resolve;
  });
  const watch = await DiskWatch.create({
    gate,
    freeBytes: () => {
      if (left.length < freeSpaces.length) states.push(gate.state());
      const next = left.shift();
      if (next === undefined) isDone();
      return Promise.resolve(next ?? Infinity);
    },
    reserveBytes: 100,
    onError: () => undefined,
    everyMs: 1,
  });
  await done;
  watch.close();
  return states;
}

describe('the watch over the disk', () => {
  it('[ST2] stops taking changes below the reserve, and takes them again only with room to spare', async () => {
    expect(await statesFor([500, 99, 105, 111])).toEqual([
      'running',
      'disk-nearly-full',
      'disk-nearly-full',
      'running',
    ]);
  });

  it('goes on when the free space cannot be read, and says so', async () => {
    const gate = new StoreGate();
    const errors: unknown[] = [];
    const failing = () => Promise.reject(new Error('gone'));
    const onError = (error: unknown) => errors.push(error);
    const watch = await DiskWatch.create({ gate, freeBytes: failing, reserveBytes: 100, onError });
    watch.close();
    expect(errors).toHaveLength(1);
    expect(gate.state()).toBe('running');
  });
});
