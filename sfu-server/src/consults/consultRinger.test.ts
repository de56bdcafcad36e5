import type { CaseEvent, CaseFact } from '@smart-triage/shared/domain/caseEvent';
import type { CaseId } from '@smart-triage/shared/domain/ids';
import type { Actor } from '@smart-triage/shared/domain/role';
import { caseEvents, OPENED } from '@smart-triage/shared/testing/caseEvents';
import { instant } from '@smart-triage/shared/time/instant';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { offerOf, ringingAt } from '@smart-triage/shared/domain/consult';
import { CaseDirectory } from '../cases/caseDirectory.ts';
import { ConsultRinger } from './consultRinger.ts';

const AFTER_MS = 60_000;
const A: Actor = { id: 'a', name: 'Dr. A', role: 'cardiologist' };
const B: Actor = { id: 'b', name: 'Dr. B', role: 'cardiologist' };
const START = instant(1_700_000_000_000);

beforeEach(() => {
  vi.useFakeTimers({ now: START });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Cases without a store, and a ringer whose clock is the test's. */
function ringing(events: readonly CaseEvent[], connected: Actor[]) {
  const directory = new CaseDirectory(events);
  const clock = { now: () => instant(Date.now()) };
  const rung: string[] = [];
  const away: Actor[] = [];
  const tell = (caseId: CaseId, by: Actor, fact: CaseFact): void => {
    const { seq } = directory.get(caseId);
    const event = { caseId, seq: seq + 1, at: clock.now(), by, fact };
    directory.apply(event);
    if (fact.type === 'consult-rung') rung.push(`${fact.why} ${fact.people.map(({ id }) => id).join()}`);
    ringer.handleEvent(event);
  };
  const ringer: ConsultRinger = new ConsultRinger({
    cases: () => ({
      directory,
      conclude: (caseId, by, decide) => {
        const fact = decide(directory.get(caseId));
        if (fact) tell(caseId, by, fact);
        return Promise.resolve();
      },
    }),
    duty: { of: () => ({ order: [A, B], connected, isExpected: (person) => !away.includes(person) }) },
    clock,
    escalateAfterMs: AFTER_MS,
    onError: (error) => {
      throw error;
    },
  });
  const { caseId } = events[0]!;
  return {
    ringer,
    rung,
    connected,
    leave: (person: Actor) => {
      connected.splice(connected.indexOf(person), 1);
      away.push(person);
      ringer.handlePresence('home');
    },
    offer: () => offerOf(directory.get(caseId)),
    come: (person: Actor) => {
      connected.push(person);
      away.splice(away.indexOf(person), 1);
      ringer.handlePresence('home');
    },
    ringing: () => ringingAt(directory.get(caseId)).map(({ person }) => person),
    tell: (fact: CaseFact, by: Actor) => {
      tell(caseId, by, fact);
    },
  };
}

const ASKED = caseEvents(OPENED, { type: 'consult-requested' });

describe('the ringing of consults', () => {
  it('[CO2] goes to the next one after the named time, and stops when somebody takes it', async () => {
    const { ringer, rung, tell } = ringing(ASKED, [A, B]);
    ringer.catchUp();
    expect(rung).toEqual(['first a']);
    await vi.advanceTimersByTimeAsync(AFTER_MS - 1);
    expect(rung).toEqual(['first a']);
    await vi.advanceTimersByTimeAsync(1);
    expect(rung).toEqual(['first a', 'no-answer b']);
    tell({ type: 'consult-taken', over: null }, A);
    await vi.advanceTimersByTimeAsync(10 * AFTER_MS);
    expect(rung).toHaveLength(2);
    await ringer.close();
  });

  it('[CO2] goes on where it was after a restart: the time counts from the ring that is in the log', async () => {
    const rang: CaseFact = { type: 'consult-rung', people: [A], why: 'first' };
    const { ringer, rung } = ringing(caseEvents(OPENED, { type: 'consult-requested' }, rang), [A, B]);
    await vi.advanceTimersByTimeAsync(30_000);
    ringer.catchUp();
    await vi.advanceTimersByTimeAsync(31_999);
    expect(rung).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(rung).toEqual(['no-answer b']);
    await ringer.close();
  });

  it('[CO1] begins when somebody comes, if nobody was there', async () => {
    const { ringer, rung, connected } = ringing(ASKED, []);
    ringer.catchUp();
    expect(rung).toEqual([]);
    connected.push(B);
    ringer.handlePresence('home');
    expect(rung).toEqual(['first b']);
    await ringer.close();
  });

  // What happened: board and tablet went on saying that it rang at a cardiologist whose page was closed, and a crew would have waited for nobody.
  it('[CO8] rings at nobody when the last one has gone, and says so', async () => {
    const { ringer, rung, leave, ringing: at } = ringing(ASKED, [A]);
    ringer.catchUp();
    expect(at()).toEqual([A]);
    leave(A);
    expect(at()).toEqual([]);
    expect(rung).toEqual(['first a']);
    await ringer.close();
  });

  // What happened: an offer to a colleague who had gone home stayed open, and nobody was told that it rang at nobody.
  it('[CO8] says of an offer that whom it was made to has gone, rings at nobody else, and rings again when that one is back', async () => {
    const { ringer, rung, tell, leave, come, offer, ringing: at } = ringing(ASKED, [A, B]);
    tell({ type: 'consult-taken', over: null }, A);
    tell({ type: 'consult-assigned', to: B }, A);
    expect([at(), offer()]).toEqual([[B], { to: B, isGone: false }]);
    leave(B);
    expect([at(), offer()]).toEqual([[], { to: B, isGone: true }]);
    await vi.advanceTimersByTimeAsync(10 * AFTER_MS);
    expect(rung).toEqual([]);
    come(B);
    expect([at(), offer(), rung]).toEqual([[B], { to: B, isGone: false }, ['assigned b']]);
    await ringer.close();
  });

  it('lets nothing fire once it is closed', async () => {
    const { ringer, rung } = ringing(ASKED, [A, B]);
    ringer.catchUp();
    await ringer.close();
    await vi.advanceTimersByTimeAsync(10 * AFTER_MS);
    expect(rung).toEqual(['first a']);
  });
});
