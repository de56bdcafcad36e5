import { describe, expect, it, vi } from 'vitest';
import { askForWriterSeat } from './writerSeat.ts';

/** Holds the seat as a tab does that another one finds there, until it is told to go. */
async function otherTab() {
  let leave = (): void => undefined;
  const gone = new Promise<void>((resolve) => {
    leave = resolve;
  });
  await new Promise<void>((resolve) => {
    void navigator.locks.request('smart-triage-tablet', () => {
      resolve();
      return gone;
    });
  });
  return { leave };
}

// These run on the runtime's own Web Locks. The last one keeps the lock, as a page does.
describe('the tab that writes', () => {
  it('is let in where there are no locks', async () => {
    expect((await askForWriterSeat(undefined)).getSnapshot()).toBe('own');
  });

  it('is one: another waits, is told when the first is gone, takes nothing unasked, and then keeps others out', async () => {
    const first = await otherTab();
    const second = await askForWriterSeat(navigator.locks);
    expect(second.getSnapshot()).toBe('elsewhere');
    first.leave();
    await vi.waitFor(() => {
      expect(second.getSnapshot()).toBe('free');
    });
    const faster = await otherTab();
    await second.take();
    expect(second.getSnapshot()).toBe('elsewhere');
    faster.leave();
    await vi.waitFor(() => {
      expect(second.getSnapshot()).toBe('free');
    });
    await second.take();
    expect(second.getSnapshot()).toBe('own');
    expect((await askForWriterSeat(navigator.locks)).getSnapshot()).toBe('elsewhere');
  });
});
