import type { Role } from '@smart-triage/shared/domain/role';
import { PROVIDER_RETURN_PATH } from '@smart-triage/shared/protocol/signIn';
import type { Config } from '../../config.ts';

/** What somebody is here, from what the provider says of them. */
export type ClaimRules = {
  roleClaim: string;
  roles: ReadonlyMap<string, Role>;
  /** `null`: everybody belongs to the home site. */
  siteClaim: string | null;
  secondFactors: readonly string[];
};

export type ProviderSettings = {
  issuer: URL;
  clientId: string;
  clientSecret: string | null;
  label: string;
  returnUrl: URL;
  /** Where the provider sends a browser back to that signed out there. */
  leftUrl: URL;
  rules: ClaimRules;
};

/** `null` without OIDC_ISSUER: the embedded accounts are then the only way in. */
export function providerSettings(config: Config): ProviderSettings | null {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_ROLES, PUBLIC_URL } = config;
  if (OIDC_ISSUER === undefined || OIDC_CLIENT_ID === undefined || !OIDC_ROLES || PUBLIC_URL === undefined)
    return null;
  return {
    issuer: new URL(OIDC_ISSUER),
    clientId: OIDC_CLIENT_ID,
    clientSecret: config.OIDC_CLIENT_SECRET ?? null,
    label: config.OIDC_LABEL,
    returnUrl: new URL(PROVIDER_RETURN_PATH, PUBLIC_URL),
    leftUrl: new URL('/control-room/', PUBLIC_URL),
    rules: {
      roleClaim: config.OIDC_ROLE_CLAIM,
      roles: OIDC_ROLES,
      siteClaim: config.OIDC_SITE_CLAIM ?? null,
      secondFactors: config.OIDC_SECOND_FACTOR,
    },
  };
}
