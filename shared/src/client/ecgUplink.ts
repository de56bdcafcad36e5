import type { EcgBlock, EcgMinute } from '../domain/ecgBlock.ts';
import type { CaseId, StreamId } from '../domain/ids.ts';
import { packFrames } from '../ecg/frameBatch.ts';
import type { Clock } from '../time/clock.ts';
import type { Instant } from '../time/instant.ts';
import type { EcgLog, KeptFrame } from './ecgLog.ts';
import { BacklogPace } from './backlogPace.ts';
import { type EcgChannel, EcgChannelLane, HIGH_WATER_BYTES, LOW_WATER_BYTES } from './ecgChannelLane.ts';
import { FlowGate } from './flowGate.ts';
import { type FrameAcknowledgement, FrameQueue, type TakenFrames } from './frameQueue.ts';
import { LogWriter } from './logWriter.ts';
import type { SignalingClient } from './signalingClient.ts';
import { createStore, type Readable, type Store } from './store.ts';

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
  /** The channel carries nothing while the socket lives; told again every ten seconds. */
  onDeadChannel?: () => void;
  /** How fast a backlog goes out behind what is live. */
  backlogFramesPerS?: number;
};

/** Captured longer ago than this is backlog. */
const LIVE_MS = 2000;
/** Twenty times real time, about 1 Mbit/s: twice what is promised, and little enough to leave room for sound. */
const BACKLOG_FRAMES_PER_S = 200;
/** A backlog goes out in pieces of this size: about 40 frames. */
const BATCH_BYTES = 16_000;
/**
 * An outage leaves the channel in its own back-off: SCTP doubles its pause with each loss and stays silent for seconds after the link is back. With a socket to
 * turn to, it is given no longer than this; frames that arrive twice are stored once.
 */
const CHANNEL_ANSWERS_WITHIN_MS = 1000;
/** A lane without any answer for this long is silent: what it carried is sent again, over the other one when there is one. */
const ANSWER_WITHIN_MS = 4000;
/** While others are answered, a slow lane is given this long; then the frame itself got lost. */
const LOST_AFTER_MS = 15_000;
/** The server says every second that somebody watches: after two without a word nobody does, or nothing is stored any more. */
const WATCHED_FOR_MS = 2000;
const TICK_MS = 250;
/** Ten minutes, a few megabytes: what is older waits on the disk only, so that a long dead zone does not fill the memory. */
const MOST_IN_MEMORY = 6000;
/** Read from the disk at a time, once less than this is left to send: ten seconds at the pace of a backlog. */
const PAGE_FRAMES = 2000;

