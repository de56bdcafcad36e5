import { type CrewDuty, DutyIdSchema } from '@smart-triage/shared/domain/crewDuty';
import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { createFakeSignaling } from '@smart-triage/shared/testing/fakeSignaling';
import { addMs, instant } from '@smart-triage/shared/time/instant';
import { describe, expect, it, vi } from 'vitest';
import { createDutyKeeper } from './dutyKeeper.ts';

const NOW = instant(1_700_000_000_000);
const DUTY: CrewDuty = {
  dutyId: DutyIdSchema.parse('6f9619ff-8b86-4d01-b42d-00cf4fc964ff'),
  person: { id: 'crew-1001', name: 'Sanne' },
  until: addMs(NOW, 1000),
};

function keeper(answer: (name: string) => unknown, storage = new Map<string, string>()) {
  const asked: string[] = [];
  const { client } = createFakeSignaling((name) => {
    asked.push(name);
    return answer(name);
  });
  const clock = { now: vi.fn(() => NOW) };
  const duty = createDutyKeeper({
    signaling: client,
    clock,
    storage: {
      getItem: (key) => storage.get(key) ?? null,
      setItem: (key, value) => void storage.set(key, value),
    },
    onFault: vi.fn(),
  });
  return { duty, asked, clock, storage };
}

const offline = () => {
  throw new AppError(ErrorCode.Disconnected, 'no link');
};

describe('[CD2] whose turn it is on the tablet', () => {
  it('is known after a reload without a link, until the turn has run out', async () => {
    const before = keeper((name) => (name === 'crew:duty' ? { duty: null } : { duty: DUTY }));
    await before.duty.signIn('1001', '123456');
    const { duty, clock } = keeper(offline, before.storage);
    expect(duty.current()).toBe(DUTY.dutyId);
    clock.now.mockReturnValue(DUTY.until);
    expect(duty.current()).toBeUndefined();
  });

  it('is nobody at once after signing out, also without a link', async () => {
    const before = keeper((name) => (name === 'crew:duty' ? { duty: null } : { duty: DUTY }));
    await before.duty.signIn('1001', '123456');
    const without = keeper(offline, before.storage);
    without.duty.signOut();
    expect([without.duty.current(), without.duty.state.getSnapshot()]).toEqual([undefined, null]);
    expect(keeper(offline, before.storage).duty.current()).toBeUndefined();
  });
});
