import type { CaseId } from '@smart-triage/shared/domain/ids';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HOSTILE } from '../support/madeUpInputs.ts';
import { openCase } from '../support/openCase.ts';
import { type RegisteredRoute, registeredRoutes } from '../support/registeredRoutes.ts';
import { TestServer } from '../support/testServer.ts';

const SEED = 20_261_124;
/** For each route and each of those who ask. */
const ASKED = 6;
const CODES: ReadonlySet<unknown> = new Set(Object.values(ErrorCode));
/** Names that the routes know, so that what is made up gets past the first look. */
const FIELDS = [
  ...[
    'account',
    'password',
    'code',
    'key',
    'seat',
    'login',
    'name',
    'role',
    'unit',
    'site',
    'number',
    'files',
  ],
  ...[
    'inputs',
    'changes',
    'age',
    'sex',
    'from',
    'to',
    'caseId',
    'userId',
    'type',
    'limit',
    'language',
    '__proto__',
  ],
];

let server: TestServer;
let caseId: CaseId;
let routes: RegisteredRoute[];
const tokens: Record<string, string> = { nobody: '' };

beforeAll(async () => {
  ({ started: server, routes } = await registeredRoutes(() => TestServer.start()));
  for (const login of ['cardio', 'admin', 'auditor'] as const) tokens[login] = await server.staffToken(login);
  caseId = await openCase(await server.connect(await server.tabletToken(0)));
});
afterAll(() => server.stop());

type Asked = { params: string[]; query: [string, string][]; body: unknown; type: string; aim: boolean };
const word = HOSTILE.map((value) =>
  (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, 300),
);
const asked: fc.Arbitrary<Asked> = fc.record({
  params: fc.array(word, { minLength: 3, maxLength: 3 }),
  query: fc.array(fc.tuple(fc.constantFrom(...FIELDS), word), { maxLength: 4 }),
  body: fc.oneof(fc.dictionary(fc.constantFrom(...FIELDS), HOSTILE, { maxKeys: 5 }), HOSTILE),
  type: fc.constantFrom(
    'application/json',
    'text/plain',
    'multipart/form-data; boundary=x',
    'application/json; charset=x',
    '',
  ),
  aim: fc.boolean(),
});

function urlOf(path: string, { params, query, aim }: Asked): string {
  let at = 0;
  const filled = path.replace(/:(\w+)/g, (_, name: string) =>
    aim && name === 'caseId' ? caseId : encodeURIComponent(wellFormed(params[at++] ?? '')) || 'x',
  );
  const search = query.map((pair) => pair.map((part) => encodeURIComponent(wellFormed(part))).join('='));
  return `${server.app.url}${filled}?${search.join('&')}`;
}

/** An address cannot hold half of a character. */
const wellFormed = (text: string): string => text.replace(/[\ud800-\udfff]/g, '?').replace(/^\.+$/, 'x');

async function say(method: string, path: string, token: string, one: Asked): Promise<void> {
  const headers = { 'content-type': one.type, ...(token && { authorization: `Bearer ${token}` }) };
  const hasBody = method !== 'get' && method !== 'head';
  const body = one.body instanceof Uint8Array ? Buffer.from(one.body) : JSON.stringify(one.body);
  const response = await fetch(urlOf(path, one), {
    method: method.toUpperCase(),
    headers,
    redirect: 'manual',
    ...(hasBody && { body }),
  });
  const text = await response.text();
  if (response.status < 400) return;
  const problem = JSON.parse(text) as { code: string };
  expect([method, path, CODES.has(problem.code)]).toEqual([method, path, true]);
  expect([method, path, problem.code]).not.toEqual([method, path, 'internal']);
}

describe('every HTTP route', () => {
  it('is known by being registered', () => {
    const paths = routes.map(({ path }) => path);
    expect(paths).toEqual(
      expect.arrayContaining(['/api/v1/ecg-analyses', '/api/v1/cases/:caseId/ecg', '/api/v1/access-log']),
    );
  });

  it.each(['nobody', 'cardio', 'admin', 'auditor'])(
    '[HA2] answers what %s made up, or refuses it with a code of ours',
    { timeout: 60_000 },
    async (who) => {
      for (const { path, methods } of routes) {
        for (const method of methods) {
          for (const one of fc.sample(asked, { numRuns: ASKED, seed: SEED }))
            await say(method, path, tokens[who] ?? '', one);
        }
      }
      expect((await fetch(`${server.app.url}/readyz`)).status).toBe(200);
    },
  );
});
