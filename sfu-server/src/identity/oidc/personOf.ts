import { type Role, SiteIdSchema } from '@smart-triage/shared/domain/role';
import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { createHash } from 'node:crypto';
import type { SignedIn } from '../accounts.ts';
import type { ClaimRules } from './providerSettings.ts';

/** The claims of an ID token that was checked. */
export type Claims = { readonly iss: string; readonly sub: string; readonly [name: string]: unknown };

const LONGEST_NAME = 80;

/**
 * Whom the claims speak of. Default deny: no role, no name to write into the access log, or no organisation where one is asked for, and nobody gets in.
 * @throws AppError `not-permitted`.
 */
export function personOf(claims: Claims, rules: ClaimRules): SignedIn {
  const role = roleIn(claims, rules);
  const name = nameIn(claims);
  if (!role || name === null) throw refused();
  const site = rules.siteClaim === null ? {} : { site: siteIn(claims, rules.siteClaim) };
  return {
    actor: { id: idOf(claims), name, role, ...site },
    isByProvider: true,
    secondFactor: textsIn(claims, 'amr')
      .concat(textsIn(claims, 'acr'))
      .some((method) => rules.secondFactors.includes(method)),
  };
}

/** The same person each time, and nobody else: a subject is unique within its issuer only. */
function idOf({ iss, sub }: Claims): string {
  return `oidc-${createHash('sha256').update(`${iss} ${sub}`).digest('hex').slice(0, 40)}`;
}

/** In the order of the settings, so that whoever has two roles always gets the same. */
function roleIn(claims: Claims, { roleClaim, roles }: ClaimRules): Role | undefined {
  const values = textsIn(claims, roleClaim);
  return [...roles].find(([value]) => values.includes(value))?.[1];
}

function nameIn(claims: Claims): string | null {
  const [name] = [...textsIn(claims, 'name'), ...textsIn(claims, 'preferred_username')]
    .map((text) => text.trim())
    .filter((text) => text !== '');
  return name?.slice(0, LONGEST_NAME) ?? null;
}

function siteIn(claims: Claims, claim: string): string {
  const site = SiteIdSchema.safeParse(textsIn(claims, claim)[0]);
  if (!site.success) throw refused();
  return site.data;
}

function textsIn(claims: Claims, name: string): string[] {
  const value = claims[name];
  const values: unknown[] = Array.isArray(value) ? value : [value];
  return values.filter((one) => typeof one === 'string');
}

function refused(): AppError {
  return new AppError(
    ErrorCode.NotPermitted,
    'the provider names no role, name or organisation that is known here',
  );
}
