import type { types } from 'mediasoup-client';
import { AppError } from '../errors/appError.ts';
import { ErrorCode } from '../errors/errorCode.ts';
import type { MediaSource } from '../protocol/media.ts';
import { watchCameraDelay } from './cameraDelay.ts';
import { CameraGovernor } from './cameraGovernor.ts';
import { createTransport, type MediaLink } from './mediaLink.ts';
import {
  CAMERA_CODEC_OPTIONS,
  CAMERA_ENCODINGS,
  SOUND_CODEC_OPTIONS,
  SOUND_ENCODINGS,
} from './mediaSettings.ts';

/** The sending half of one join: one transport, at most one producer for each source, and the ECG channel. */
export class MediaSender {
  readonly #link: MediaLink;
  readonly #transport: types.Transport;
  readonly #producers = new Map<MediaSource, types.Producer>();
  /** One change of what is sent at a time: two for the same source would make two producers. */
  #changes: Promise<unknown> = Promise.resolve();

  private constructor(link: MediaLink, transport: types.Transport) {
    this.#link = link;
    this.#transport = transport;
    this.#handleTransport();
  }

  static async create(link: MediaLink): Promise<MediaSender> {
    return new MediaSender(link, await createTransport(link, 'send'));
  }

  close(): void {
    this.#transport.close();
  }

  sources(): MediaSource[] {
    return [...this.#producers.keys()];
  }

  /** A second track for the same source replaces the first without a new negotiation; `null` stops the source. */
  publish(source: MediaSource, track: MediaStreamTrack | null): Promise<void> {
    const change = this.#changes.then(() => this.#publish(source, track));
    this.#changes = change.catch(() => undefined);
    return change;
  }

  async #publish(source: MediaSource, track: MediaStreamTrack | null): Promise<void> {
    const producer = this.#producers.get(source);
    if (!track) await this.#stop(source, producer);
    else if (producer && !producer.closed) await producer.replaceTrack({ track });
    else this.#producers.set(source, await this.#produce(source, track));
  }

  async #produce(source: MediaSource, track: MediaStreamTrack): Promise<types.Producer> {
    const producer = await this.#transport.produce(producerOptions(source, track));
    const { request, onError } = this.#link;
    if (source === 'camera') {
      new CameraGovernor({
        transport: this.#transport,
        producer,
        onLimit: (limit) => {
          request('producer:set-limit', { producerId: producer.id, limit }).catch(onError);
        },
        onError,
      });
      watchCameraDelay({
        producer,
        onDelay: (delayMs) => {
          request('producer:tell-delay', { producerId: producer.id, delayMs }).catch(onError);
        },
        onError,
      });
    }
    return producer;
  }

  async setPaused(source: MediaSource, paused: boolean): Promise<void> {
    const producer = this.#producers.get(source);
    if (!producer) throw new AppError(ErrorCode.NotFound, `${source} is not being sent`);
    if (paused) producer.pause();
    else producer.resume();
    await this.#link.request('producer:set-paused', { producerId: producer.id, paused });
  }

  /** Reliable and in order; resolves once it is open. */
  async openEcgChannel(): Promise<types.DataProducer> {
    const channel = await this.#transport.produceData({ label: 'ecg', ordered: true });
    if (channel.readyState === 'open') return channel;
    return new Promise((resolve, reject) => {
      channel.once('open', () => {
        resolve(channel);
      });
      channel.once('close', () => {
        reject(new AppError(ErrorCode.MediaUnavailable, 'the ECG channel closed before it opened'));
      });
    });
  }

  async #stop(source: MediaSource, producer: types.Producer | undefined): Promise<void> {
    if (!producer) return;
    this.#producers.delete(source);
    producer.close();
    await this.#link.request('producer:close', { producerId: producer.id });
  }

  #handleTransport(): void {
    const transportId = this.#transport.id;
    this.#transport.on('produce', ({ kind, rtpParameters, appData }, done, fail) => {
      const source = appData['source'] as MediaSource;
      this.#link
        .request('producer:create', { transportId, source, kind, rtpParameters })
        .then(({ producerId }) => {
          done({ id: producerId });
        }, fail);
    });
    this.#transport.on('producedata', ({ sctpStreamParameters }, done, fail) => {
      const { streamId = 0, ...reliability } = sctpStreamParameters;
      const input = { transportId, sctpStreamParameters: { streamId, ...reliability } };
      this.#link.request('ecg:open-channel', input).then(({ dataProducerId }) => {
        done({ id: dataProducerId });
      }, fail);
    });
  }
}

function producerOptions(source: MediaSource, track: MediaStreamTrack): types.ProducerOptions {
  const settings =
    source === 'camera'
      ? { encodings: CAMERA_ENCODINGS, codecOptions: CAMERA_CODEC_OPTIONS }
      : { encodings: SOUND_ENCODINGS, codecOptions: SOUND_CODEC_OPTIONS };
  return { track, stopTracks: false, appData: { source }, ...settings };
}
