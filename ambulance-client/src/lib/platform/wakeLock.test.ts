import { describe, expect, it, vi } from 'vitest';
import { keepAwake } from './wakeLock.ts';

function screen() {
  const release = vi.fn(() => Promise.resolve());
  const request = vi.fn(() => Promise.resolve({ release } as unknown as WakeLockSentinel));
  const shown: { visibilityState: DocumentVisibilityState } = { visibilityState: 'visible' };
  const document = Object.assign(new EventTarget(), shown);
  const onFault = vi.fn();
  return { release, request, document, onFault, place: { navigator: { wakeLock: { request } }, document } };
}

describe('the screen of an open case', () => {
  it('stays on, also after the page was hidden, until the case is left', async () => {
    const { place, request, release, document, onFault } = screen();
    const stop = keepAwake(place, onFault);
    document.visibilityState = 'hidden';
    document.dispatchEvent(new Event('visibilitychange'));
    expect(request).toHaveBeenCalledTimes(1);
    document.visibilityState = 'visible';
    document.dispatchEvent(new Event('visibilitychange'));
    expect(request).toHaveBeenCalledTimes(2);
    await Promise.resolve();
    stop();
    expect(release).toHaveBeenCalledOnce();
    document.dispatchEvent(new Event('visibilitychange'));
    expect(request).toHaveBeenCalledTimes(2);
  });

  it('goes off when the case was left before the browser had answered', async () => {
    const { place, release, onFault } = screen();
    keepAwake(place, onFault)();
    await vi.waitFor(() => {
      expect(release).toHaveBeenCalledOnce();
    });
  });

  it('is left alone where the browser has no such lock, and a refusal is reported', async () => {
    const { document, onFault } = screen();
    keepAwake({ navigator: {}, document }, onFault)();
    expect(onFault).not.toHaveBeenCalled();
    const refused = { wakeLock: { request: () => Promise.reject(new Error('battery low')) } };
    keepAwake({ navigator: refused, document }, onFault);
    await vi.waitFor(() => {
      expect(onFault).toHaveBeenCalledOnce();
    });
  });
});
