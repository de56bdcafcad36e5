import type { Actor } from '@smart-triage/shared/domain/role';
import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import type { Layers, MediaSource, ProducerInfo, VideoLimit } from '@smart-triage/shared/protocol/media';
import type { types } from 'mediasoup';
import { askKeyFrameWhenBack } from './keyFrameWhenBack.ts';
import { cutWhenFlooding } from './floodWatch.ts';
import { followLivingLayer } from './livingLayer.ts';
import { MessageBudget } from './messageBudget.ts';
import { Quota } from './quota.ts';
import { isConnected, reapWhenLost } from './transportReaper.ts';
import { ViewerLayers } from './viewerLayers.ts';
import type { MediaHost } from './workerPool.ts';
import { INITIAL_OUTGOING_BITRATE, MAX_CHANNEL_MESSAGE_BYTES, MAX_INCOMING_BITRATE } from './mediaCodecs.ts';

export type ProducerAppData = { source: MediaSource; limit: VideoLimit };

/** What a peer tells the room that owns it. */
export type PeerEvents = {
  onProducer: (peer: Peer, producer: types.Producer<ProducerAppData>) => void;
  onProducerPaused: (producerId: string, paused: boolean) => void;
  onProducerLimited: (producerId: string, limit: VideoLimit) => void;
  onProducerDelayed: (producerId: string, delayMs: number) => void;
  onProducerClosed: (producerId: string) => void;
  onConsumerClosed: (peer: Peer, consumerId: string) => void;
  onConsumerLayers: (peer: Peer, consumerId: string, layers: Layers | null) => void;
  onEcgMessage: (peer: Peer, bytes: Uint8Array) => void;
  /** [GW6] A transport or a data channel was closed, because far more came in over it than any client of ours sends. */
  onFlood: (peer: Peer) => void;
  /** What some peer receives may have changed. */
  onFlow: () => void;
};

type PeerOptions = {
  sessionId: string;
  actor: Actor;
  router: types.Router;
  host: MediaHost;
  /** Brings data-channel messages into this process. */
  directTransport: types.DirectTransport;
  events: PeerEvents;
};

/** One for sending and one for receiving, and one each while a new join overlaps the old. */
const MAX_TRANSPORTS = 4;
const MAX_PRODUCERS = 4;
const MAX_CONSUMERS = 32;
/** One for each transport that sends. */
const MAX_CHANNELS = 4;

/** One session's media in one room: owns its transports and everything on them. */
export class Peer {
  readonly sessionId: string;
  readonly actor: Actor;
  readonly #options: PeerOptions;
  readonly #transports = new Map<string, types.WebRtcTransport>();
  /** To be called when the client begins to use the transport of this id. */
  readonly #begin = new Map<string, () => void>();
  readonly #producers = new Map<string, types.Producer<ProducerAppData>>();
  readonly #consumers = new Map<string, types.Consumer>();
  readonly #layers = new WeakMap<types.Consumer, ViewerLayers>();
  readonly #channels = new Set<string>();
  readonly #transportQuota = new Quota(MAX_TRANSPORTS, 'transports', () => this.#transports.size);
  readonly #producerQuota = new Quota(MAX_PRODUCERS, 'producers', () => this.#producers.size);
  readonly #consumerQuota = new Quota(MAX_CONSUMERS, 'consumers', () => this.#consumers.size);
  readonly #channelQuota = new Quota(MAX_CHANNELS, 'data channels', () => this.#channels.size);
  readonly #messages = new MessageBudget();
  #isClosed = false;

  constructor(options: PeerOptions) {
    this.sessionId = options.sessionId;
    this.actor = options.actor;
    this.#options = options;
  }

