import { applyCaseEvent, type CaseState } from '../domain/caseState.ts';
import type { CaseEvent } from '../domain/caseEvent.ts';
import type { CaseId } from '../domain/ids.ts';
import { isRefused } from '../errors/isRefused.ts';
import type { SignalingClient } from './signalingClient.ts';
import { createStore, type Readable, type Store } from './store.ts';

const RETRY_MS = 2000;

/**
 * A copy of one case that follows the server: a snapshot after each (re)connect, then events in order. When an event is missing, the copy is not guessed
 * but asked for again.
 */
export class CaseReplica {
  readonly state: Readable<CaseState | null>;
  readonly #state: Store<CaseState | null>;
  readonly #signaling: SignalingClient;
  readonly #caseId: CaseId;
  readonly #subscriptions: (() => void)[];
  readonly #onError: (error: unknown) => void;
  #asking = false;
  /** The newest event that was told while there was nothing yet to apply it to. */
  #aheadSeq = 0;
  #isClosed = false;
  #retryTimer: ReturnType<typeof setTimeout> | null = null;

  constructor(signaling: SignalingClient, caseId: CaseId, onError: (error: unknown) => void) {
    this.#signaling = signaling;
    this.#caseId = caseId;
    this.#onError = onError;
    this.#state = createStore<CaseState | null>(null);
    this.state = this.#state;
    this.#subscriptions = [
      signaling.onReady(() => void this.#ask()),
      signaling.on('case:changed', ({ event }) => {
        if (event.caseId === caseId) this.#handleEvent(event);
      }),
    ];
    if (signaling.state.getSnapshot().kind === 'ready') void this.#ask();
  }

  close(): void {
    this.#isClosed = true;
    for (const unsubscribe of this.#subscriptions) unsubscribe();
    if (this.#retryTimer !== null) clearTimeout(this.#retryTimer);
  }

  async #ask(): Promise<void> {
    if (this.#asking) return;
    this.#asking = true;
    const before = this.#state.getSnapshot();
    try {
      const { case: snapshot } = await this.#signaling.request('case:watch', { caseId: this.#caseId });
      this.#asking = false;
      this.#handleSnapshot(newest(before, this.#state.getSnapshot(), snapshot));
    } catch (error) {
      this.#asking = false;
      this.#onError(error);
      if (!this.#isClosed && !isRefused(error)) this.#askLater();
    }
  }

  /** What was told while it was under way and could not be applied may be newer than it is. */
  #handleSnapshot(snapshot: CaseState): void {
    const isBehind = snapshot.seq < this.#aheadSeq;
    this.#aheadSeq = 0;
    this.#state.set(snapshot);
    if (isBehind && !this.#isClosed) void this.#ask();
  }

  /** Without a link, the next one asks; with one, an answer that got lost must not leave an old state on the screen. */
  #askLater(): void {
    if (this.#retryTimer !== null) clearTimeout(this.#retryTimer);
    this.#retryTimer = setTimeout(() => {
      if (this.#signaling.state.getSnapshot().kind === 'ready') void this.#ask();
    }, RETRY_MS);
  }

  #handleEvent(event: CaseEvent): void {
    const known = this.#state.getSnapshot();
    if (known && event.seq <= known.seq) return;
    if (known && event.seq === known.seq + 1) this.#state.set(applyCaseEvent(known, event));
    else {
      this.#aheadSeq = Math.max(this.#aheadSeq, event.seq);
      if (known) void this.#ask();
    }
  }
}

/**
 * An event can overtake the snapshot that was asked for before it. A snapshot that is behind what was known `before` it was asked for says that the server itself went
 * back (its store was lost, or is one of before): what it has now is the case.
 */
function newest(before: CaseState | null, known: CaseState | null, snapshot: CaseState): CaseState {
  const wentBack = before !== null && snapshot.seq < before.seq;
  return known && known.seq >= snapshot.seq && !wentBack ? known : snapshot;
}
