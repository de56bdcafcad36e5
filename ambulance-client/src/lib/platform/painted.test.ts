import { describe, expect, it, vi } from 'vitest';
import { painted } from './painted.ts';

/** A window whose frames and timers come when the test says so. */
function steppedWindow() {
  const frames: FrameRequestCallback[] = [];
  const timers: (() => void)[] = [];
  return {
    frames,
    timers,
    requestAnimationFrame: (frame: FrameRequestCallback) => frames.push(frame),
    setTimeout: ((task: () => void) => timers.push(task)) as Window['setTimeout'],
  };
}

describe('what waits for the screen', () => {
  it('goes on in the task behind the frame, not in the frame itself', async () => {
    const window = steppedWindow();
    const next = vi.fn();
    const waiting = painted(window).then(next);
    const [latest] = window.timers.splice(0);
    window.frames[0]?.(0);
    await Promise.resolve();
    expect(next).not.toHaveBeenCalled();
    for (const task of window.timers) task();
    await waiting;
    expect(next).toHaveBeenCalledOnce();
    expect(latest).toBeDefined();
  });

  it('does not wait for a page that is never painted', async () => {
    const window = steppedWindow();
    const waiting = painted(window);
    window.timers[0]?.();
    await expect(waiting).resolves.toBeUndefined();
  });
});
