import type { CaseId, StreamId } from '../domain/ids.ts';
import { packFrames } from '../ecg/frameBatch.ts';
import type { Clock } from '../time/clock.ts';
import type { Instant } from '../time/instant.ts';
import type { EcgLog, KeptFrame } from './ecgLog.ts';
import { type FrameAcknowledgement, FrameQueue } from './frameQueue.ts';
import type { SignalingClient } from './signalingClient.ts';
import { createStore, type Readable, type Store } from './store.ts';

/** What the uplink needs of a mediasoup data channel. */
export type EcgChannel = {
  readonly readyState: string;
  readonly bufferedAmount: number;
  send(data: Uint8Array<ArrayBuffer>): void;
};

export type UplinkState = {
  /** By which way frames leave now. */
  readonly lane: 'channel' | 'socket' | 'none';
  /** Frames that are kept here because the server has not confirmed them. */
  readonly waiting: number;
  /** When the newest confirmed sample was taken, on the tablet's clock; `null` before the first confirmation. */
  readonly acknowledgedUntil: Instant | null;
  /** `false` once the device could not write frames down. */
  readonly isDurable: boolean;
};

export type EcgUplinkOptions = {
  caseId: CaseId;
  log: EcgLog;
  clock: Clock;
  signaling: Pick<SignalingClient, 'request' | 'on' | 'onReady' | 'state'>;
  /** Streams whose start the server does not know yet: their frames wait until `release`. */
  isHeldBack: (streamId: StreamId) => boolean;
};

/** A channel takes 2 MB before it drops what it is given (media brief 1.3); far less keeps new frames from queueing behind old ones. */
const CHANNEL_HIGH_WATER_BYTES = 64_000;
/** A backlog goes out in pieces of this size: about 40 frames. */
const BATCH_BYTES = 16_000;
/** Frames without an answer are sent again after this long, over the other lane when there is one. */
const ANSWER_WITHIN_MS = 4000;
const TRY_CHANNEL_AGAIN_MS = 10_000;
const TICK_MS = 250;

/**
 * [EC5] Brings frames to the server and forgets none: each is kept until it is acknowledged, and sent again over a new channel, after a reconnect, or when no answer
 * comes. The log is the truth; the data channel is the first lane, the socket the second.
 */
export class EcgUplink {
  readonly state: Readable<UplinkState>;
  readonly #state: Store<UplinkState>;
  readonly #options: EcgUplinkOptions;
  readonly #queue = new FrameQueue();
  readonly #subscriptions: (() => void)[];
  readonly #timer: ReturnType<typeof setInterval>;
  #channel: EcgChannel | null = null;
  /** The channel says that it is open, yet answers stopped: media can be dead while the socket lives. Not tried again before this. */
  #channelSilentUntilMs = 0;
  #isPushing = false;

