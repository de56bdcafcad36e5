import { describe, expect, it } from 'vitest';
import { onOnePage } from './onOnePage.ts';

/** Locks as a browser has them: one holder of a name at a time, the others wait in a row. */
function fakeLocks() {
  let tail: Promise<unknown> = Promise.resolve();
  const request = (_name: string, run: () => unknown) => {
    const turn = tail.then(run);
    tail = turn;
    return turn;
  };
  return { request } as unknown as LockManager;
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 1));

function pages(locks: LockManager | undefined) {
  const sounding = new Set<string>();
  const page = (name: string) =>
    onOnePage(locks, 'sound', () => {
      sounding.add(name);
      return () => sounding.delete(name);
    });
  return { page, heard: () => [...sounding] };
}

describe('what one page of several does', () => {
  it('is done by one, and by the next when that one stops', async () => {
    const { page, heard } = pages(fakeLocks());
    const first = page('first');
    page('second');
    await settle();
    expect(heard()).toEqual(['first']);
    first();
    await settle();
    expect(heard()).toEqual(['second']);
  });

  it('is never begun by a page that stopped wanting to while it waited', async () => {
    const { page, heard } = pages(fakeLocks());
    const first = page('first');
    page('second')();
    first();
    await settle();
    expect(heard()).toEqual([]);
  });

  it('is done by each where the browser has no locks: better twice than not at all', () => {
    const { page, heard } = pages(undefined);
    page('first');
    page('second')();
    expect(heard()).toEqual(['first']);
  });
});
