import type { RequestInput } from '@smart-triage/shared/protocol/requests';
import { createWorker, type types } from 'mediasoup';
import { MEDIA_CODECS } from '../../src/media/mediaCodecs.ts';

/**
 * mediasoup with nothing around it, as a process of its own: one worker, one router, and the requests of the protocol that create transports, producers and
 * consumers, answered over the process's channel. What the project's server costs is seen beside this.
 */
type Input = RequestInput<'transport:connect'> &
  RequestInput<'producer:create'> &
  RequestInput<'consumer:create'> &
  RequestInput<'consumer:resume'>;
type Asked = { readonly id: number; readonly name: string; readonly input: Input };

const worker = await createWorker();
const webRtcServer = await worker.createWebRtcServer({ listenInfos: [{ protocol: 'udp', ip: '127.0.0.1' }] });
const router = await worker.createRouter({ mediaCodecs: MEDIA_CODECS });
const transports = new Map<string, types.WebRtcTransport>();
const producers = new Map<string, types.Producer>();
const consumers = new Map<string, types.Consumer>();

const answers: Record<string, (input: Input) => unknown> = {
  worker: () => ({ workerPid: worker.pid }),
  'media:join': () => ({ rtpCapabilities: router.rtpCapabilities }),
  'media:resume': () => ({
    producers: [...producers.values()].map(({ id, kind, appData }) => ({ producerId: id, kind, ...appData })),
  }),
  'transport:create': async () => {
    const transport = await router.createWebRtcTransport({ webRtcServer });
    transports.set(transport.id, transport);
    const { id, iceParameters, iceCandidates, dtlsParameters } = transport;
    return { transport: { id, iceParameters, iceCandidates, dtlsParameters } };
  },
  'transport:connect': ({ transportId, dtlsParameters }) =>
    found(transports, transportId).connect({ dtlsParameters }),
  'producer:create': async ({ transportId, source, kind, rtpParameters }) => {
    const appData = { source, owner: { id: 'bare' } };
    const producer = await found(transports, transportId).produce({ kind, rtpParameters, appData });
    producers.set(producer.id, producer);
    return { producerId: producer.id };
  },
  'producer:set-limit': () => ({}),
  'consumer:create': async ({ transportId, producerId, rtpCapabilities }) => {
    const transport = found(transports, transportId);
    const consumer = await transport.consume({ producerId, rtpCapabilities, paused: true });
    consumers.set(consumer.id, consumer);
    return { consumerId: consumer.id, kind: consumer.kind, rtpParameters: consumer.rtpParameters };
  },
  'consumer:resume': ({ consumerId }) => found(consumers, consumerId).resume(),
};

function found<T>(things: ReadonlyMap<string, T>, id: string): T {
  const thing = things.get(id);
  if (thing === undefined) throw new Error(`there is no ${id}`);
  return thing;
}

async function answer({ id, name, input }: Asked): Promise<void> {
  try {
    const output = await answers[name]?.(input);
    process.send?.({ id, output: output ?? {} });
  } catch (error) {
    process.send?.({ id, error: String(error) });
  }
}

process.on('message', (asked: Asked) => void answer(asked));
process.on('disconnect', () => process.exit(0));