  private constructor(options: EcgUplinkOptions, kept: readonly KeptFrame[]) {
    this.#options = options;
    this.#queue.add(kept);
    this.#state = createStore<UplinkState>({
      lane: 'none',
      waiting: kept.length,
      acknowledgedUntil: null,
      isDurable: true,
    });
    this.state = this.#state;
    this.#subscriptions = [
      options.signaling.onReady(() => {
        this.#sendAgain(Infinity);
      }),
      options.signaling.on('ecg:acknowledged', (acknowledgement) => {
        this.#handleAcknowledged(acknowledgement);
      }),
    ];
    this.#timer = setInterval(() => {
      this.#tick();
    }, TICK_MS);
    this.#pump();
  }

  static async create(options: EcgUplinkOptions): Promise<EcgUplink> {
    return new EcgUplink(options, await options.log.load(options.caseId));
  }

  close(): void {
    clearInterval(this.#timer);
    for (const unsubscribe of this.#subscriptions) unsubscribe();
    this.#channel = null;
  }

  /** Takes a frame: from here on it is not lost. */
  append(frame: Omit<KeptFrame, 'caseId'>): void {
    const kept = { ...frame, caseId: this.#options.caseId };
    this.#queue.add([kept]);
    void this.#write(() => this.#options.log.append(kept));
    this.#pump();
  }

  /** A channel that just opened. What went into the one before may be lost, so it is sent again. */
  useChannel(channel: EcgChannel): void {
    this.#channel = channel;
    this.#channelSilentUntilMs = 0;
    this.#sendAgain(Infinity);
  }

  /** The server knows a stream now: what was held back may go. */
  release(): void {
    this.#pump();
  }

  #tick(): void {
    const nowMs = this.#options.clock.now();
    const overdue = this.#queue.putBack(nowMs - ANSWER_WITHIN_MS);
    if (overdue > 0) this.#channelSilentUntilMs = nowMs + TRY_CHANNEL_AGAIN_MS;
    this.#pump();
  }

  #sendAgain(sentBeforeMs: number): void {
    this.#queue.putBack(sentBeforeMs);
    this.#pump();
  }

  #pump(): void {
    const lane = this.#lane();
    if (lane === 'channel') this.#fillChannel();
    else if (lane === 'socket') void this.#push();
    this.#patch({ lane, waiting: this.#queue.size });
  }

  #lane(): UplinkState['lane'] {
    const isLinked = this.#options.signaling.state.getSnapshot().kind === 'ready';
    const isOpen = this.#channel?.readyState === 'open';
    const isSilent = this.#options.clock.now() < this.#channelSilentUntilMs;
    if (isOpen && !(isSilent && isLinked)) return 'channel';
    return isLinked ? 'socket' : 'none';
  }

  #fillChannel(): void {
    const channel = this.#channel;
    while (channel && channel.bufferedAmount < CHANNEL_HIGH_WATER_BYTES) {
      const frames = this.#take();
      if (frames.length === 0) return;
      // One frame a message: it is delivered the moment it is whole.
      for (const { bytes } of frames) channel.send(bytes);
    }
  }

  /** One message at a time: the answer of one is what makes room for the next. */
  async #push(): Promise<void> {
    if (this.#isPushing) return;
    const frames = this.#take();
    if (frames.length === 0) return;
    this.#isPushing = true;
    try {
      const batch = packFrames(frames.map(({ bytes }) => bytes));
      await this.#options.signaling.request('ecg:push', { caseId: this.#options.caseId, frames: batch });
    } catch {
      // Not confirmed, so still kept: the next tick or the next link sends them again.
    } finally {
      this.#isPushing = false;
    }
  }

  #take(): KeptFrame[] {
    const mayGo = ({ streamId }: KeptFrame): boolean => !this.#options.isHeldBack(streamId);
    return this.#queue.take(BATCH_BYTES, this.#options.clock.now(), mayGo);
  }

  #handleAcknowledged(acknowledgement: FrameAcknowledgement): void {
    const confirmed = this.#queue.acknowledge(acknowledgement);
    if (confirmed.length === 0) return;
    const seqs = confirmed.map(({ seq }) => seq);
    void this.#write(() => this.#options.log.remove(acknowledgement.streamId, seqs));
    const until = confirmed.reduce<Instant | null>(latest, this.#state.getSnapshot().acknowledgedUntil);
    this.#patch({ acknowledgedUntil: until });
    this.#pump();
  }

  async #write(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch {
      this.#patch({ isDurable: false });
    }
  }

  #patch(change: Partial<UplinkState>): void {
    const before = this.#state.getSnapshot();
    const after = { ...before, ...change };
    const isSame =
      after.lane === before.lane &&
      after.waiting === before.waiting &&
      after.acknowledgedUntil === before.acknowledgedUntil &&
      after.isDurable === before.isDurable;
    if (!isSame) this.#state.set(after);
  }
}

function latest(known: Instant | null, { capturedUntil }: KeptFrame): Instant {
  return known === null || capturedUntil > known ? capturedUntil : known;
}