/** What is on the disk and not in memory: how many frames, and a time after which none of them was captured. */
type Shelf = { readonly frames: number; readonly until: Instant };

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
  readonly #writer: LogWriter;
  readonly #pace: BacklogPace;
  readonly #channel = new EcgChannelLane();
  readonly #socketGate = new FlowGate(HIGH_WATER_BYTES, LOW_WATER_BYTES);
  /** Bytes that went over the socket and are not answered. */
  #pushedBytes = 0;
  #answeredAtMs = -Infinity;
  #watchedUntilMs = 0;
  #shelf: Shelf | null;
  #isPaging = false;
  #isClosed = false;

  private constructor(options: EcgUplinkOptions, kept: readonly KeptFrame[], count: number) {
    this.#options = options;
    this.#shelf = shelfBelow(kept, count - kept.length);
    this.#queue.add(kept);
    this.#pace = new BacklogPace(options.backlogFramesPerS ?? BACKLOG_FRAMES_PER_S, steadyMs());
    this.#writer = new LogWriter({
      caseId: options.caseId,
      log: options.log,
      onDurable: (isDurable) => {
        this.#patch({ isDurable });
      },
    });
    this.#state = createStore<UplinkState>({
      lane: 'none',
      waiting: count,
      acknowledgedUntil: null,
      isDurable: true,
    });
    this.state = this.#state;
    this.#subscriptions = [
      options.signaling.onReady(() => {
        // Whatever cut the socket cut the channel too, as far as anybody knows: the new link first.
        if (this.#isSilent()) this.#avoidChannel();
        this.#sendAgain(Infinity);
      }),
      options.signaling.on('ecg:acknowledged', (acknowledgement) => {
        this.#handleAcknowledged(acknowledgement);
      }),
      options.signaling.on('ecg:watched', ({ caseId }) => {
        if (caseId === options.caseId) this.#watchedUntilMs = steadyMs() + WATCHED_FOR_MS;
      }),
    ];
    this.#timer = setInterval(() => {
      this.#tick();
    }, TICK_MS);
    this.#pump();
  }

  static async create(options: EcgUplinkOptions): Promise<EcgUplink> {
    const { log, caseId } = options;
    const kept = await log.newest(caseId, PAGE_FRAMES);
    return new EcgUplink(options, kept, Math.max(kept.length, await log.count(caseId)));
  }

  /** Resolves once everything that is not acknowledged is on the disk. Nothing is read or sent any more. */
  close(): Promise<void> {
    this.#isClosed = true;
    clearInterval(this.#timer);
    for (const unsubscribe of this.#subscriptions) unsubscribe();
    this.#channel.close();
    return this.#writer.close();
  }

  /** Takes a frame: from here on it is not lost. */
  append(frame: Omit<KeptFrame, 'caseId'>): void {
    const kept = { ...frame, caseId: this.#options.caseId };
    this.#queue.add([kept]);
    this.#writer.add(kept);
    this.#pump();
  }

  /**
   * [EC13] Sends the head of a frame that is not full, if somebody watches and nothing waits before it. It is not kept: the frame follows. `read` is asked only
   * when it would go.
   */
  sendAhead(read: () => Uint8Array<ArrayBuffer> | null): void {
    const isWatched = steadyMs() < this.#watchedUntilMs;
    if (this.#isClosed || !isWatched || this.#lane() !== 'channel' || !this.#channel.isEmpty()) return;
    const head = read();
    if (head) this.#sendByChannel(head);
  }

  /** A channel that just opened. What went into the one before may be lost, so it is sent again. */
  useChannel(channel: EcgChannel): void {
    this.#channel.use(channel, steadyMs());
    this.#sendAgain(Infinity);
  }

  /** [EC9] What this tablet captured for the case, by its hashes. */
  blocks(): Promise<EcgBlock[]> {
    return this.#writer.blocks();
  }

  /** [EC9] Sends again what is still here of minutes that differ, until it is acknowledged again. Returns how many frames that is. */
  sendMinutesAgain(minutes: readonly EcgMinute[]): number {
    const fresh = this.#queue.without(this.#writer.heldOf(minutes));
    this.#queue.add(fresh);
    this.#pump();
    return fresh.length;
  }

  /** [EC9] The two sides have compared them. */
  forgetBlocks(): Promise<void> {
    return this.#writer.forgetBlocks();
  }

  /** The server knows a stream now: what was held back may go. */
  release(): void {
    this.#pump();
  }

  #tick(): void {
    const nowMs = steadyMs();
    const isSilent = this.#isSilent();
    const overdue = this.#queue.putBack(nowMs - (isSilent ? this.#patienceMs() : LOST_AFTER_MS));
    if (isSilent && (overdue > 0 || this.#isStuffed())) this.#handleSilence();
    if (this.#channel.isDead(nowMs) && this.#isLinked()) this.#options.onDeadChannel?.();
    this.#pump();
    void this.#page();
  }

  /** Keeps what is in memory within bounds: the oldest frames go to the disk alone, and come back in pages when their turn has come. */
  async #page(): Promise<void> {
    const isTooMuch = this.#queue.size > MOST_IN_MEMORY;
    const isDue = this.#shelf !== null && this.#queue.size < PAGE_FRAMES;
    if (this.#isClosed || this.#isPaging || !(isTooMuch || isDue)) return;
    this.#isPaging = true;
    try {
      await this.#writer.flush();
      if (this.#isDone()) return;
      if (isTooMuch) this.#shelve();
      else await this.#readShelf();
    } catch {
      // What cannot be read now is still on the disk: the next tick tries again.
    } finally {
      this.#isPaging = false;
    }
  }

  #shelve(): void {
    const unwritten = this.#writer.unwritten();
    const shed = this.#queue.shed(
      this.#queue.size - MOST_IN_MEMORY + PAGE_FRAMES,
      (frame) => !unwritten.has(frame),
    );
    const until = shed.reduce<Instant | null>(latest, this.#shelf?.until ?? null);
    if (until !== null) this.#shelf = { frames: (this.#shelf?.frames ?? 0) + shed.length, until };
  }

  async #readShelf(): Promise<void> {
    const shelf = this.#shelf;
    if (!shelf) return;
    // As many as are in memory may be met again on the way.
    const limit = PAGE_FRAMES + this.#queue.size;
    const read = await this.#options.log.newest(this.#options.caseId, limit, shelf.until);
    if (this.#isDone()) return;
    const fresh = this.#queue.without(read);
    this.#queue.add(fresh);
    // How many are left is certain only at the bottom: some may have been confirmed, and removed, meanwhile.
    const left = read.length < limit ? 0 : Math.max(1, shelf.frames - fresh.length);
    this.#shelf = shelfBelow(read, left);
    this.#pump();
  }

  /** Asked again after each wait: the owner may have closed it meanwhile. */
  #isDone(): boolean {
    return this.#isClosed;
  }

  #isSilent(): boolean {
    return steadyMs() - this.#answeredAtMs >= this.#patienceMs();
  }

  #patienceMs(): number {
    const hasOther = this.#lane() === 'channel' && this.#isLinked();
    return hasOther ? CHANNEL_ANSWERS_WITHIN_MS : ANSWER_WITHIN_MS;
  }

  /** What waits behind a lost frame in the channel is as late as that one: all of it goes the other way. */
  #handleSilence(): void {
    if (this.#lane() === 'channel') this.#queue.putBack(Infinity);
    this.#avoidChannel();
  }

  /** A channel that is full of what nobody answers takes no more, so nothing of it is ever overdue: without this, frames would wait for it for ever. */
  #isStuffed(): boolean {
    return this.#lane() === 'channel' && !this.#channel.mayGo();
  }

  #avoidChannel(): void {
    this.#channel.avoid(steadyMs());
  }

  #isLinked(): boolean {
    return this.#options.signaling.state.getSnapshot().kind === 'ready';
  }

  #sendAgain(sentBeforeMs: number): void {
    this.#queue.putBack(sentBeforeMs);
    this.#pump();
  }

  #pump(): void {
    if (this.#isClosed) return;
    const lane = this.#lane();
    if (lane === 'channel') this.#fillChannel();
    else if (lane === 'socket') this.#fillSocket();
    this.#patch({ lane, waiting: this.#queue.size + (this.#shelf?.frames ?? 0) });
  }

  #lane(): UplinkState['lane'] {
    const isLinked = this.#isLinked();
    if (this.#channel.isInUse(steadyMs(), isLinked)) return 'channel';
    return isLinked ? 'socket' : 'none';
  }

  #fillChannel(): void {
    while (this.#channel.mayGo()) {
      const { frames } = this.#take();
      if (frames.length === 0) return;
      // One frame a message: it is delivered the moment it is whole.
      if (!frames.every(({ bytes }) => this.#sendByChannel(bytes))) return;
    }
  }

  #sendByChannel(bytes: Uint8Array<ArrayBuffer>): boolean {
    const isSent = this.#channel.send(bytes);
    if (!isSent) this.#handleSilence();
    return isSent;
  }

  #fillSocket(): void {
    while (this.#socketGate.mayGo(this.#pushedBytes)) {
      const taken = this.#take();
      if (taken.frames.length === 0) return;
      void this.#push(taken);
    }
  }

  async #push({ frames, bytes }: TakenFrames): Promise<void> {
    this.#pushedBytes += bytes;
    try {
      const batch = packFrames(frames.map((frame) => frame.bytes));
      await this.#options.signaling.request('ecg:push', { caseId: this.#options.caseId, frames: batch });
    } catch {
      // Not confirmed, so still kept: the next tick or the next link sends them again.
    } finally {
      this.#pushedBytes -= bytes;
    }
  }

  #take(): TakenFrames {
    const nowMs = steadyMs();
    const taken = this.#queue.take({
      maxBytes: BATCH_BYTES,
      nowMs,
      liveSince: this.#options.clock.now() - LIVE_MS,
      maxBacklog: this.#pace.allowance(nowMs),
      mayGo: ({ streamId }) => !this.#options.isHeldBack(streamId),
    });
    this.#pace.spend(taken.backlog);
    return taken;
  }

  #handleAcknowledged(acknowledgement: FrameAcknowledgement): void {
    this.#answeredAtMs = steadyMs();
    const confirmed = this.#queue.acknowledge(acknowledgement);
    if (confirmed.length === 0) return;
    this.#writer.forget(
      acknowledgement.streamId,
      confirmed.map(({ seq }) => seq),
    );
    const until = confirmed.reduce<Instant | null>(latest, this.#state.getSnapshot().acknowledgedUntil);
    this.#patch({ acknowledgedUntil: until });
    this.#pump();
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

/** A tablet's clock can be set back by an hour: what waits for an answer goes by one that cannot. */
function steadyMs(): number {
  return performance.now();
}

/** `read` is newest first: whatever is left was captured when its last one was, or before. */
function shelfBelow(read: readonly KeptFrame[], frames: number): Shelf | null {
  const last = read.at(-1);
  return last && frames > 0 ? { frames, until: last.capturedUntil } : null;
}

function latest(known: Instant | null, { capturedUntil }: KeptFrame): Instant {
  return known === null || capturedUntil > known ? capturedUntil : known;
}
