import type { SignalingClient } from '@smart-triage/shared/client/signalingClient';
import type { CaseId, RequestId } from '@smart-triage/shared/domain/ids';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { REQUEST_NAMES, REQUESTS, type RequestName } from '@smart-triage/shared/protocol/requests';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { inputsOf, spoiltInputs, spoiltInputsOf } from '../support/madeUpInputs.ts';
import { requestSamples } from '../support/requestSamples.ts';
import { openCase } from '../support/openCase.ts';
import { ask, greet, openSocket } from '../support/rawSocket.ts';
import { TestServer } from '../support/testServer.ts';

/** Of each kind, for each request and each of the two who ask. */
const INPUTS = 6;
const SEED = 20_261_124;
const CODES: ReadonlySet<unknown> = new Set(Object.values(ErrorCode));

type Reply = { ok: boolean; data?: unknown; error?: { code: string; message?: string } };

let server: TestServer;
let crew: SignalingClient;
let victim: SignalingClient;
let caseId: CaseId;
const tokens: Record<string, string> = {};

beforeAll(async () => {
  server = await TestServer.start();
  tokens['crew'] = await server.tabletToken(0);
  tokens['cardiologist'] = await server.staffToken('cardio');
  crew = await server.connect(tokens['crew']);
  victim = await server.connect(await server.staffToken('cardio2'));
});
afterAll(() => server.stop());
beforeEach(async () => {
  caseId = await openCase(crew);
});
afterEach(async () => {
  // Whatever was asked: who does their work goes on doing it.
  const seen = await victim.request('case:watch', { caseId });
  if (seen.case.caseId !== caseId) throw new Error('the victim was answered with something else');
});

/** Half of what is made up is about the real case, or nothing would get past the first door. */
function aimed(input: unknown, index: number): unknown {
  const isAboutCase = typeof input === 'object' && input !== null && 'caseId' in input;
  return isAboutCase && index % 2 === 0 ? { ...input, caseId } : input;
}

/** By the schema, off the schema, and off what a well-behaved client sends: the last goes deepest. */
function madeUp(name: RequestName): unknown[] {
  const { input } = REQUESTS[name];
  const sample: unknown = { ...requestSamples(caseId, 'paramedic') }[name as 'time:ping'];
  const kinds = [
    inputsOf(input),
    spoiltInputsOf(input),
    ...(sample ? [spoiltInputs(fc.constant(sample))] : []),
  ];
  return kinds.flatMap((kind) => fc.sample(kind, { numRuns: INPUTS, seed: SEED }));
}

/** socket.io itself cuts a connection that sends more than ten pieces of bytes at once. */
function isOnePacket(input: unknown): boolean {
  if (input instanceof Uint8Array || typeof input !== 'object' || input === null) return true;
  return bytesIn(input) <= 10;
}

function bytesIn(value: object): number {
  if (value instanceof Uint8Array) return 1;
  return Object.values(value).reduce<number>(
    (sum, inner: unknown) => sum + (typeof inner === 'object' && inner !== null ? bytesIn(inner) : 0),
    0,
  );
}

function expectCoded(name: RequestName, input: unknown, reply: Reply): void {
  if (reply.ok) {
    expect([name, REQUESTS[name].input.safeParse(input).success]).toEqual([name, true]);
    const answer = REQUESTS[name].output.safeParse(reply.data);
    expect([name, answer.error?.issues ?? []]).toEqual([name, []]);
    return;
  }
  expect([name, CODES.has(reply.error?.code)]).toEqual([name, true]);
  expect([name, reply.error?.code]).not.toEqual([name, 'internal']);
}

describe.each(['crew', 'cardiologist'])(
  'what is made up from the table of requests, asked by a %s',
  (who) => {
    it.each(REQUEST_NAMES)(
      '[GW1] [GW2] %s is answered with what the table says, or with a code of ours',
      async (name) => {
        const socket = await openSocket(server.app.url);
        const token = tokens[who] ?? '';
        if (name !== 'session:hello') await greet(socket, token, server.prover(token));
        const inputs = madeUp(name).filter(isOnePacket);
        for (const [index, made] of inputs.entries()) {
          const input = aimed(made, index);
          expectCoded(name, input, (await ask(socket, name, input)) as Reply);
        }
        expect(socket.connected).toBe(true);
        socket.disconnect();
      },
    );
  },
);

it('[CS3] the requestId of a change of another case is refused as used, and nothing is done', async () => {
  const requestId = crypto.randomUUID() as RequestId;
  await crew.request('intake:change', { requestId, caseId, changes: { ageYears: 60 } });
  const other = await openCase(crew);
  const again = crew.request('intake:change', { requestId, caseId: other, changes: { ageYears: 60 } });
  await expect(again).rejects.toMatchObject({ code: 'request-id-reused' });
  expect((await victim.request('case:watch', { caseId: other })).case.intake).toEqual({});
});
