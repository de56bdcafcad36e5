import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import {
  REFUSED_HASH,
  SIGN_IN_OPTIONS_PATH,
  SignInOptionsSchema,
} from '@smart-triage/shared/protocol/signIn';

/** What the organisation's own sign-in is called; `null` where there is none. */
export function readProvider(fetch: typeof globalThis.fetch): () => Promise<string | null> {
  return async () => {
    const response = await fetch(SIGN_IN_OPTIONS_PATH);
    return SignInOptionsSchema.parse(await response.json()).provider;
  };
}

/** What the server says about a sign-in that it led back to this page; `null` when the page was opened otherwise. */
export function refusalIn(hash: string): ErrorCode | null {
  if (!hash.startsWith(REFUSED_HASH)) return null;
  const code = hash.slice(REFUSED_HASH.length);
  return Object.values(ErrorCode).find((known) => known === code) ?? ErrorCode.Internal;
}
