import { instant } from '@smart-triage/shared/time/instant';
import { randomUUID } from 'node:crypto';
import { afterEach, expect, it, vi } from 'vitest';
import type { Identity } from '../identity/identity.ts';
import { SessionRegistry, SESSIONS_PER_PERSON } from './sessionRegistry.ts';

const ended: string[] = [];
const registry = new SessionRegistry({
  graceMs: 60_000,
  onPresence: vi.fn(),
  onEnded: ({ id }) => ended.push(id),
});
afterEach(() => {
  registry.close();
});

const identityOf = (id: string): Identity => ({
  actor: { id, name: id, role: 'dispatcher' },
  signInId: randomUUID(),
  secondFactor: true,
  endsAt: instant(1),
  tabletId: null,
});

it('[GW6] one person has no more than so many sessions: what was cut makes room, what is open does not', () => {
  const open = (socketId: string, who = 'anna') => registry.greet(identityOf(who), null, socketId).session;
  const first = open('socket 0');
  for (let count = 1; count < SESSIONS_PER_PERSON; count++) open(`socket ${count}`);
  expect(() => open('one more')).toThrow('too many pages');
  expect(open('of somebody else', 'bram').actor.id).toBe('bram');
  registry.handleDisconnect(first, 'socket 0');
  open('in its place');
  expect(ended).toEqual([first.id]);
});
