import {
  mayEver,
  needsSecondFactor,
  refusalOfAction,
  type Relation,
} from '@smart-triage/shared/domain/permissions';
import type { Role } from '@smart-triage/shared/domain/role';
import { REQUESTS, type RequestName } from '@smart-triage/shared/protocol/requests';
import type { CaseId } from '@smart-triage/shared/domain/ids';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCase } from './support/openCase.ts';
import { ask, greet, openSocket } from './support/rawSocket.ts';
import { requestSamples } from './support/requestSamples.ts';
import { TestServer } from './support/testServer.ts';

let server: TestServer;
let caseId: CaseId;
let tokens: Record<string, string>;

beforeAll(async () => {
  server = await TestServer.start();
  const own = await server.tabletToken(0);
  tokens = { own, otherCrew: await server.tabletToken(1) };
  for (const login of ['cardio', 'dispatch', 'admin', 'auditor', 'research', 'elsewhere'] as const) {
    tokens[login] = await server.staffToken(login);
  }
  caseId = await openCase(await server.connect(own));
});
afterAll(() => server.stop());

type Refusal = { ok: boolean; error?: { code: string; message: string } };

/** Every request of the table by one person. Those that are allowed may still fail for another reason, later than permission. */
async function walk(token: string, role: Role, relation: Relation | null): Promise<[string, unknown][]> {
  const socket = await openSocket(server.app.url);
  await greet(socket, token, server.prover(token));
  const wrong: [string, unknown][] = [];
  for (const [name, input] of Object.entries(requestSamples(caseId, role))) {
    if (name === 'case:break-glass' && relation === 'other-site') continue;
    const { ok, error } = (await ask(socket, name, input)) as Refusal;
    const { action } = REQUESTS[name as RequestName];
    // Nobody who walks here and might do it has shown a second factor.
    if (needsSecondFactor(action) && mayEver(action, role)) {
      if (error?.code !== 'second-factor-needed') wrong.push([name, { error }]);
      continue;
    }
    const expected = refusalOfAction(action, role, relation);
    const isHidden = error?.code === 'not-found' && error.message === 'there is no such case';
    const got = isHidden || error?.code === 'not-permitted' ? error.code : null;
    const isRight = expected === null ? got === null : !ok && got === expected;
    if (!isRight) wrong.push([name, { expected, got, error }]);
  }
  socket.disconnect();
  return wrong;
}

describe('the table of permissions on a real server', () => {
  it.each([
    ['the crew itself', 'own', 'paramedic', 'own'],
    ['another crew', 'otherCrew', 'paramedic', 'same-site'],
    ['the cardiologist', 'cardio', 'cardiologist', 'same-site'],
    ['the dispatcher', 'dispatch', 'dispatcher', 'same-site'],
    ['the administrator', 'admin', 'administrator', 'same-site'],
    ['the auditor', 'auditor', 'auditor', 'same-site'],
    ['the researcher', 'research', 'researcher', 'same-site'],
    ['a cardiologist from elsewhere', 'elsewhere', 'cardiologist', 'other-site'],
  ] as const)('[AC1] [GW3] holds for every request of %s, both ways', async (_, who, role, relation) => {
    expect(await walk(tokens[who]!, role, relation)).toEqual([]);
  });

  it('[AC2] [AC3] shows another organisation nothing until it breaks the glass with a reason', async () => {
    const cardiologist = await server.connect(tokens['elsewhere']!);
    const { cases } = await cardiologist.request('board:watch', {});
    expect(cases).toEqual([]);
    await expect(cardiologist.request('case:watch', { caseId })).rejects.toMatchObject({
      code: 'not-permitted',
    });
    await expect(cardiologist.request('case:break-glass', { caseId, reason: '' })).rejects.toMatchObject({
      code: 'invalid',
    });
    await cardiologist.request('case:break-glass', { caseId, reason: 'patient diverted to our hospital' });
    expect(await walk(tokens['elsewhere']!, 'cardiologist', 'other-site-glass-broken')).toEqual([]);
  });
});
