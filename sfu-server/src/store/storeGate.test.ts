import { describe, expect, it } from 'vitest';
import { GroupCommit } from './groupCommit.ts';
import { StoreGate } from './storeGate.ts';

const diskFull = Object.assign(new Error('No space left on device'), { code: '53100' });
const doubled = Object.assign(new Error('duplicate key'), { code: '23505' });

/** A database that can be told to fail, before the commit or after it. */
function createTable() {
  const table = {
    rows: [] as number[],
    fails: null as 'before' | 'after' | null,
    repeats: 0,
    write: (items: readonly number[], isRepeat: boolean) => {
      if (isRepeat) table.repeats += 1;
      if (table.fails === 'before') return Promise.reject(diskFull);
      if (items.includes(-1)) return Promise.reject(doubled);
      const isThere = isRepeat && items.every((item) => table.rows.includes(item));
      if (!isThere) table.rows.push(...items);
      return table.fails === 'after' ? Promise.reject(diskFull) : Promise.resolve();
    },
  };
  return table;
}

function open() {
  const states: string[] = [];
  const gate = new StoreGate({ onChange: (state) => states.push(state), retryEveryMs: 1 });
  const table = createTable();
  const commits = new GroupCommit<number>(gate, table.write);
  return { gate, table, commits, states };
}

const untilRepeated = async (table: { repeats: number }) => {
  while (table.repeats < 3) await new Promise((resolve) => setTimeout(resolve, 1));
};

describe('the store gate', () => {
  it('[ST1] carries through what was taken before the database failed, refuses what comes then, and recovers by itself', async () => {
    const { commits, table, states } = open();
    table.fails = 'before';
    const taken = commits.add(1);
    await untilRepeated(table);
    await expect(commits.add(2)).rejects.toMatchObject({ code: 'store-unavailable' });
    table.fails = null;
    await taken;
    await commits.add(3);
    expect(table.rows).toEqual([1, 3]);
    expect(states).toEqual(['database-failed', 'running']);
  });

  it('begins spaced commits apart, and what comes in between shares the next one', async () => {
    const groups: number[][] = [];
    const write = (items: readonly number[]) => {
      groups.push([...items]);
      return Promise.resolve();
    };
    const commits = new GroupCommit<number>(new StoreGate(), write, { spacingMs: 20 });
    await commits.add(1);
    await Promise.all([commits.add(2), Promise.resolve().then(() => commits.add(3)), commits.add(4)]);
    expect(groups).toEqual([[1], [2, 4, 3]]);
  });

  it('stores once what was committed although the database said that it failed', async () => {
    const { commits, table } = open();
    table.fails = 'after';
    const taken = commits.add(1);
    await untilRepeated(table);
    table.fails = null;
    await taken;
    expect(table.rows).toEqual([1]);
  });

  it('does not repeat a statement that is at fault itself', async () => {
    const { commits, table, gate } = open();
    await expect(commits.add(-1)).rejects.toBe(doubled);
    expect(table.repeats).toBe(0);
    expect(gate.state()).toBe('running');
  });

  it('stays shut while any of its troubles lasts', () => {
    const { gate } = open();
    gate.report('disk-nearly-full', true);
    gate.report('database-failed', true);
    gate.report('disk-nearly-full', false);
    expect(() => {
      gate.assertOpen();
    }).toThrow();
    gate.report('database-failed', false);
    gate.assertOpen();
    expect(gate.state()).toBe('running');
  });

  it('[ST4] gives up when it is closed: what was never confirmed is refused', async () => {
    const { commits, table, gate } = open();
    table.fails = 'before';
    const taken = commits.add(1);
    await untilRepeated(table);
    gate.close();
    await expect(taken).rejects.toMatchObject({ code: 'store-unavailable' });
    expect(table.rows).toEqual([]);
  });
});
