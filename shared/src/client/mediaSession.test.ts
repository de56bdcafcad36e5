import type { types } from 'mediasoup-client';
import { afterEach, describe, expect, it } from 'vitest';
import type { ProducerInfo } from '../protocol/media.ts';
import type { RequestName } from '../protocol/requests.ts';
import { MediaSession } from './mediaSession.ts';
import type { SignalingClient } from './signalingClient.ts';
import { createStore } from './store.ts';

const CASE = '00000000-0000-4000-8000-000000000001' as never;

function aProducer(producerId: string): ProducerInfo {
  const owner = { id: 'tablet', name: 'Ambulance', role: 'paramedic' } as const;
  return { producerId, source: 'camera', kind: 'video', owner, paused: false, limit: 'none' };
}

/** A server whose answers the test gives out one by one. */
class FakeServer {
  readonly #handlers = new Map<string, (payload: unknown) => void>();
  readonly #waiting: { name: RequestName; answer: (data: unknown) => void }[] = [];
  readonly signaling = {
    state: createStore({ kind: 'ready' }),
    onReady: () => () => undefined,
    on: (name: string, handler: (payload: unknown) => void) => {
      this.#handlers.set(name, handler);
      return () => this.#handlers.delete(name);
    },
    request: (name: RequestName) =>
      new Promise((answer) => {
        this.#waiting.push({ name, answer });
      }),
  } as unknown as SignalingClient;

  tell(name: string, payload: object): void {
    this.#handlers.get(name)?.({ caseId: CASE, ...payload });
  }

  /** How many requests of this name wait for an answer. */
  waiting(name: RequestName): number {
    return this.#waiting.filter((waiting) => waiting.name === name).length;
  }

  /** Answers the oldest waiting request of this name, and lets the client go on. */
  async answer(name: RequestName, data: object): Promise<void> {
    const index = this.#waiting.findIndex((waiting) => waiting.name === name);
    this.#waiting.splice(index, 1)[0]?.answer(data);
    await settle();
  }
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

function fakeTransport(): types.Transport {
  const transport = {
    id: 'transport',
    on: () => transport,
    close: () => undefined,
    observer: { once: () => undefined },
    consume: () => Promise.resolve({ track: {}, closed: false, close: () => undefined }),
  };
  return transport as unknown as types.Transport;
}

const fakeDevice = {
  load: () => Promise.resolve(),
  recvRtpCapabilities: { codecs: [] },
  createSendTransport: fakeTransport,
  createRecvTransport: fakeTransport,
} as unknown as types.Device;

const sessions: MediaSession[] = [];
afterEach(() => {
  for (const session of sessions.splice(0)) session.close();
});

/** Up to the moment when the server has said who is there, and the transports are still being made. */
async function joining(producers: ProducerInfo[]) {
  const server = new FakeServer();
  const session = new MediaSession({
    signaling: server.signaling,
    caseId: CASE,
    createDevice: () => Promise.resolve(fakeDevice),
    wants: () => true,
  });
  sessions.push(session);
  session.start();
  await server.answer('media:join', { epoch: 1, rtpCapabilities: { codecs: [] }, producers });
  const finish = async () => {
    await server.answer('transport:create', { transport: {} });
    await server.answer('transport:create', { transport: {} });
  };
  return { server, session, finish };
}

const ids = (session: MediaSession) => session.state.getSnapshot().remote.map(({ producerId }) => producerId);

describe('joining the media of a case', () => {
  it('shows who began to send while the transports were being made', async () => {
    const { server, session, finish } = await joining([aProducer('first')]);
    server.tell('producer:opened', { producer: aProducer('second') });
    await finish();
    expect(ids(session)).toEqual(['first', 'second']);
  });

  it('does not show who stopped meanwhile', async () => {
    const { server, session, finish } = await joining([aProducer('first'), aProducer('second')]);
    server.tell('producer:closed', { producerId: 'first' });
    await finish();
    expect(ids(session)).toEqual(['second']);
  });

  it('knows who was muted meanwhile', async () => {
    const { server, session, finish } = await joining([aProducer('first')]);
    server.tell('producer:paused', { producerId: 'first', paused: true });
    await finish();
    expect(session.state.getSnapshot().remote).toMatchObject([{ producerId: 'first', paused: true }]);
  });
});

describe('[MD18] an ECG channel that is dead', () => {
  it('is renewed by joining anew, and not again at once', async () => {
    const { server, session, finish } = await joining([]);
    await finish();
    expect(session.state.getSnapshot().phase).toBe('live');
    session.renewChannel();
    expect(server.waiting('media:join')).toBe(1);
    await server.answer('media:join', { epoch: 1, rtpCapabilities: { codecs: [] }, producers: [] });
    await finish();
    expect(session.state.getSnapshot().phase).toBe('live');
    session.renewChannel();
    expect(server.waiting('media:join')).toBe(0);
  });

  it('waits while the media are being joined', async () => {
    const { server, session } = await joining([]);
    session.renewChannel();
    expect(server.waiting('media:join')).toBe(0);
  });
});
