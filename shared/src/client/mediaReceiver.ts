import type { types } from 'mediasoup-client';
import type { Layers, ProducerInfo } from '../protocol/media.ts';
import { packetsBySsrc } from './arrivals.ts';
import { type CapturePoint, capturePointOf } from './captureTime.ts';
import { createTransport, type MediaLink } from './mediaLink.ts';
import { picturesBySsrc, StalledPictures } from './stalledPictures.ts';

const LOOK_EVERY_MS = 250;

/** The receiving half of one join: one transport, at most one consumer for each stream of somebody else. */
export class MediaReceiver {
  readonly #link: MediaLink;
  readonly #transport: types.Transport;
  readonly #consumers = new Map<string, types.Consumer>();
  /** Received or on the way: one stream is asked for once. */
  readonly #wanted = new Set<string>();

  readonly #pictures = new StalledPictures();
  readonly #watch: ReturnType<typeof setInterval>;

  private constructor(link: MediaLink, transport: types.Transport) {
    this.#link = link;
    this.#transport = transport;
    this.#watch = setInterval(() => {
      this.#lookAtPictures().catch(link.onError);
    }, LOOK_EVERY_MS);
  }

  static async create(link: MediaLink): Promise<MediaReceiver> {
    return new MediaReceiver(link, await createTransport(link, 'receive'));
  }

  close(): void {
    clearInterval(this.#watch);
    this.#transport.close();
  }

  /** [MD3] The server's end starts paused and is resumed once this end can decode: the first key frame is not lost. */
  async receive(producer: ProducerInfo, onTrack: (track: MediaStreamTrack) => void): Promise<void> {
    const { producerId } = producer;
    if (this.#wanted.has(producerId)) return;
    this.#wanted.add(producerId);
    const { consumerId, kind, rtpParameters } = await this.#link.request('consumer:create', {
      transportId: this.#transport.id,
      producerId,
      rtpCapabilities: this.#capabilities(),
    });
    // One stream id for each owner: the browser keeps lips and voice of one person together.
    const consumer = await this.#transport.consume({
      id: consumerId,
      producerId,
      kind,
      rtpParameters,
      streamId: producer.owner.id,
    });
    this.#consumers.set(producerId, consumer);
    onTrack(consumer.track);
    await this.#link.request('consumer:resume', { consumerId });
  }

  forget(producerId: string): void {
    this.#consumers.get(producerId)?.close();
    this.#consumers.delete(producerId);
    this.#wanted.delete(producerId);
  }

  producerOf(consumerId: string): string | undefined {
    for (const [producerId, { id }] of this.#consumers) if (id === consumerId) return producerId;
    return undefined;
  }

  async preferLayers(producerId: string, layers: Layers): Promise<void> {
    const consumer = this.#consumers.get(producerId);
    if (consumer) await this.#link.request('consumer:prefer-layers', { consumerId: consumer.id, layers });
  }

  /** How many packets came of each stream that is received, by its producer. */
  async packets(): Promise<ReadonlyMap<string, number>> {
    const bySsrc = packetsBySsrc((await this.#transport.getStats()).entries());
    return new Map(
      [...this.#consumers].map(([producerId, { rtpParameters }]) => {
        const ssrc = rtpParameters.encodings?.[0]?.ssrc;
        return [producerId, ssrc === undefined ? 0 : (bySsrc.get(ssrc) ?? 0)];
      }),
    );
  }

  /** [MD17] */
  async #lookAtPictures(): Promise<void> {
    const received = [...this.#consumers.values()];
    if (!received.some(({ kind }) => kind === 'video') || this.#transport.closed) return;
    const counts = picturesBySsrc((await this.#transport.getStats()).entries());
    const byConsumer = new Map(
      received.flatMap(({ id, rtpParameters }) => {
        const count = counts.get(rtpParameters.encodings?.[0]?.ssrc ?? -1);
        return count ? [[id, count]] : [];
      }),
    );
    const stalled = this.#pictures.look(byConsumer, performance.now());
    await Promise.all(
      stalled.map((consumerId) => this.#link.request('consumer:ask-key-frame', { consumerId })),
    );
  }

  async statsOf(producerId: string): Promise<RTCStatsReport | undefined> {
    return this.#consumers.get(producerId)?.getStats();
  }

  captureOf(producerId: string): CapturePoint | null {
    return capturePointOf(this.#consumers.get(producerId)?.rtpReceiver);
  }

  /** Keeps what arrives back for at least this long before it is shown; a browser that cannot ignores it. */
  hold(producerId: string, ms: number): void {
    const receiver = this.#consumers.get(producerId)?.rtpReceiver;
    if (receiver && 'jitterBufferTarget' in receiver) receiver.jitterBufferTarget = ms > 0 ? ms : null;
  }

  #capabilities() {
    const { codecs = [], ...rest } = this.#link.device.recvRtpCapabilities;
    return { codecs, ...rest };
  }
}
