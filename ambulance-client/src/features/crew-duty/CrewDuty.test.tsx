// @vitest-environment happy-dom
import { createStore } from '@smart-triage/shared/client/store';
import { type CrewDuty as Duty, DutyIdSchema } from '@smart-triage/shared/domain/crewDuty';
import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { instant } from '@smart-triage/shared/time/instant';
import { cleanup, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { renderScreen } from '../../testing/renderScreen.tsx';
import { CrewDuty } from './CrewDuty.tsx';

afterEach(cleanup);

const DUTY: Duty = {
  dutyId: DutyIdSchema.parse('6f9619ff-8b86-4d01-b42d-00cf4fc964ff'),
  person: { id: 'crew-1001', name: 'Sanne' },
  until: instant(2_000_000_000_000),
};

function show(signIn: () => Promise<void>, current: Duty | null = null) {
  const duty = {
    state: createStore<Duty | null>(current),
    current: () => undefined,
    signIn: vi.fn(signIn),
    signOut: vi.fn(),
    close: vi.fn(),
  };
  renderScreen(<CrewDuty duty={duty} />);
  return duty;
}
const press = async (name: string) => userEvent.click(screen.getAllByRole('button', { name }).at(-1)!);
const type = async (digits: string) => {
  for (const digit of digits) await press(digit);
};

describe('signing in on the tablet', () => {
  it('[CD1] takes badge number and PIN from the keys, and hides the PIN', async () => {
    const duty = show(() => Promise.resolve());
    expect(screen.getByText('Nobody is signed in')).toBeDefined();
    await press('Sign in');
    await type('1001');
    await press('To the PIN');
    await type('012345');
    expect(document.body.textContent).not.toContain('012345');
    await press('Sign in');
    expect(duty.signIn).toHaveBeenCalledWith('1001', '012345');
  });

  it('[CD4] says when another try has to wait, and that nothing waits for it', async () => {
    show(() => Promise.reject(new AppError(ErrorCode.TooMany, 'wait')));
    await press('Sign in');
    await type('1001');
    await press('To the PIN');
    await type('123456');
    await press('Sign in');
    expect(screen.getByRole('alert').textContent).toContain('Wait a while');
    expect(screen.getByText(/Nothing waits for this/)).toBeDefined();
  });

  it('[CD1] names who is on duty, and lets that person leave', async () => {
    const duty = show(() => Promise.resolve(), DUTY);
    expect(screen.getByRole('status').textContent).toBe('On duty: Sanne');
    await press('Change shift');
    await press('Sign out Sanne');
    expect(duty.signOut).toHaveBeenCalledOnce();
  });
});
