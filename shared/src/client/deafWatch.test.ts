import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DeafWatch } from './deafWatch.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

// What happened: in network namespaces, with the kernel's own TCP, ECG came back 1.8 s after a dead zone of 5 s. The socket was not lost for good yet, and waited for
// TCP's next try, which comes after ever longer pauses; a new connection is there within a second.
describe('[HS5] a connection', () => {
  it('is deaf when nothing came for too long, and not while anything comes', () => {
    const onDeaf = vi.fn();
    const watch = new DeafWatch(3500, onDeaf);
    for (let ping = 0; ping < 10; ping++) {
      vi.advanceTimersByTime(2500);
      watch.hear();
    }
    expect(onDeaf).not.toHaveBeenCalled();
    vi.advanceTimersByTime(3500);
    expect(onDeaf).toHaveBeenCalledOnce();
    watch.close();
    vi.advanceTimersByTime(60_000);
    expect(onDeaf).toHaveBeenCalledOnce();
  });
});
