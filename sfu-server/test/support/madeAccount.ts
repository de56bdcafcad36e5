import { totpAt } from '../../src/identity/totp.ts';
import { adminCall } from './adminCall.ts';

type Person = { login: string; name: string; role: 'cardiologist' | 'auditor' | 'administrator' };

/** An account as `npm run admin` makes it: what its person signs in with first, in the place of the password that was made. */
export async function madeAccount(dataDir: string, person: Person) {
  const made = (await adminCall(dataDir, 'POST', '/accounts', person)) as Shown;
  return { made: made.password, ...firstSignIn(person.login, made) };
}

type Shown = { password: string; secondFactor: string };

/** Chosen by the person; easily remembered, and in no list. */
const CHOSEN = 'acht haringen in het net';

/** The first sign-in with what an administrator was shown, for a new account or one whose secrets were made anew. */
export function firstSignIn(account: string, { password, secondFactor }: Shown) {
  const secret = new URL(secondFactor).searchParams.get('secret') ?? '';
  const codeAt = (atMs: number): string => totpAt(secret, atMs);
  const chosen = { account, password: CHOSEN };
  const first = (atMs = Date.now()) => ({ account, password, code: codeAt(atMs), newPassword: CHOSEN });
  return { chosen, first, codeAt };
}
