import { describe, expect, it } from 'vitest';
import type { AccessState } from '@smart-triage/shared/client/accessKeeper';
import { createStore } from '@smart-triage/shared/client/store';
import type { Actor } from '@smart-triage/shared/domain/role';
import { addMs } from '@smart-triage/shared/time/instant';
import { DISPATCHER, DOCTOR } from '../testing/cases.ts';
import { NOON } from '../testing/fakeClock.ts';
import { createAppModel } from './appModel.ts';

function inAs(actor: Actor, token = 'a'): AccessState {
  return { kind: 'in', access: { accessToken: token, expiresAt: addMs(NOON, 1), actor } };
}

function setUp() {
  const access = createStore<AccessState>({ kind: 'unknown' });
  const log: string[] = [];
  const model = createAppModel(access, (me) => {
    log.push(`open ${me.id}`);
    return {
      me,
      close: () => log.push(`close ${me.id}`),
      comeBack: () => log.push(`back ${me.id}`),
    };
  });
  return { access, log, model };
}

describe('the page', () => {
  it('asks nobody to sign in before it knows that nobody is', () => {
    const { model, access } = setUp();
    expect(model.getSnapshot().kind).toBe('resuming');
    access.set({ kind: 'out' });
    expect(model.getSnapshot().kind).toBe('signed-out');
  });

  it('keeps the desk when only the token was renewed', () => {
    const { access, log } = setUp();
    access.set(inAs(DOCTOR, 'a'));
    access.set(inAs(DOCTOR, 'b'));
    expect(log).toEqual(['open doctor-1']);
  });

  it('[ID10] keeps the desk of whoever was signed out without asking, for the same person only', () => {
    const { access, log, model } = setUp();
    access.set(inAs(DOCTOR));
    access.set({ kind: 'out', hasEnded: true });
    expect(model.getSnapshot().kind).toBe('locked');
    access.set(inAs(DOCTOR, 'b'));
    expect([model.getSnapshot().kind, log]).toEqual(['signed-in', ['open doctor-1', 'back doctor-1']]);
    access.set({ kind: 'out', hasEnded: true });
    access.set(inAs(DISPATCHER));
    expect(log.slice(2)).toEqual(['close doctor-1', 'open desk-1']);
    access.set({ kind: 'out', hasEnded: true });
    access.set({ kind: 'out' });
    expect([model.getSnapshot().kind, log.at(-1)]).toEqual(['signed-out', 'close desk-1']);
  });

  it('closes one person’s desk before it opens another’s', () => {
    const { access, log } = setUp();
    access.set(inAs(DOCTOR));
    access.set(inAs(DISPATCHER));
    access.set({ kind: 'out' });
    expect(log).toEqual(['open doctor-1', 'close doctor-1', 'open desk-1', 'close desk-1']);
  });
});
