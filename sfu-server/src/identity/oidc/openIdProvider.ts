import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import {
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  calculatePKCECodeChallenge,
  ClientSecretBasic,
  type Configuration,
  discovery,
  None,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import { z } from 'zod';
import type { SignedIn } from '../accounts.ts';
import { personOf } from './personOf.ts';
import type { ProviderSettings } from './providerSettings.ts';

const SecretSchema = z.string().min(20).max(200);
/** What the browser that began a sign-in keeps until it comes back, in a cookie that no script reads. */
export const StartedSignInSchema = z.strictObject({
  state: SecretSchema,
  nonce: SecretSchema,
  codeVerifier: SecretSchema,
});
export type StartedSignIn = z.infer<typeof StartedSignInSchema>;

const ANSWER_WITHIN_S = 10;

/**
 * [ID7] The organisation's own sign-in: OpenID Connect, authorization code with PKCE, state and nonce. Only the ID token is used, once, to see who somebody is;
 * no token of the provider is kept.
 */
export class OpenIdProvider {
  readonly #settings: ProviderSettings;
  #found: Promise<Configuration> | null = null;

  constructor(settings: ProviderSettings) {
    this.#settings = settings;
  }

  get label(): string {
    return this.#settings.label;
  }

  /** @throws AppError `disconnected` when the provider does not answer. */
  async begin(): Promise<{ url: URL; started: StartedSignIn }> {
    const configuration = await this.#find();
    const started = { state: randomState(), nonce: randomNonce(), codeVerifier: randomPKCECodeVerifier() };
    const url = buildAuthorizationUrl(configuration, {
      redirect_uri: this.#settings.returnUrl.href,
      scope: 'openid profile',
      state: started.state,
      nonce: started.nonce,
      code_challenge: await calculatePKCECodeChallenge(started.codeVerifier),
      code_challenge_method: 'S256',
    });
    return { url, started };
  }

  /** @throws AppError `not-signed-in` for a way back that does not belong to this start, `not-permitted` for somebody without a role here. */
  async finish(search: string, { state, nonce, codeVerifier }: StartedSignIn): Promise<SignedIn> {
    const configuration = await this.#find();
    const returned = new URL(this.#settings.returnUrl);
    returned.search = search;
    const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: codeVerifier };
    // What the library throws holds the code, or the provider's answer: it must not come near a log, so it is not kept as the cause.
    const tokens = await authorizationCodeGrant(configuration, returned, {
      ...checks,
      idTokenExpected: true,
    }).catch(() => null);
    const claims = tokens?.claims();
    if (!claims) throw new AppError(ErrorCode.NotSignedIn, 'the provider did not confirm who this is');
    return personOf(claims, this.#settings.rules);
  }

  /**
   * Where a browser goes after it was signed out here, so that the provider ends its own sign-in too (OpenID Connect RP-Initiated Logout 1.0). Without an `id_token_hint`, since no token is kept:
   * the provider asks the person whether they mean it. `null` when it offers no sign-out, or does not answer: being signed out here does not wait for it.
   */
  async signOutUrl(): Promise<string | null> {
    const configuration = await this.#find().catch(() => null);
    if (configuration?.serverMetadata().end_session_endpoint === undefined) return null;
    return buildEndSessionUrl(configuration, { post_logout_redirect_uri: this.#settings.leftUrl.href }).href;
  }

  /** Asked for when somebody wants in, not at the start: a provider that is down must not keep the server from starting. */
  async #find(): Promise<Configuration> {
    this.#found ??= this.#discover();
    try {
      return await this.#found;
    } catch {
      this.#found = null;
      throw new AppError(ErrorCode.Disconnected, 'the provider does not answer');
    }
  }

  #discover(): Promise<Configuration> {
    const { issuer, clientId, clientSecret } = this.#settings;
    const proof = clientSecret === null ? None() : ClientSecretBasic(clientSecret);
    return discovery(issuer, clientId, undefined, proof, { timeout: ANSWER_WITHIN_S });
  }
}
