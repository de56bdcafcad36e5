import type { types } from 'mediasoup-client';
import type { CaseId } from '../domain/ids.ts';
import { AppError } from '../errors/appError.ts';
import { ErrorCode } from '../errors/errorCode.ts';
import type { Layers, MediaSource, ProducerInfo, Viewer } from '../protocol/media.ts';
import { Arrivals } from './arrivals.ts';
import type { CapturePoint } from './captureTime.ts';
import { type Direction, type MediaLink, type MediaRequest, mediaRequests } from './mediaLink.ts';
import { MediaReceiver } from './mediaReceiver.ts';
import { MediaSender } from './mediaSender.ts';
import type { SignalingClient } from './signalingClient.ts';
import { createStore, type Readable, type Store } from './store.ts';

/** A stream of somebody else in the case, and the track that shows it once it is received. */
export type RemoteMedia = ProducerInfo & {
  track: MediaStreamTrack | null;
  /** Whether packets of it came in the last two seconds. A track alone says nothing: it plays silence and the last picture on. */
  arrives: boolean;
  /** The simulcast layer that arrives now; `null` for sound, and while there is no room for any picture. */
  layers: Layers | null;
  /** [MD14] From the camera to the server, in ms, as its sender last measured it; `null` while it has not. */
  senderDelayMs: number | null;
};

/** `joining` covers the first time and every new start; `live` says that the conversation about media is up, not that packets flow. */
export type MediaState = {
  phase: 'joining' | 'live' | 'closed';
  /** `false` while one of the ways to the server is silent, whatever `phase` says. */
  isHeard: boolean;
  epoch: number;
  remote: readonly RemoteMedia[];
  /** [CO7] Who gets what of the ambulance, as the server said last. Holds only while `phase` is live and the server is heard. */
  viewers: readonly Viewer[];
  sending: readonly MediaSource[];
};

export type MediaSessionOptions = {
  signaling: SignalingClient;
  caseId: CaseId;
  /** A browser detects its handler; Node names one. */
  createDevice: () => Promise<types.Device>;
  /** Which streams of others to receive. */
  wants: (producer: ProducerInfo) => boolean;
  /** Nothing is ever sent: half of the connections are not made. */
  isReceiveOnly?: boolean;
  onError?: (error: unknown) => void;
};

/** No sender where nothing is ever sent. */
type Halves = { sender: MediaSender | null; receiver: MediaReceiver };

const REJOIN_DELAY_MS = 1000;
/** A new start costs a moment without picture and sound: if it does not help, the next one is ever later. */
const FIRST_RENEWAL_PAUSE_MS = 30_000;
const LONGEST_RENEWAL_PAUSE_MS = 10 * 60_000;
const LOOK_EVERY_MS = 1000;

/**
 * One participant's media in one case. What it should send and receive is remembered apart from the transports, so that after a cut, a restart of the
 * server or the death of a worker it is built again without anybody asking.
 */
export class MediaSession {
  readonly state: Readable<MediaState>;
  readonly #state: Store<MediaState>;
  readonly #options: MediaSessionOptions;
  readonly #request: MediaRequest;
  readonly #tracks = new Map<MediaSource, MediaStreamTrack>();
  readonly #subscriptions: (() => void)[] = [];
  #onChannel: ((channel: types.DataProducer) => void) | null = null;
  #halves: Halves | null = null;
  /** Counts joins, so that what an earlier one still awaits is thrown away when it arrives. */
  #generation = 0;
  #rejoinTimer: ReturnType<typeof setTimeout> | null = null;
  readonly #watch: ReturnType<typeof setInterval>;
  readonly #arrivals = new Arrivals();
  readonly #silent = new Set<Direction>();
  #renewal = { pauseMs: FIRST_RENEWAL_PAUSE_MS, notBeforeMs: 0 };

