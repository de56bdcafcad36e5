import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { SIGN_OUT_PATH } from '../protocol/signIn.ts';
import { instant } from '../time/instant.ts';
import { AccessKeeper } from './accessKeeper.ts';
import { createTabletSigner, memoryKeyStore } from './tabletKey.ts';

const ACTOR = { id: 'tablet-1', name: 'Ambulance 06-123', role: 'paramedic' };

/** A server that gives tokens of one hour, or none when `isReachable` is false, or refuses with the code that is set. */
function keeperAt() {
  const world = { nowMs: 1_000_000, isReachable: true, given: 0, refusal: '' };
  const fetch = (path: unknown) => {
    if (world.isReachable && path === SIGN_OUT_PATH)
      return Promise.resolve(new Response(JSON.stringify({ leaveBy: null })));
    const { refusal: code } = world;
    const problem = JSON.stringify({ type: 'about:blank', title: code, status: 401, code });
    if (code !== '') return Promise.resolve(new Response(problem, { status: 401 }));
    if (!world.isReachable) return Promise.reject(new TypeError('no network'));
    const access = {
      accessToken: `token-${++world.given}`,
      expiresAt: world.nowMs + 3_600_000,
      actor: ACTOR,
    };
    return Promise.resolve(new Response(JSON.stringify(access)));
  };
  const clock = { now: () => instant(world.nowMs) };
  const keeper = new AccessKeeper({
    seat: 'tablet',
    baseUrl: '',
    clock,
    fetch,
    signer: createTabletSigner(memoryKeyStore()),
  });
  onTestFinished(() => {
    keeper.close();
  });
  return { keeper, world };
}

describe('a fresh token', () => {
  it('is the known one while that is valid', async () => {
    const { keeper } = keeperAt();
    await keeper.pair('code1234');
    expect(await keeper.freshToken()).toBe('token-1');
  });

  it('is renewed first when the known one has run out', async () => {
    const { keeper, world } = keeperAt();
    await keeper.pair('code1234');
    world.nowMs += 7_200_000;
    expect(await keeper.freshToken()).toBe('token-2');
  });

  it('is not given out at all when it has run out and cannot be renewed: greeting with it would be refused for good', async () => {
    const { keeper, world } = keeperAt();
    await keeper.pair('code1234');
    world.nowMs += 7_200_000;
    world.isReachable = false;
    await expect(keeper.freshToken()).rejects.toThrow('could not be renewed');
  });
});

// What happened: a renewal was under way when nobody had used the page for too long; its answer opened the page again.
describe('a renewal that is under way when somebody leaves', () => {
  it('[ID10] is answered too late to let anybody in', async () => {
    const { keeper } = keeperAt();
    await keeper.pair('code1234');
    await Promise.all([keeper.resume(), keeper.rest()]);
    expect(keeper.state.getSnapshot()).toEqual({ kind: 'out', hasEnded: true });
    expect(keeper.token()).toBe('');
  });

  it('is not tried again once the link is back', async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const { keeper, world } = keeperAt();
    await keeper.pair('code1234');
    world.isReachable = false;
    await Promise.allSettled([keeper.resume(), keeper.signOut()]);
    world.isReachable = true;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(keeper.state.getSnapshot()).toEqual({ kind: 'out' });
  });

  it('does not put out who has come in meanwhile', async () => {
    const { keeper, world } = keeperAt();
    world.refusal = 'not-signed-in';
    const renewal = keeper.resume();
    world.refusal = '';
    await Promise.all([keeper.pair('code1234'), renewal]);
    expect(keeper.state.getSnapshot().kind).toBe('in');
  });
});

describe('a tablet that is let in no more', () => {
  it('[ID6] knows that it was revoked, and hears of it once, however often it asks', async () => {
    const { keeper, world } = keeperAt();
    await keeper.pair('code1234');
    world.refusal = 'tablet-revoked';
    const heard = vi.fn();
    keeper.state.subscribe(heard);
    await keeper.resume();
    await keeper.resume();
    expect(keeper.state.getSnapshot()).toEqual({ kind: 'out', hasEnded: true, wasRevoked: true });
    expect(heard).toHaveBeenCalledOnce();
  });

  it('[ID6] knows it after a reload too, and nothing of the kind where it is only not known', async () => {
    for (const [refusal, state] of [
      ['tablet-revoked', { kind: 'out', wasRevoked: true }],
      ['not-signed-in', { kind: 'out' }],
    ] as const) {
      const { keeper, world } = keeperAt();
      world.refusal = refusal;
      await keeper.resume();
      expect(keeper.state.getSnapshot()).toEqual(state);
    }
  });
});
