// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ConnectionState } from '@smart-triage/shared/client/signalingClient';
import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import type { Instant } from '@smart-triage/shared/time/instant';
import { session } from '../../testing/cases.ts';
import { createFakeClock, NOON } from '../../testing/fakeClock.ts';
import { renderInApp } from '../../testing/renderInApp.tsx';
import { LinkBanner } from './LinkBanner.tsx';

afterEach(cleanup);

function show(link: ConnectionState, lostAt: Instant | null = null) {
  const clock = createFakeClock();
  clock.pass(12_000);
  const actions = { onRetry: vi.fn(), onSignOut: vi.fn(), onReload: vi.fn() };
  const { container } = renderInApp(<LinkBanner link={link} lostAt={lostAt} clock={clock} {...actions} />);
  return { container, ...actions };
}

const refused = (code: ErrorCode): ConnectionState => ({ kind: 'refused', error: new AppError(code, '') });

describe('the link', () => {
  it('takes no room while it is good, nor before it first was', () => {
    expect(show({ kind: 'ready', session: session() }).container.textContent).toBe('');
    expect(show({ kind: 'connecting', attempt: 0 }).container.textContent).toBe('');
  });

  it('says since when it is gone, what still works, and lets one try now', async () => {
    const { container, onRetry } = show({ kind: 'connecting', attempt: 3 }, NOON);
    expect(container.textContent).toContain('You can still read what is on the screen');
    expect(container.textContent).toContain('12 s old');
    await userEvent.click(screen.getByRole('button', { name: 'Try now' }));
    expect(onRetry).toHaveBeenCalledOnce();
  });

  it('asks to reload a page that is too old', async () => {
    const { onReload } = show(refused(ErrorCode.VersionTooOld));
    await userEvent.click(screen.getByRole('button', { name: 'Reload the page' }));
    expect(onReload).toHaveBeenCalledOnce();
  });

  it('asks to sign in again when the session has ended', async () => {
    const { onSignOut } = show(refused(ErrorCode.NotSignedIn));
    await userEvent.click(screen.getByRole('button', { name: 'Sign in again' }));
    expect(onSignOut).toHaveBeenCalledOnce();
  });
});
