import type { SignalingClient } from '@smart-triage/shared/client/signalingClient';
import type { CaseId } from '@smart-triage/shared/domain/ids';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { cutUnlessGreeted } from '../../src/signaling/helloDeadline.ts';
import type { HandlerContext } from '../../src/signaling/handlers.ts';
import { mediaHandlers } from '../../src/signaling/handlers/mediaHandlers.ts';
import { openCase } from '../support/openCase.ts';
import { ask, codeOf, greet, hello, openSocket } from '../support/rawSocket.ts';
import { TestServer } from '../support/testServer.ts';
import { waitFor } from '../support/waitFor.ts';

let server: TestServer;
let crew: SignalingClient;
let dispatcher: SignalingClient;
let crewToken: string;
let caseId: CaseId;

beforeAll(async () => {
  server = await TestServer.start({ SESSION_GRACE_S: '1' });
  crewToken = await server.tabletToken(0);
  crew = await server.connect(crewToken);
  dispatcher = await server.connect(await server.staffToken('dispatch'));
  caseId = await openCase(crew);
});
afterAll(() => server.stop());

const isThere = async (name = 'Dr. Tweede (cardiologist)'): Promise<boolean> => {
  const { duty } = await dispatcher.request('duty:watch', {});
  return duty.people.some(({ person, isThere: there }) => person.name === name && there);
};

describe('what a connection holds', () => {
  it('[HS1] is one session: a second hello is refused, and everything of it ends with the connection', async () => {
    const socket = await openSocket(server.app.url);
    const token = await server.staffToken('cardio2');
    expect(await greet(socket, token)).toMatchObject({ ok: true });
    expect(await codeOf(socket, 'session:hello', hello(token))).toBe('not-allowed-now');
    expect(await isThere()).toBe(true);
    socket.disconnect();
    await waitFor('the end of it', async () => !(await isThere()));
  });

  it('[CS9] is nothing when it was cut while its hello was being checked', async () => {
    const token = await server.staffToken('cardio2');
    for (let time = 0; time < 5; time++) {
      const socket = await openSocket(server.app.url);
      socket.emit('session:hello', hello(token), () => undefined);
      socket.disconnect();
    }
    // Answered after all of the above was dealt with.
    await ask(await openSocket(server.app.url), 'session:hello', hello(token, 999));
    await waitFor('nobody to be there', async () => !(await isThere()));
    expect(await isThere()).toBe(false);
  });

  it('[HS1] is given up when nobody says who they are', () => {
    vi.useFakeTimers();
    try {
      const [silent, greeted] = [{ disconnect: vi.fn() }, { disconnect: vi.fn() }];
      cutUnlessGreeted(silent);
      cutUnlessGreeted(greeted)();
      vi.advanceTimersByTime(60_000);
      expect([silent.disconnect.mock.calls.length, greeted.disconnect.mock.calls.length]).toEqual([1, 0]);
    } finally {
      vi.useRealTimers();
    }
  });

  it('[ID6] is no place in a call when its session ended while it was joining', async () => {
    const ended = {
      session: { id: 'ended' },
      actor: { id: 'x', name: 'x', role: 'cardiologist' },
      isOpen: () => false,
      listen: () => undefined,
    } as unknown as HandlerContext;
    await expect(mediaHandlers(server.app.rooms)['media:join']({ caseId }, ended)).rejects.toMatchObject({
      code: 'not-signed-in',
    });
    expect(await server.app.rooms.counts()).toMatchObject({ rooms: 0, peers: 0 });
  });
});

describe('what a participant makes at once', () => {
  const codes = async (count: number, one: (at: number) => Promise<string>): Promise<[string, number][]> => {
    const all = await Promise.all(Array.from({ length: count }, (_, at) => one(at)));
    return [...new Set(all)].sort().map((code) => [code, all.filter((other) => other === code).length]);
  };

  it('[GW6] is no more than what it may make one by one', async () => {
    const socket = await openSocket(server.app.url);
    await greet(socket, crewToken, server.prover(crewToken));
    await ask(socket, 'media:join', { caseId });
    const create = () => codeOf(socket, 'transport:create', { caseId, direction: 'send' });
    expect(await codes(30, create)).toEqual([
      ['ok', 4],
      ['too-many', 26],
    ]);
    await ask(socket, 'media:join', { caseId });
    const made = (await ask(socket, 'transport:create', { caseId, direction: 'send' })) as {
      data: { transport: { id: string } };
    };
    const transportId = made.data.transport.id;
    const open = (streamId: number) =>
      codeOf(socket, 'ecg:open-channel', { caseId, transportId, sctpStreamParameters: { streamId } });
    expect(await codes(30, open)).toEqual([
      ['ok', 4],
      ['too-many', 26],
    ]);
    socket.disconnect();
  });
});
