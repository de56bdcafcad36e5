import type { Action } from '@smart-triage/shared/domain/permissions';
import { CrewNumberSchema } from '@smart-triage/shared/domain/crewDuty';
import { type Actor, RoleSchema, SiteIdSchema } from '@smart-triage/shared/domain/role';
import { type Request, type Response, Router } from 'express';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { AuditEntry, AuditTrail } from '../audit/auditTrail.ts';
import type { Accounts } from '../identity/accounts.ts';
import type { Crew } from '../identity/crew.ts';
import { readableSecret } from '../identity/secrets.ts';
import type { Standing } from '../identity/standing.ts';
import type { Tablets } from '../identity/tablets.ts';
import { newTotpSecret, totpUri } from '../identity/totp.ts';
import { addressOf } from './httpAccess.ts';
import { parseInput } from './parseInput.ts';

export type AdminDeps = {
  /** Who asks, when the action is theirs; throws otherwise. */
  permit: (request: Request, action: Action) => Promise<Actor>;
  accounts: Accounts;
  crew: Pick<Crew, 'setPin' | 'remove'>;
  tablets: Tablets;
  standing: Standing;
  trail: Pick<AuditTrail, 'record'>;
};

export const LoginSchema = z
  .string()
  .regex(/^[a-z0-9._-]{2,40}$/, 'two to forty small letters, digits, dots or dashes');
export const UnitSchema = z.string().regex(/^[A-Za-z0-9-]{2,20}$/, 'two to twenty letters, digits or dashes');
export const AccountSchema = z.strictObject({
  login: LoginSchema,
  name: z.string().trim().min(2).max(80),
  /** A crew gets in with its tablet, not with an account. */
  role: RoleSchema.exclude(['paramedic']),
  site: SiteIdSchema.exactOptional(),
});
export const MemberSchema = z.strictObject({
  number: CrewNumberSchema,
  name: z.string().trim().min(2).max(80),
  site: SiteIdSchema.exactOptional(),
});
export const CodeSchema = z.strictObject({ unit: UnitSchema, site: SiteIdSchema.exactOptional() });

/** Accounts and tablets, by an administrator. Passwords and secrets are made here and shown once; no caller chooses them. */
export function adminRoutes(
  path: string,
  { permit, accounts, crew, tablets, standing, trail }: AdminDeps,
): Router {
  const router = Router();
  const record = (request: Request, actor: Actor, entry: Pick<AuditEntry, 'type' | 'protocol' | 'data'>) =>
    trail.record({ ...entry, users: [actor], address: addressOf(request) });
  const answer = (response: Response, body: object): void => {
    response.status(201).set('cache-control', 'no-store').json(body);
  };

  router.post(`${path}/accounts`, async (request, response) => {
    const protocol = 'accounts:manage';
    const actor = await permit(request, protocol);
    const { login, ...person } = parseInput('body', request.body, AccountSchema);
    const password = readableSecret(16);
    const totpSecret = newTotpSecret();
    await record(request, actor, { type: 'account-created', protocol, data: { login, role: person.role } });
    await accounts.add({ login, password, totpSecret, actor: { id: randomUUID(), ...person } });
    answer(response, { login, password, secondFactor: totpUri(login, totpSecret) });
  });
  router.post(`${path}/accounts/:login/disable`, async (request, response) => {
    const protocol = 'accounts:manage';
    const actor = await permit(request, protocol);
    const login = parseInput('login', request.params.login, LoginSchema);
    await record(request, actor, { type: 'account-disabled', protocol, data: { login } });
    await standing.endAccount((await accounts.disable(login)).id);
    answer(response, { login });
  });
  router.post(`${path}/crew`, async (request, response) => {
    const protocol = 'accounts:manage';
    const actor = await permit(request, protocol);
    const { number, name, site } = parseInput('body', request.body, MemberSchema);
    await record(request, actor, { type: 'crew-pin-set', protocol, data: { number } });
    answer(response, { number, pin: await crew.setPin({ number, name, site: site ?? null }) });
  });
  router.post(`${path}/crew/:number/remove`, async (request, response) => {
    const protocol = 'accounts:manage';
    const actor = await permit(request, protocol);
    const number = parseInput('number', request.params.number, CrewNumberSchema);
    await record(request, actor, { type: 'crew-removed', protocol, data: { number } });
    await crew.remove(number);
    answer(response, { number });
  });
  router.post(`${path}/tablets/codes`, async (request, response) => {
    const protocol = 'tablets:manage';
    const actor = await permit(request, protocol);
    const { unit, site } = parseInput('body', request.body, CodeSchema);
    await record(request, actor, { type: 'tablet-code-issued', protocol, data: { unit } });
    answer(response, { unit, ...(await tablets.issueCode(unit, site ?? null)) });
  });
  router.post(`${path}/tablets/:unit/revoke`, async (request, response) => {
    const protocol = 'tablets:manage';
    const actor = await permit(request, protocol);
    const unit = parseInput('unit', request.params.unit, UnitSchema);
    await record(request, actor, { type: 'tablet-revoked', protocol, data: { unit } });
    const revoked = await tablets.revoke(unit);
    for (const tabletId of revoked) await standing.endTablet(tabletId);
    answer(response, { unit, revoked: revoked.length });
  });
  return router;
}
