import type { Action } from '@smart-triage/shared/domain/permissions';
import { CrewNumberSchema } from '@smart-triage/shared/domain/crewDuty';
import { type Actor, ActorSchema, RoleSchema, SiteIdSchema } from '@smart-triage/shared/domain/role';
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
  trail: Pick<AuditTrail, 'deed'>;
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
  const recorded = <T>(
    request: Request,
    actor: Actor,
    deed: Pick<AuditEntry, 'type' | 'protocol' | 'data'>,
    act: () => Promise<T>,
  ): Promise<T> => trail.deed({ ...deed, users: [actor], address: addressOf(request) }, act);
  const answer = (response: Response, body: object): void => {
    response.status(201).set('cache-control', 'no-store').json(body);
  };

  router.post(`${path}/accounts`, async (request, response) => {
    const protocol = 'accounts:manage';
    const actor = await permit(request, protocol);
    const { login, ...person } = parseInput('body', request.body, AccountSchema);
    const secrets = newSecrets();
    const deed = { type: 'account-created', protocol, data: { login, role: person.role } } as const;
    const id = randomUUID();
    await recorded(request, actor, deed, () => accounts.add({ login, ...secrets, actor: { id, ...person } }));
    answer(response, shown(login, secrets));
  });
  router.post(`${path}/accounts/:login/reset`, async (request, response) => {
    const protocol = 'accounts:manage';
    const actor = await permit(request, protocol);
    const login = parseInput('login', request.params.login, LoginSchema);
    const secrets = newSecrets();
    const deed = { type: 'account-changed', protocol, data: { login, what: 'secrets' } } as const;
    await recorded(request, actor, deed, async () => {
      const { id } = await accounts.reset(login, secrets);
      await standing.endSignInsOf(id);
    });
    answer(response, shown(login, secrets));
  });
  router.post(`${path}/people/:id/end-sign-ins`, async (request, response) => {
    const protocol = 'accounts:manage';
    const actor = await permit(request, protocol);
    const id = parseInput('id', request.params.id, ActorSchema.shape.id);
    const deed = { type: 'sign-ins-ended', protocol, data: { person: id } } as const;
    await recorded(request, actor, deed, () => standing.endSignInsOf(id));
    answer(response, { id });
  });
  router.post(`${path}/accounts/:login/disable`, async (request, response) => {
    const protocol = 'accounts:manage';
    const actor = await permit(request, protocol);
    const login = parseInput('login', request.params.login, LoginSchema);
    await recorded(request, actor, { type: 'account-disabled', protocol, data: { login } }, async () =>
      standing.endAccount((await accounts.disable(login)).id),
    );
    answer(response, { login });
  });
  router.post(`${path}/crew`, async (request, response) => {
    const protocol = 'accounts:manage';
    const actor = await permit(request, protocol);
    const { number, name, site } = parseInput('body', request.body, MemberSchema);
    const pin = await recorded(request, actor, { type: 'crew-pin-set', protocol, data: { number } }, () =>
      crew.setPin({ number, name, site: site ?? null }),
    );
    answer(response, { number, pin });
  });
  router.post(`${path}/crew/:number/remove`, async (request, response) => {
    const protocol = 'accounts:manage';
    const actor = await permit(request, protocol);
    const number = parseInput('number', request.params.number, CrewNumberSchema);
    await recorded(request, actor, { type: 'crew-removed', protocol, data: { number } }, () =>
      crew.remove(number),
    );
    answer(response, { number });
  });
  router.post(`${path}/tablets/codes`, async (request, response) => {
    const protocol = 'tablets:manage';
    const actor = await permit(request, protocol);
    const { unit, site } = parseInput('body', request.body, CodeSchema);
    const issued = await recorded(
      request,
      actor,
      { type: 'tablet-code-issued', protocol, data: { unit } },
      () => tablets.issueCode(unit, site ?? null),
    );
    answer(response, { unit, ...issued });
  });
  router.post(`${path}/tablets/:unit/revoke`, async (request, response) => {
    const protocol = 'tablets:manage';
    const actor = await permit(request, protocol);
    const unit = parseInput('unit', request.params.unit, UnitSchema);
    const deed = { type: 'tablet-revoked', protocol, data: { unit } } as const;
    const revoked = await recorded(request, actor, deed, async () => {
      const ids = await tablets.revoke(unit);
      for (const tabletId of ids) await standing.endTablet(tabletId);
      return ids.length;
    });
    answer(response, { unit, revoked });
  });
  return router;
}

function newSecrets() {
  return { password: readableSecret(16), totpSecret: newTotpSecret() };
}

/** Once, to whoever hands them over. */
function shown(login: string, { password, totpSecret }: ReturnType<typeof newSecrets>) {
  return { login, password, secondFactor: totpUri(login, totpSecret) };
}
