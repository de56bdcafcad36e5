import {
  type Action,
  ACTIONS,
  mayEver,
  needsSecondFactor,
  refusalOfAction,
  type Relation,
} from '@smart-triage/shared/domain/permissions';
import type { Role } from '@smart-triage/shared/domain/role';
import { REQUESTS, type RequestName } from '@smart-triage/shared/protocol/requests';
import type { CaseId } from '@smart-triage/shared/domain/ids';
import { FOLLOW_UPS_PATH, followUpPath, OUTCOMES_PATH } from '@smart-triage/shared/protocol/followUp';
import {
  PAIRING_PATH,
  PASSWORD_PATH,
  PROVIDER_PATH,
  PROVIDER_RETURN_PATH,
  SIGN_IN_OPTIONS_PATH,
  SIGN_IN_PATH,
  SIGN_OUT_PATH,
  TOKEN_PATH,
} from '@smart-triage/shared/protocol/signIn';
import { videoPath, videoSegmentPath } from '@smart-triage/shared/protocol/videoRecording';
import { Router } from 'express';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openCase } from './support/openCase.ts';
import { joinMedia, TestTracks } from './support/participant.ts';
import { ask, codeOf, greet, openSocket } from './support/rawSocket.ts';
import { requestSamples } from './support/requestSamples.ts';
import { TestServer } from './support/testServer.ts';
import { waitFor } from './support/waitFor.ts';

let server: TestServer;
let caseId: CaseId;
let tokens: Record<string, string>;
let registered: ReadonlySet<string>;

beforeAll(async () => {
  const registering = vi.spyOn(Router.prototype as { route: (path: unknown) => unknown }, 'route');
  server = await TestServer.start();
  registered = new Set(registering.mock.calls.flatMap(([path]) => path).map(String));
  registering.mockRestore();
  const own = await server.tabletToken(0);
  tokens = { own, otherCrew: await server.tabletToken(1) };
  for (const login of ['cardio', 'dispatch', 'admin', 'auditor', 'research', 'elsewhere'] as const) {
    tokens[login] = await server.staffToken(login);
  }
  caseId = await openCase(await server.connect(own));
});
afterAll(() => server.stop());

const STAFF = [
  ['cardio', 'cardiologist', 'same-site'],
  ['dispatch', 'dispatcher', 'same-site'],
  ['admin', 'administrator', 'same-site'],
  ['auditor', 'auditor', 'same-site'],
  ['research', 'researcher', 'same-site'],
  ['elsewhere', 'cardiologist', 'other-site'],
] as const;
/** Who of the demo has shown a second factor. */
const WITH_SECOND_FACTOR: readonly string[] = ['admin', 'auditor'];

