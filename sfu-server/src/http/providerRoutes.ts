import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import {
  PROVIDER_PATH,
  PROVIDER_RETURN_PATH,
  REFUSED_HASH,
  SIGN_IN_OPTIONS_PATH,
} from '@smart-triage/shared/protocol/signIn';
import { parseCookie } from 'cookie';
import { type Request, type RequestHandler, type Response, Router } from 'express';
import {
  type OpenIdProvider,
  type StartedSignIn,
  StartedSignInSchema,
} from '../identity/oidc/openIdProvider.ts';
import { type Admission, cookieName } from './admission.ts';
import { notFound } from './problem.ts';

type ProviderRouteDeps = {
  provider: OpenIdProvider | null;
  admission: Admission;
  /** Holds back whoever tries too often. */
  limited: RequestHandler;
  isSecure: boolean;
};

const PAGE = '/control-room/';
/** To find a password, and the phone with the second factor. */
const STARTED_MS = 10 * 60_000;

/** [ID7] Sign-in at the organisation's own provider. Both addresses are opened by the browser, so what fails is told on the page, not as a problem document. */
export function providerRoutes({ provider, admission, limited, isSecure }: ProviderRouteDeps): Router {
  const router = Router();
  // Lax and not Strict: the way back is a navigation that another site begins, and it must come with it.
  const name = cookieName('provider', isSecure);
  const cookie = {
    httpOnly: true,
    sameSite: 'lax',
    secure: isSecure,
    path: isSecure ? '/' : PROVIDER_PATH,
  } as const;
  router.get(SIGN_IN_OPTIONS_PATH, (_request, response) => {
    response.set('cache-control', 'no-store').json({ provider: provider?.label ?? null });
  });
  if (!provider) return router.get([PROVIDER_PATH, PROVIDER_RETURN_PATH], notFound);

  router.get(PROVIDER_PATH, limited, async (_request, response) => {
    await orTell(response, async () => {
      const { url, started } = await provider.begin();
      response.cookie(name, pack(started), { ...cookie, maxAge: STARTED_MS });
      response.redirect(303, url.href);
    });
  });
  router.get(PROVIDER_RETURN_PATH, limited, async (request, response) => {
    // Good for one way back, whatever comes of it.
    response.clearCookie(name, cookie);
    await orTell(response, async () => {
      const signedIn = await admission.recorded(
        request,
        'signed-in',
        ({ actor }) => [actor],
        async () => admission.signInOf(await provider.finish(searchOf(request), unpack(request, name))),
      );
      await admission.remember(response, 'control-room', signedIn);
      response.redirect(303, PAGE);
    });
  });
  return router;
}

async function orTell(response: Response, attempt: () => Promise<void>): Promise<void> {
  response.set('cache-control', 'no-store');
  try {
    await attempt();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    response.redirect(303, `${PAGE}${REFUSED_HASH}${error.code}`);
  }
}

function searchOf({ originalUrl }: Request): string {
  const start = originalUrl.indexOf('?');
  return start < 0 ? '' : originalUrl.slice(start);
}

function pack(started: StartedSignIn): string {
  return Buffer.from(JSON.stringify(started)).toString('base64url');
}

/** @throws AppError when this browser has not begun a sign-in: somebody else's way back is no way in. */
function unpack({ headers }: Request, name: string): StartedSignIn {
  const text = Buffer.from(parseCookie(headers.cookie ?? '')[name] ?? '', 'base64url').toString();
  const parsed = StartedSignInSchema.safeParse(jsonOf(text));
  if (!parsed.success) throw new AppError(ErrorCode.NotSignedIn, 'this browser has not begun a sign-in');
  return parsed.data;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
