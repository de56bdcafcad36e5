import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import type { types } from 'mediasoup';
import { PictureTrack } from './pictureTrack.ts';
import { RecordingBudget } from './recordingBudget.ts';
import { type Segment, Segmenter } from './segmenter.ts';
import { SoundTrack } from './soundTrack.ts';

type Router = Pick<types.Router, 'createDirectTransport' | 'rtpCapabilities'>;

type CaseRecordingOptions = {
  router: Router;
  cameraId: string;
  /** Milliseconds since 1970 by the server's clock. */
  now: () => number;
  /** The first picture of a piece has come. */
  onStart: () => void;
  onSegment: (segment: Segment) => void;
  /** [VR7] Far more comes than any camera sends. */
  onFlood: () => void;
  onError: (error: unknown) => void;
};

/** The quarter picture: enough to see a patient by, at a third of the bytes of the whole. */
const LAYERS: types.ConsumerLayers = { spatialLayer: 1, temporalLayer: 2 };
const TICK_MS = 1000;
const RECORDED = 'video/vp8';

/** The media of one running recording: takes camera and microphone out of the room, packet by packet, and cuts them into pieces. */
export class CaseRecording {
  readonly cameraId: string;
  readonly #options: CaseRecordingOptions;
  readonly #transport: types.DirectTransport;
  readonly #segmenter: Segmenter;
  readonly #budget = new RecordingBudget();
  readonly #timer: NodeJS.Timeout;
  #camera: types.Consumer | null = null;
  #sound: { microphoneId: string; consumer: types.Consumer } | null = null;

  private constructor(options: CaseRecordingOptions, transport: types.DirectTransport) {
    this.cameraId = options.cameraId;
    this.#options = options;
    this.#transport = transport;
    const { onStart, onSegment, now } = options;
    this.#segmenter = new Segmenter({
      onStart,
      onSegment,
      needKeyFrame: () => {
        this.#needKeyFrame();
      },
    });
    this.#timer = setInterval(() => {
      this.#segmenter.tick(now());
    }, TICK_MS);
    this.#timer.unref();
  }

  /** @throws AppError `not-allowed-now` when the camera sends something else than VP8. */
  static async create(options: CaseRecordingOptions): Promise<CaseRecording> {
    const recording = new CaseRecording(options, await options.router.createDirectTransport());
    try {
      await recording.#takeCamera();
    } catch (error) {
      recording.close(false);
      throw error;
    }
    return recording;
  }

  get isClosed(): boolean {
    return this.#transport.closed || this.#camera?.closed === true;
  }

  /** Sound belongs to the picture from when there is some; a microphone that comes back is another one. */
  async useSound(microphoneId: string | null): Promise<void> {
    if (this.#sound && this.#sound.microphoneId === microphoneId && !this.#sound.consumer.closed) return;
    this.#sound?.consumer.close();
    this.#sound = null;
    if (microphoneId === null || this.isClosed) return;
    const consumer = await this.#consume(microphoneId);
    this.#sound = { microphoneId, consumer };
    const track = new SoundTrack();
    this.#follow(consumer, (bytes) => {
      for (const sound of track.push(bytes, this.#options.now())) this.#segmenter.takeSound(sound);
    });
    await consumer.resume();
  }

  /** Nothing is taken any more. `keep`: what there is of the last piece is given; otherwise it is forgotten. */
  close(keep: boolean): void {
    clearInterval(this.#timer);
    this.#transport.close();
    if (keep) this.#segmenter.finish();
    else this.#segmenter.drop();
  }

  async #takeCamera(): Promise<void> {
    const consumer = await this.#consume(this.cameraId);
    this.#camera = consumer;
    const codec = consumer.rtpParameters.codecs[0]?.mimeType.toLowerCase();
    if (codec !== RECORDED)
      throw new AppError(ErrorCode.NotAllowedNow, `a camera that sends ${codec} is not recorded`);
    const track = new PictureTrack();
    this.#follow(consumer, (bytes) => {
      for (const event of track.push(bytes, this.#options.now())) this.#segmenter.takePicture(event);
    });
    await consumer.resume();
  }

  /** Paused until somebody listens. */
  #consume(producerId: string): Promise<types.Consumer> {
    const { rtpCapabilities } = this.#options.router;
    return this.#transport.consume({ producerId, rtpCapabilities, paused: true, preferredLayers: LAYERS });
  }

  #follow(consumer: types.Consumer, take: (bytes: Uint8Array) => void): void {
    const payloadType = consumer.rtpParameters.codecs[0]?.payloadType;
    consumer.on('rtp', (bytes) => {
      if (this.isClosed) return;
      if (!this.#budget.take(bytes.length, performance.now())) this.#options.onFlood();
      else if (((bytes[1] ?? 0) & 0x7f) === payloadType) take(bytes);
    });
  }

  #needKeyFrame(): void {
    const camera = this.#camera;
    if (!camera || camera.closed) return;
    camera.requestKeyFrame().catch((error: unknown) => {
      if (!camera.closed) this.#options.onError(error);
    });
  }
}
