// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { renderInApp } from '../../testing/renderInApp.tsx';
import { PictureActs } from './PictureActs.tsx';

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

function shown(isLive: boolean) {
  const tile = { current: document.createElement('div') };
  const video = { current: document.createElement('video') };
  let inWindow: Element | null = null;
  Object.defineProperty(document, 'pictureInPictureEnabled', { configurable: true, value: true });
  Object.defineProperty(document, 'pictureInPictureElement', { configurable: true, get: () => inWindow });
  video.current.requestPictureInPicture = vi.fn(() => {
    inWindow = video.current;
    return Promise.resolve({} as PictureInPictureWindow);
  });
  document.exitPictureInPicture = vi.fn(() => {
    inWindow = null;
    return Promise.resolve();
  });
  const acts = (live: boolean) => <PictureActs tile={tile} video={video} isLive={live} />;
  const { rerender } = renderInApp(acts(isLive));
  return {
    tile,
    isInWindow: () => inWindow !== null,
    become: (live: boolean) => {
      rerender(acts(live));
    },
  };
}

describe('the picture elsewhere', () => {
  it('is in a window of its own until no picture arrives: that window cannot say how old it is', async () => {
    const { isInWindow, become } = shown(true);
    await userEvent.click(screen.getByRole('button', { name: 'Own window' }));
    expect(isInWindow()).toBe(true);
    become(false);
    expect(isInWindow()).toBe(false);
  });

  it('says why there is nothing to put into a window', () => {
    shown(false);
    const button = screen.getByRole('button', { name: 'Own window' });
    expect([button.title, button.getAttribute('aria-disabled')]).toEqual(['There is no picture now', 'true']);
  });

  it('fills the screen with its caption, and says so when the browser refuses', async () => {
    const { tile } = shown(true);
    const request = vi.fn(() => Promise.reject(new Error('no')));
    tile.current.requestFullscreen = request;
    await userEvent.click(screen.getByRole('button', { name: 'Full screen' }));
    expect(request).toHaveBeenCalledOnce();
    expect(await screen.findByRole('alert')).toBeDefined();
  });
});
