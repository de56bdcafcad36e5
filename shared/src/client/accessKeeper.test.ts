import { describe, expect, it, onTestFinished } from 'vitest';
import { instant } from '../time/instant.ts';
import { AccessKeeper } from './accessKeeper.ts';
import { createTabletSigner, memoryKeyStore } from './tabletKey.ts';

const ACTOR = { id: 'tablet-1', name: 'Ambulance 06-123', role: 'paramedic' };

/** A server that gives tokens of one hour, or none when `isReachable` is false. */
function keeperAt() {
  const world = { nowMs: 1_000_000, isReachable: true, given: 0 };
  const fetch = () => {
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
