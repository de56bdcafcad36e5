import { applyCaseEvent } from '../domain/applyCaseEvent.ts';
import type { CaseState } from '../domain/caseState.ts';
import type { CaseEvent } from '../domain/caseEvent.ts';
import type { CaseId } from '../domain/ids.ts';
import { AppError } from '../errors/appError.ts';
import { ErrorCode } from '../errors/errorCode.ts';
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
  /** The newest event that was told while a snapshot was on its way, and that did not follow what is known. */
  #overtookAt = 0;
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
    this.#overtookAt = 0;
    const before = this.#state.getSnapshot();
    try {
      const { case: snapshot } = await this.#signaling.request('case:watch', { caseId: this.#caseId });
      this.#state.set(newest(before, this.#state.getSnapshot(), snapshot));
    } catch (error) {
      this.#onError(error);
      if (isWithheld(error)) this.#state.set(null);
      if (!this.#isClosed && !isRefused(error)) this.#askLater();
    } finally {
      this.#asking = false;
    }
    // [CS4] The snapshot is as old as the answer took; nothing else would tell what is missing before the next event.
    const isBehind = (this.#state.getSnapshot()?.seq ?? Infinity) < this.#overtookAt;
    if (isBehind && !this.#isClosed) await this.#ask();
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
    else if (this.#asking) this.#overtookAt = Math.max(this.#overtookAt, event.seq);
    else if (known) void this.#ask();
  }
}

/** [AC3] [ST6] Erased, or not this person's to see any more: what was known of it is not shown as if it still were. */
function isWithheld(error: unknown): boolean {
  return error instanceof AppError && WITHHELD.has(error.code);
}
const WITHHELD: ReadonlySet<ErrorCode> = new Set([ErrorCode.NotFound, ErrorCode.NotPermitted]);

/**
 * An event can overtake the snapshot that was asked for before it. A snapshot that is behind what was known `before` it was asked for says that the server itself went
 * back (its store was lost, or is one of before): what it has now is the case.
 */
function newest(before: CaseState | null, known: CaseState | null, snapshot: CaseState): CaseState {
  const wentBack = before !== null && snapshot.seq < before.seq;
  return known && known.seq >= snapshot.seq && !wentBack ? known : snapshot;
}