  constructor(options: MediaSessionOptions) {
    this.#options = options;
    this.#request = mediaRequests(options.signaling, options.caseId);
    this.#state = createStore<MediaState>({
      phase: 'joining',
      isHeard: true,
      epoch: 0,
      remote: [],
      viewers: [],
      sending: [],
    });
    this.state = this.#state;
    this.#handleSignaling();
    this.#watch = setInterval(() => void this.#guard(this.#look()), LOOK_EVERY_MS);
  }

  /** Starts, now or as soon as there is a link. */
  start(): void {
    if (this.#options.signaling.state.getSnapshot().kind === 'ready') void this.#join();
  }

  close(): void {
    if (this.#isClosed()) return;
    for (const unsubscribe of this.#subscriptions) unsubscribe();
    if (this.#rejoinTimer !== null) clearTimeout(this.#rejoinTimer);
    clearInterval(this.#watch);
    this.#generation += 1;
    this.#drop();
    this.#patch({ phase: 'closed', remote: [], viewers: [], sending: [] });
    // The server also notices by itself when the session ends; this only makes it sooner.
    void this.#guard(this.#request('media:leave', {}));
  }

  /** Sends this track as `source` from now on, through every new start; `null` stops it. */
  async publish(source: MediaSource, track: MediaStreamTrack | null): Promise<void> {
    if (track) this.#tracks.set(source, track);
    else this.#tracks.delete(source);
    if (this.#halves) await this.#publishNow(this.#halves, source);
  }

  /** Mutes or unmutes for everyone: packets stop, the place in the call stays. */
  async setPaused(source: MediaSource, paused: boolean): Promise<void> {
    const sender = this.#halves?.sender;
    if (!sender) throw new AppError(ErrorCode.MediaUnavailable, 'media are being joined');
    await sender.setPaused(source, paused);
  }

  /** Which simulcast layer to receive: the largest one that the tile can show. */
  async preferLayers(producerId: string, layers: Layers): Promise<void> {
    await this.#halves?.receiver.preferLayers(producerId, layers);
  }

  /** The received track's statistics; `undefined` while it is not received. */
  async statsOf(producerId: string): Promise<RTCStatsReport | undefined> {
    return this.#halves?.receiver.statsOf(producerId);
  }

  /** When a picture of this stream was captured, by its sender's clock; `null` while nobody says. */
  captureOf(producerId: string): CapturePoint | null {
    return this.#halves?.receiver.captureOf(producerId) ?? null;
  }

  /** Shows what arrives of this stream at least so many ms later than it could be. */
  hold(producerId: string, ms: number): void {
    this.#halves?.receiver.hold(producerId, ms);
  }

  /** Asks for the ECG channel; it is handed over anew after each new start. */
  useEcgChannel(onOpen: (channel: types.DataProducer) => void): void {
    this.#onChannel = onOpen;
    if (this.#halves) void this.#guard(this.#openChannel(this.#halves));
  }

  /**
   * [MD18] The ECG channel carries nothing although the way to the server lives: its association is gone at the server, and only new transports have another one. Where nothing is
   * heard at all there is nothing to gain.
   */
  renewChannel(): void {
    const { phase, isHeard } = this.#state.getSnapshot();
    const { pauseMs, notBeforeMs } = this.#renewal;
    const nowMs = performance.now();
    if (phase !== 'live' || !isHeard || nowMs < notBeforeMs) return;
    this.#renewal = {
      pauseMs: Math.min(LONGEST_RENEWAL_PAUSE_MS, pauseMs * 2),
      notBeforeMs: nowMs + pauseMs,
    };
    void this.#join();
  }

  async #join(): Promise<void> {
    const generation = ++this.#generation;
    const isStale = (): boolean => generation !== this.#generation;
    this.#drop();
    this.#patch({ phase: 'joining', isHeard: true, remote: [], viewers: [], sending: [] });
    try {
      const { epoch, rtpCapabilities, producers, viewers } = await this.#request('media:join', {});
      if (isStale()) return;
      // From here on the server tells who begins and stops, also while the transports are still being made.
      for (const producer of producers) this.#remember(producer);
      this.#patch({ viewers });
      const halves = await this.#createHalves(rtpCapabilities);
      if (isStale()) {
        closeHalves(halves);
        return;
      }
      this.#halves = halves;
      this.#patch({ phase: 'live', epoch });
      await this.#fill(halves);
    } catch (error) {
      if (isStale()) return;
      this.#options.onError?.(error);
      this.#rejoinLater();
    }
  }

  /** [MD9] The new connection hears nothing of the room by itself, and what was told during the cut was lost. */
  async #resume(): Promise<void> {
    const generation = this.#generation;
    try {
      const { epoch, producers, viewers } = await this.#request('media:resume', {});
      if (generation !== this.#generation) return;
      this.#patch({ viewers });
      if (epoch === this.#state.getSnapshot().epoch) this.#reconcile(producers);
      else await this.#join();
    } catch (error) {
      // Without a link, the next one asks again.
      const isCut = error instanceof AppError && error.code === ErrorCode.Disconnected;
      if (generation === this.#generation && !isCut) await this.#join();
    }
  }

  #reconcile(producers: readonly ProducerInfo[]): void {
    const isThere = new Set(producers.map(({ producerId }) => producerId));
    for (const { producerId } of this.#state.getSnapshot().remote) {
      if (!isThere.has(producerId)) this.#handleClosed(producerId);
    }
    for (const producer of producers) {
      this.#handleOpened(producer);
      this.#patchRemote(producer.producerId, { paused: producer.paused });
    }
  }

  async #createHalves(router: types.RtpCapabilities): Promise<Halves> {
    const link = await this.#createLink(router);
    const [sender, receiver] = await Promise.all([
      this.#options.isReceiveOnly ? null : MediaSender.create(link),
      MediaReceiver.create(link),
    ]);
    return { sender, receiver };
  }

  async #createLink(routerRtpCapabilities: types.RtpCapabilities): Promise<MediaLink> {
    const device = await this.#options.createDevice();
    await device.load({ routerRtpCapabilities });
    return {
      device,
      request: this.#request,
      onLink: (handler) => this.#options.signaling.onReady(handler),
      onGivenUp: () => void this.#join(),
      onHeard: (direction, isHeard) => {
        if (isHeard) this.#silent.delete(direction);
        else this.#silent.add(direction);
        this.#patch({ isHeard: this.#silent.size === 0 });
      },
      onError: (error) => this.#options.onError?.(error),
    };
  }

  async #fill(halves: Halves): Promise<void> {
    // The ECG's channel first: it is small, and it is what must not wait.
    await this.#openChannel(halves);
    for (const source of this.#tracks.keys()) await this.#publishNow(halves, source);
    // Including what was opened while the transports were being made; one that is gone meanwhile fails alone.
    const { remote } = this.#state.getSnapshot();
    await Promise.all(remote.map((producer) => this.#guard(this.#receive(halves, producer))));
  }

  async #publishNow(halves: Halves, source: MediaSource): Promise<void> {
    await halves.sender?.publish(source, this.#tracks.get(source) ?? null);
    this.#patch({ sending: halves.sender?.sources() ?? [] });
  }

  async #openChannel({ sender }: Halves): Promise<void> {
    if (this.#onChannel && sender) this.#onChannel(await sender.openEcgChannel());
  }

  async #receive({ receiver }: Halves, producer: ProducerInfo): Promise<void> {
    const { producerId } = producer;
    if (!this.#options.wants(producer)) return;
    try {
      await receiver.receive(producer, (track) => {
        this.#patchRemote(producerId, { track });
      });
    } catch (error) {
      // It ended while this end was asking for it; the news of that can arrive before the list that still had it.
      if (!(error instanceof AppError) || error.code !== ErrorCode.NotFound) throw error;
      this.#handleClosed(producerId);
    }
  }

  /** [MD12] */
  async #look(): Promise<void> {
    const packets = await this.#halves?.receiver.packets();
    if (!packets) return;
    const arriving = this.#arrivals.look(packets);
    for (const { producerId, arrives } of this.#state.getSnapshot().remote) {
      const isArriving = arriving.has(producerId);
      if (arrives !== isArriving) this.#patchRemote(producerId, { arrives: isArriving });
    }
  }

  #rejoinLater(): void {
    if (this.#rejoinTimer !== null) clearTimeout(this.#rejoinTimer);
    this.#rejoinTimer = setTimeout(() => {
      this.start();
    }, REJOIN_DELAY_MS);
  }

  #drop(): void {
    if (this.#halves) closeHalves(this.#halves);
    this.#halves = null;
    this.#silent.clear();
  }

  #handleSignaling(): void {
    const { signaling, caseId } = this.#options;
    const mine =
      <P extends { caseId: CaseId }>(react: (payload: P) => void) =>
      (payload: P) => {
        if (payload.caseId === caseId) react(payload);
      };
    this.#subscriptions.push(
      signaling.onReady(({ resumed }) => {
        // A resumed session still owns its transports, and they heal by themselves.
        if (resumed && this.#halves) void this.#resume();
        else void this.#join();
      }),
      signaling.on(
        'media:reset',
        mine(() => void this.#join()),
      ),
      signaling.on(
        'media:viewed',
        mine(({ viewers }) => {
          this.#patch({ viewers });
        }),
      ),
      signaling.on(
        'producer:opened',
        mine(({ producer }) => {
          this.#handleOpened(producer);
        }),
      ),
      signaling.on(
        'producer:paused',
        mine(({ producerId, paused }) => {
          this.#patchRemote(producerId, { paused });
        }),
      ),
      signaling.on(
        'producer:limited',
        mine(({ producerId, limit }) => {
          this.#patchRemote(producerId, { limit });
        }),
      ),
      signaling.on(
        'producer:delayed',
        mine(({ producerId, delayMs }) => {
          this.#patchRemote(producerId, { senderDelayMs: delayMs });
        }),
      ),
      signaling.on(
        'producer:closed',
        mine(({ producerId }) => {
          this.#handleClosed(producerId);
        }),
      ),
      signaling.on(
        'consumer:layers-changed',
        mine(({ consumerId, layers }) => {
          const producerId = this.#halves?.receiver.producerOf(consumerId);
          if (producerId) this.#patchRemote(producerId, { layers });
        }),
      ),
    );
  }

  #handleOpened(producer: ProducerInfo): void {
    this.#remember(producer);
    if (this.#halves) void this.#guard(this.#receive(this.#halves, producer));
  }

  #remember(producer: ProducerInfo): void {
    const { remote } = this.#state.getSnapshot();
    if (remote.some(({ producerId }) => producerId === producer.producerId)) return;
    const unknown = { track: null, arrives: false, layers: null, senderDelayMs: null };
    this.#patch({ remote: [...remote, { ...producer, ...unknown }] });
  }

  #handleClosed(producerId: string): void {
    this.#halves?.receiver.forget(producerId);
    this.#patch({
      remote: this.#state.getSnapshot().remote.filter((media) => media.producerId !== producerId),
    });
  }

  async #guard(work: Promise<unknown>): Promise<void> {
    try {
      await work;
    } catch (error) {
      this.#options.onError?.(error);
    }
  }

  #isClosed(): boolean {
    return this.#state.getSnapshot().phase === 'closed';
  }

  #patch(change: Partial<MediaState>): void {
    this.#state.set({ ...this.#state.getSnapshot(), ...change });
  }

  #patchRemote(producerId: string, change: Partial<RemoteMedia>): void {
    const { remote } = this.#state.getSnapshot();
    this.#patch({
      remote: remote.map((media) => (media.producerId === producerId ? { ...media, ...change } : media)),
    });
  }
}

function closeHalves({ sender, receiver }: Halves): void {
  sender?.close();
  receiver.close();
}