type Route = { method: 'GET' | 'POST'; path: string; action: Action; isOfCase?: true };
const ADMIN = '/api/v1/admin';
/** Every route that asks for a right. What is missing here, the list of registered routes finds (below). */
const ROUTES: readonly Route[] = [
  { method: 'GET', path: '/api/v1/cases', action: 'board:see' },
  { method: 'GET', path: '/api/v1/cases/:caseId', action: 'record:read', isOfCase: true },
  { method: 'GET', path: '/api/v1/cases/:caseId/ecg', action: 'ecg:read', isOfCase: true },
  { method: 'GET', path: '/api/v1/cases/:caseId/photos/:photoId', action: 'record:read', isOfCase: true },
  { method: 'GET', path: videoPath(':caseId'), action: 'video:play', isOfCase: true },
  { method: 'GET', path: videoSegmentPath(':caseId', ':segmentId'), action: 'video:play', isOfCase: true },
  { method: 'GET', path: '/api/v1/cases/:caseId/access-log', action: 'access-log:read' },
  { method: 'GET', path: '/api/v1/access-log', action: 'access-log:read' },
  { method: 'GET', path: '/api/v1/access-log/verification', action: 'access-log:read' },
  { method: 'GET', path: '/api/v1/cases/:caseId/fhir', action: 'record:read', isOfCase: true },
  { method: 'GET', path: FOLLOW_UPS_PATH, action: 'follow-up:list' },
  { method: 'GET', path: OUTCOMES_PATH, action: 'outcomes:see' },
  { method: 'POST', path: followUpPath(':caseId'), action: 'follow-up:record', isOfCase: true },
  { method: 'POST', path: '/api/v1/risk-assessments', action: 'engine:ask' },
  { method: 'POST', path: '/api/v1/ecg-analyses', action: 'engine:ask' },
  { method: 'POST', path: `${ADMIN}/accounts`, action: 'accounts:manage' },
  { method: 'POST', path: `${ADMIN}/accounts/:login/disable`, action: 'accounts:manage' },
  { method: 'POST', path: `${ADMIN}/accounts/:login/reset`, action: 'accounts:manage' },
  { method: 'POST', path: `${ADMIN}/people/:id/end-sign-ins`, action: 'accounts:manage' },
  { method: 'POST', path: `${ADMIN}/crew`, action: 'accounts:manage' },
  { method: 'POST', path: `${ADMIN}/crew/:number/remove`, action: 'accounts:manage' },
  { method: 'POST', path: `${ADMIN}/cases/:caseId/erase`, action: 'store:manage' },
  { method: 'GET', path: `${ADMIN}/retention`, action: 'store:manage' },
  { method: 'POST', path: `${ADMIN}/retention`, action: 'store:manage' },
  { method: 'POST', path: `${ADMIN}/backups`, action: 'store:manage' },
  { method: 'GET', path: `${ADMIN}/verification`, action: 'store:manage' },
  { method: 'POST', path: `${ADMIN}/tablets/codes`, action: 'tablets:manage' },
  { method: 'POST', path: `${ADMIN}/tablets/:unit/revoke`, action: 'tablets:manage' },
];
/** Who asks gets in here, or what anybody may see. */
const OPEN = [
  ...['/healthz', '/readyz', '/', '/api/v1/openapi.json', '/api/v1/docs', '/api/v1/docs.css'],
  ...[SIGN_IN_PATH, SIGN_OUT_PATH, PASSWORD_PATH, PAIRING_PATH, TOKEN_PATH, SIGN_IN_OPTIONS_PATH],
  ...[PROVIDER_PATH, PROVIDER_RETURN_PATH],
];

