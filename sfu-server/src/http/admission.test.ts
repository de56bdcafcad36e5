import { instant } from '@smart-triage/shared/time/instant';
import { expect, it, vi } from 'vitest';
import type { SignedIn } from '../identity/accounts.ts';
import { Admission } from './admission.ts';

const signedIn = (secondFactor: boolean): SignedIn => ({
  actor: { id: 'oidc-1', name: 'Dr. Anna Visser', role: 'cardiologist' },
  secondFactor,
});
const admission = (isDemo: boolean) =>
  new Admission({
    tokens: { issue: vi.fn(), verify: vi.fn() },
    trail: { record: vi.fn() },
    clock: { now: () => instant(1000) },
    activity: { touch: vi.fn(), lastUse: () => instant(0), endsAt: () => null },
    isSecure: true,
    isDemo,
  });

it('[ID4] nobody at a desk gets in without a second factor but in a demo, whoever vouches for them', () => {
  expect(() => admission(false).signInOf(signedIn(false))).toThrow('with a second factor only');
  expect(admission(false).signInOf(signedIn(true))).toMatchObject({ beganAt: 1000, secondFactor: true });
  expect(admission(true).signInOf(signedIn(false))).toMatchObject({ secondFactor: false });
});
