// @vitest-environment happy-dom
import { constantStore } from '@smart-triage/shared/client/store';
import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { renderScreen } from '../../testing/renderScreen.tsx';
import { LostRecord } from './LostRecord.tsx';

afterEach(cleanup);

it('[OB5] says what is gone of a case that the server had lost, until somebody has read it', async () => {
  const onDismiss = vi.fn();
  renderScreen(<LostRecord wasLost={constantStore(true)} onDismiss={onDismiss} />);
  expect(screen.getByRole('status').textContent).toMatch(/lost this case.*Decisions, messages, photos/);
  await userEvent.click(screen.getByRole('button', { name: 'Seen' }));
  expect(onDismiss).toHaveBeenCalledOnce();
});

it('takes no room otherwise', () => {
  renderScreen(<LostRecord wasLost={constantStore(false)} onDismiss={vi.fn()} />);
  expect(screen.queryByRole('status')).toBeNull();
});
