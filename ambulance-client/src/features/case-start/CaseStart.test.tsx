// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { renderScreen } from '../../testing/renderScreen.tsx';
import { CaseStart } from './CaseStart.tsx';

afterEach(cleanup);

describe('the start screen', () => {
  it.each(['nl', 'en'] as const)('says that it is no medical device (%s)', (language) => {
    renderScreen(<CaseStart unit="06-123" isLinked isEarlierWaiting={false} onStart={vi.fn()} />, language);
    expect(screen.getByRole('note').textContent).toMatch(/Not a medical device|Geen medisch hulpmiddel/);
  });

  it('[EC10] says that something of an earlier case is not with the server, and only then', () => {
    const start = (isWaiting: boolean) => (
      <CaseStart unit="06-123" isLinked isEarlierWaiting={isWaiting} onStart={vi.fn()} />
    );
    renderScreen(start(false));
    expect(screen.queryByRole('status')).toBeNull();
    cleanup();
    renderScreen(start(true));
    expect(screen.getByRole('status').textContent).toMatch(/earlier case/);
  });

  it('starts a real case and a practice case by different buttons', async () => {
    const onStart = vi.fn();
    renderScreen(<CaseStart unit="06-123" isLinked={false} isEarlierWaiting={false} onStart={onStart} />);
    await userEvent.click(screen.getByRole('button', { name: /^Start case/ }));
    await userEvent.click(screen.getByRole('button', { name: 'Practice case' }));
    expect(onStart.mock.calls).toEqual([['real'], ['simulated']]);
  });
});