  close(): void {
    this.#isClosed = true;
    for (const transport of this.#transports.values()) transport.close();
  }

  producers(): ProducerInfo[] {
    return [...this.#producers.values()].map((producer) => this.describe(producer));
  }

  describe(producer: types.Producer<ProducerAppData>): ProducerInfo {
    const { id, kind, appData, paused } = producer;
    return { producerId: id, kind, source: appData.source, owner: this.actor, paused, limit: appData.limit };
  }

  /** [CO7] The producers whose packets go to this peer now. */
  receiving(): ReadonlySet<string> {
    if (![...this.#transports.values()].some(isConnected)) return new Set();
    const flowing = [...this.#consumers.values()].filter(
      (consumer) => !consumer.paused && !consumer.producerPaused && hasLayer(consumer),
    );
    return new Set(flowing.map(({ producerId }) => producerId));
  }

  /** What this peer holds, for metrics and for the test that counts everything back to zero. */
  counts(): { transports: number; producers: number; consumers: number } {
    return {
      transports: this.#transports.size,
      producers: this.#producers.size,
      consumers: this.#consumers.size,
    };
  }

  createTransport(): Promise<types.WebRtcTransport> {
    return this.#transportQuota.run(() => this.#createTransport());
  }

  async #createTransport(): Promise<types.WebRtcTransport> {
    const { router, host } = this.#options;
    const transport = await router.createWebRtcTransport({
      webRtcServer: host.webRtcServer,
      enableUdp: true,
      enableTcp: true,
      preferUdp: true,
      enableSctp: true,
      maxReceiveMessageSize: MAX_CHANNEL_MESSAGE_BYTES,
      initialAvailableOutgoingBitrate: INITIAL_OUTGOING_BITRATE,
    });
    if (this.#isClosed) {
      transport.close();
      throw new AppError(ErrorCode.MediaUnavailable, 'this participant has left');
    }
    this.#handleTransport(transport);
    await transport.setMaxIncomingBitrate(MAX_INCOMING_BITRATE);
    return transport;
  }

  async connectTransport(transportId: string, dtlsParameters: types.DtlsParameters): Promise<void> {
    const transport = this.#transport(transportId);
    this.#begin.get(transportId)?.();
    await transport.connect({ dtlsParameters });
  }

  async restartIce(transportId: string): Promise<types.IceParameters> {
    return this.#transport(transportId).restartIce();
  }

  produce(
    transportId: string,
    source: MediaSource,
    kind: types.MediaKind,
    rtpParameters: types.RtpParameters,
  ): Promise<string> {
    return this.#producerQuota.run(async () => {
      const producer = await this.#transport(transportId).produce<ProducerAppData>({
        kind,
        rtpParameters,
        appData: { source, limit: 'none' },
      });
      this.#handleProducer(producer);
      return producer.id;
    });
  }

  async setProducerPaused(producerId: string, paused: boolean): Promise<void> {
    const producer = this.#producer(producerId);
    await (paused ? producer.pause() : producer.resume());
    this.#options.events.onProducerPaused(producerId, paused);
  }

  /** [MD8] Kept with the producer: whoever joins later hears it too. */
  setProducerLimit(producerId: string, limit: VideoLimit): void {
    const producer = this.#producer(producerId);
    producer.appData = { ...producer.appData, limit };
    this.#options.events.onProducerLimited(producerId, limit);
  }

  /** [MD14] Not kept: the next measurement comes within seconds. */
  tellProducerDelay(producerId: string, delayMs: number): void {
    this.#producer(producerId);
    this.#options.events.onProducerDelayed(producerId, delayMs);
  }

  closeProducer(producerId: string): void {
    this.#producer(producerId).close();
  }

  /** [MD3] Paused until the client says that it can decode. */
  consume(
    transportId: string,
    producerId: string,
    rtpCapabilities: types.RtpCapabilities,
  ): Promise<types.Consumer> {
    return this.#consumerQuota.run(() => this.#consume(transportId, producerId, rtpCapabilities));
  }

  async #consume(
    transportId: string,
    producerId: string,
    rtpCapabilities: types.RtpCapabilities,
  ): Promise<types.Consumer> {
    const { router } = this.#options;
    if (!router.canConsume({ producerId, rtpCapabilities })) {
      throw new AppError(ErrorCode.NotFound, 'the stream is gone, or this device cannot play it');
    }
    const consumer = await this.#transport(transportId).consume({
      producerId,
      rtpCapabilities,
      paused: true,
    });
    this.#handleConsumer(consumer);
    return consumer;
  }

  async resumeConsumer(consumerId: string): Promise<void> {
    await this.#consumer(consumerId).resume();
    this.#options.events.onFlow();
  }

  async preferLayers(consumerId: string, { spatial, temporal }: Layers): Promise<void> {
    await this.#layers
      .get(this.#consumer(consumerId))
      ?.prefer({ spatialLayer: spatial, temporalLayer: temporal });
  }

  /** [MD17] The worker passes on one a second at most, however many ask. */
  async askKeyFrame(consumerId: string): Promise<void> {
    await this.#consumer(consumerId).requestKeyFrame();
  }

  closeConsumer(consumerId: string): void {
    this.#consumer(consumerId).close();
    this.#consumers.delete(consumerId);
    this.#options.events.onFlow();
  }

  /** ECG frames leave the worker here: a direct transport hands each message to this process. */
  openEcgChannel(transportId: string, sctpStreamParameters: types.SctpStreamParameters): Promise<string> {
    return this.#channelQuota.run(() => this.#openEcgChannel(transportId, sctpStreamParameters));
  }

  async #openEcgChannel(
    transportId: string,
    sctpStreamParameters: types.SctpStreamParameters,
  ): Promise<string> {
    const dataProducer = await this.#transport(transportId).produceData({
      sctpStreamParameters,
      label: 'ecg',
    });
    this.#channels.add(dataProducer.id);
    dataProducer.observer.once('close', () => this.#channels.delete(dataProducer.id));
    const dataConsumer = await this.#options.directTransport.consumeData({ dataProducerId: dataProducer.id });
    dataConsumer.on('message', (message) => {
      if (this.#messages.take(performance.now())) this.#options.events.onEcgMessage(this, message);
      else if (this.#messages.isFlood && !dataProducer.closed) {
        dataProducer.close();
        this.#options.events.onFlood(this);
      }
    });
    return dataProducer.id;
  }

  #handleTransport(transport: types.WebRtcTransport): void {
    this.#transports.set(transport.id, transport);
    this.#begin.set(transport.id, reapWhenLost(transport));
    cutWhenFlooding(transport, () => {
      this.#options.events.onFlood(this);
    });
    transport.observer.once('close', () => {
      this.#transports.delete(transport.id);
      this.#begin.delete(transport.id);
    });
    // The other end said goodbye (a closed tab does): nothing will come over this transport any more.
    transport.on('dtlsstatechange', (state) => {
      if (state === 'closed' || state === 'failed') transport.close();
      this.#options.events.onFlow();
    });
    transport.on('icestatechange', () => {
      this.#options.events.onFlow();
    });
  }

  #handleProducer(producer: types.Producer<ProducerAppData>): void {
    this.#producers.set(producer.id, producer);
    producer.observer.once('close', () => {
      this.#producers.delete(producer.id);
      this.#options.events.onProducerClosed(producer.id);
    });
    this.#options.events.onProducer(this, producer);
  }

  #handleConsumer(consumer: types.Consumer): void {
    const { onConsumerClosed, onConsumerLayers, onFlow } = this.#options.events;
    this.#consumers.set(consumer.id, consumer);
    consumer.observer.once('close', () => {
      this.#consumers.delete(consumer.id);
      onConsumerClosed(this, consumer.id);
      onFlow();
    });
    // Told for a pause of the sender as well.
    consumer.observer.on('pause', onFlow);
    consumer.observer.on('resume', onFlow);
    consumer.observer.on('layerschange', onFlow);
    // A consumer that closed meanwhile needs no key frame.
    if (consumer.kind === 'video') askKeyFrameWhenBack(consumer, () => undefined);
    const viewerLayers = new ViewerLayers(consumer, () => undefined);
    this.#layers.set(consumer, viewerLayers);
    followLivingLayer(
      consumer,
      () => undefined,
      () => viewerLayers.asked(),
    );
    consumer.on('layerschange', (layers) => {
      onConsumerLayers(this, consumer.id, layers ? toLayers(layers) : null);
    });
  }

  #transport(id: string): types.WebRtcTransport {
    return found(this.#transports.get(id), 'transport');
  }

  #producer(id: string): types.Producer<ProducerAppData> {
    return found(this.#producers.get(id), 'producer');
  }

  #consumer(id: string): types.Consumer {
    return found(this.#consumers.get(id), 'consumer');
  }
}

/** A picture in layers flows once one of them is chosen, and not while there is room for none. */
function hasLayer({ type, currentLayers }: types.Consumer): boolean {
  return type === 'simple' || currentLayers !== undefined;
}

function toLayers({ spatialLayer, temporalLayer }: types.ConsumerLayers): Layers {
  return { spatial: spatialLayer, temporal: temporalLayer ?? 0 };
}

/** [MD5] Only what this peer itself created is found: other peers' ids are as unknown here as invented ones. */
function found<T>(entity: T | undefined, what: string): T {
  if (entity === undefined) throw new AppError(ErrorCode.NotFound, `this session has no such ${what}`);
  return entity;
}
