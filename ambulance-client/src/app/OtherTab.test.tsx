// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { renderScreen } from '../testing/renderScreen.tsx';
import { OtherTab } from './OtherTab.tsx';

afterEach(cleanup);

describe('a second tab', () => {
  it.each(['nl', 'en'] as const)('offers nothing to press while the first one works (%s)', (language) => {
    renderScreen(<OtherTab isFree={false} onTakeOver={vi.fn()} />, language);
    expect(screen.getByRole('status').textContent).toMatch(/another tab|ander tabblad/);
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('takes over when it is asked to, once the first one is gone', async () => {
    const onTakeOver = vi.fn();
    renderScreen(<OtherTab isFree onTakeOver={onTakeOver} />);
    await userEvent.click(screen.getByRole('button', { name: 'Take over' }));
    expect(onTakeOver).toHaveBeenCalledOnce();
  });
});
