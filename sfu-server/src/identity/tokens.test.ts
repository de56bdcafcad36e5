import { instant } from '@smart-triage/shared/time/instant';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { loadSigningKeys } from './signingKey.ts';
import { Tokens } from './tokens.ts';

const TABLET = {
  actor: { id: 'tablet-06-101', name: 'Ambulance 06-101', role: 'paramedic' as const },
  signInId: '6f9d3b1c-0b6e-4b52-9a51-5f3f5a6f0a01',
  secondFactor: false,
  endsAt: instant(Date.now() + 3600_000),
  tabletId: '6f9d3b1c-0b6e-4b52-9a51-5f3f5a6f0a02',
};

async function tokensOf(standing: ConstructorParameters<typeof Tokens>[2]): Promise<Tokens> {
  const folder = await mkdtemp(join(tmpdir(), 'tokens-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return new Tokens(await loadSigningKeys(folder), { now: () => instant(Date.now()) }, standing);
}

it('[ID6] tells a revoked tablet that it was revoked when it asks for a new token, and nobody anything more than that it is not signed in', async () => {
  const revoked = await tokensOf({ isOver: () => true, isTabletRevoked: () => true });
  const ended = await tokensOf({ isOver: () => true, isTabletRevoked: () => false });
  const asked = async (tokens: Tokens, purpose: 'access' | 'renewal') => {
    const { token } = await tokens.issue(TABLET, purpose);
    return tokens.verify(token, purpose).then(
      () => 'let in',
      (error: unknown) => (error as { code: string }).code,
    );
  };
  expect(await asked(revoked, 'renewal')).toBe('tablet-revoked');
  expect(await asked(revoked, 'access')).toBe('not-signed-in');
  expect(await asked(ended, 'renewal')).toBe('not-signed-in');
});