/** The code of the refusal that says who may; `null` when it got past that, whatever became of it. */
async function askRoute({ method, path }: Route, token: string): Promise<string | null> {
  const filled = path
    .replace(':caseId', caseId)
    .replace(':photoId', caseId)
    .replace(':segmentId', caseId)
    .replace(/:\w+/, 'nobody.of.this.name');
  const response = await fetch(`${server.app.url}${filled}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    // Nothing that a route could do something with: past the door it is refused for its form.
    ...(method === 'POST' && { body: '{"nothing":true}' }),
  });
  const text = await response.text();
  const { code = null, detail = '' } = (response.ok ? {} : JSON.parse(text)) as {
    code?: string;
    detail?: string;
  };
  if (code === 'not-found') return detail === 'there is no such case' ? code : null;
  return ['not-permitted', 'not-signed-in', 'second-factor-needed'].includes(code ?? '') ? code : null;
}

function codeOfRoute(
  { action, isOfCase }: Route,
  role: Role,
  relation: Relation,
  login: string,
): string | null {
  if (!mayEver(action, role)) return 'not-permitted';
  if (needsSecondFactor(action) && !WITH_SECOND_FACTOR.includes(login)) return 'second-factor-needed';
  return isOfCase ? refusalOfAction(action, role, relation) : null;
}

const SENDERS = [
  ['own', 'paramedic'],
  ['otherCrew', 'paramedic'],
  ['cardio', 'cardiologist'],
  ['dispatch', 'dispatcher'],
  ['admin', 'administrator'],
  ['auditor', 'auditor'],
  ['research', 'researcher'],
] as const;
const opus = { mimeType: 'audio/opus', payloadType: 111, clockRate: 48_000, channels: 2 };
const vp8 = { mimeType: 'video/VP8', payloadType: 96, clockRate: 90_000 };
const STREAMS = {
  camera: { kind: 'video', rtpParameters: { mid: '0', codecs: [vp8], encodings: [{ ssrc: 11 }] } },
  microphone: { kind: 'audio', rtpParameters: { mid: '1', codecs: [opus], encodings: [{ ssrc: 12 }] } },
  talkback: { kind: 'audio', rtpParameters: { mid: '2', codecs: [opus], encodings: [{ ssrc: 13 }] } },
};

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

  it('[AC1] knows every HTTP route that there is', () => {
    const known = [...ROUTES.map(({ path }) => path), ...OPEN];
    // The owner of the data folder asks the same over a socket of the file system, without the prefix.
    const asked = [...registered].filter((path) => path.startsWith('/api/') || OPEN.includes(path));
    expect(asked.filter((path) => !known.includes(path))).toEqual([]);
    expect(ROUTES.map(({ path }) => path).filter((path) => !registered.has(path))).toEqual([]);
  });

  it('[AC1] has no row that none of these walks', () => {
    const asked = Object.values(REQUESTS).map(({ action }) => action);
    const sent = Object.keys(STREAMS).map((source) => `${source as keyof typeof STREAMS}:send` as const);
    const walked = new Set<Action>([...asked, ...ROUTES.map(({ action }) => action), ...sent]);
    expect(ACTIONS.filter((action) => !walked.has(action))).toEqual([]);
  });

  it.each(STAFF)('[AC1] holds for every HTTP route asked by %s, both ways', async (login, role, relation) => {
    const wrong: unknown[] = [];
    for (const route of ROUTES) {
      const got = await askRoute(route, tokens[login]!);
      const expected = codeOfRoute(route, role, relation, login);
      if (got !== expected) wrong.push({ ...route, expected, got });
    }
    expect(wrong).toEqual([]);
  });

  it('[AC1] lets no tablet and nobody without a token in by HTTP, whatever the route', async () => {
    for (const token of [tokens['own']!, 'nonsense'])
      for (const route of ROUTES)
        expect([route.path, await askRoute(route, token)]).toEqual([route.path, 'not-signed-in']);
  });

  it('[AC1] [MD4] holds for every kind of stream that is sent', async () => {
    const sent: [string, string, boolean][] = [];
    const expected: typeof sent = [];
    for (const [who, role] of SENDERS) {
      const socket = await openSocket(server.app.url);
      await greet(socket, tokens[who]!, server.prover(tokens[who]!));
      await ask(socket, 'media:join', { caseId });
      const made = (await ask(socket, 'transport:create', { caseId, direction: 'send' })) as {
        data?: { transport: { id: string } };
      };
      const transportId = made.data?.transport.id ?? 'none';
      for (const [source, sample] of Object.entries(STREAMS)) {
        const input = { caseId, transportId, source, ...sample };
        sent.push([who, source, (await codeOf(socket, 'producer:create', input)) === 'ok']);
        const mayJoin = role !== 'paramedic' || who === 'own';
        expected.push([who, source, mayJoin && mayEver(`${source as keyof typeof STREAMS}:send`, role)]);
      }
      socket.disconnect();
    }
    expect(sent).toEqual(expected);
  });

  it('[AC1] [MD4] gives the streams of a case to who may take part in it, and to nobody else', async () => {
    const crew = await server.connect(tokens['own']!);
    const tracks = new TestTracks();
    const ambulance = joinMedia(crew, caseId);
    await ambulance.publish('camera', tracks.camera);
    const watcher = await server.connect(tokens['cardio']!);
    const { producers, rtpCapabilities } = await waitFor('the stream', async () => {
      const joined = await watcher.request('media:join', { caseId });
      return joined.producers.length > 0 && joined;
    });
    const got: [string, string][] = [];
    for (const who of ['otherCrew', ...STAFF.map(([login]) => login)]) {
      const socket = await openSocket(server.app.url);
      await greet(socket, tokens[who]!, server.prover(tokens[who]!));
      await ask(socket, 'media:join', { caseId });
      const made = (await ask(socket, 'transport:create', { caseId, direction: 'receive' })) as {
        data?: { transport: { id: string } };
      };
      const transportId = made.data?.transport.id ?? 'none';
      const wanted = { caseId, transportId, producerId: producers[0]!.producerId, rtpCapabilities };
      got.push([who, await codeOf(socket, 'consumer:create', wanted)]);
      socket.disconnect();
    }
    ambulance.close();
    tracks.stop();
    expect(got).toEqual([
      ['otherCrew', 'not-found'],
      ...STAFF.map(([login, role, relation]) => [
        login,
        refusalOfAction('media:take-part', role, relation) ?? 'ok',
      ]),
    ]);
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
    for (const route of ROUTES) {
      const expected = codeOfRoute(route, 'cardiologist', 'other-site-glass-broken', 'elsewhere');
      expect([route.path, await askRoute(route, tokens['elsewhere']!)]).toEqual([route.path, expected]);
    }
  });
});
