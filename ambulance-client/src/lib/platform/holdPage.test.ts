import { describe, expect, it, vi } from 'vitest';
import { holdPage } from './holdPage.ts';

describe('a page that is held', () => {
  it('takes the place of each way back with another one, until it is let go', () => {
    const target = new EventTarget();
    const pushState = vi.fn();
    const stop = holdPage(Object.assign(target, { history: { pushState } }));
    expect(pushState).toHaveBeenCalledTimes(1);
    target.dispatchEvent(new Event('popstate'));
    expect(pushState).toHaveBeenCalledTimes(2);
    stop();
    target.dispatchEvent(new Event('popstate'));
    expect(pushState).toHaveBeenCalledTimes(2);
  });
});
