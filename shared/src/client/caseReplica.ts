import { applyCaseEvent } from '../domain/applyCaseEvent.ts';
import type { CaseState } from '../domain/caseState.ts';
import type { CaseEvent } from '../domain/caseEvent.ts';
import type { CaseId } from '../domain/ids.ts';
import { AppError } from '../errors/appError.ts';
import { ErrorCode } from '../errors/errorCode.ts';
import { type Asker, askUntilAnswered } from './askUntilAnswered.ts';
import type { SignalingClient } from './signalingClient.ts';
import { createStore, type Readable, type Store } from './store.ts';

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
  readonly #asker: Asker;
  #isAsking = false;
  /** The newest event that was told while a snapshot was on its way, and that did not follow what is known. */
  #overtookAt = 0;

  constructor(signaling: SignalingClient, caseId: CaseId, onError: (error: unknown) => void) {
    this.#signaling = signaling;
    this.#caseId = caseId;
    this.#state = createStore<CaseState | null>(null);
    this.state = this.#state;
    this.#asker = askUntilAnswered({
      signaling,
      ask: () => this.#ask(),
      onError: (error) => {
        onError(error);
        if (isWithheld(error)) this.#state.set(null);
      },
    });
    this.#subscriptions = [
      this.#asker.close,
      signaling.on('case:changed', ({ event }) => {
        if (event.caseId === caseId) this.#handleEvent(event);
      }),
    ];
  }

  close(): void {
    for (const unsubscribe of this.#subscriptions) unsubscribe();
  }

  async #ask(): Promise<void> {
    this.#isAsking = true;
    this.#overtookAt = 0;
    const before = this.#state.getSnapshot();
    try {
      const { case: snapshot } = await this.#signaling.request('case:watch', { caseId: this.#caseId });
      this.#state.set(newest(before, this.#state.getSnapshot(), snapshot));
    } finally {
      this.#isAsking = false;
    }
    // [CS4] The snapshot is as old as the answer took; nothing else would tell what is missing before the next event.
    if ((this.#state.getSnapshot()?.seq ?? Infinity) < this.#overtookAt) this.#asker.again();
  }

  #handleEvent(event: CaseEvent): void {
    const known = this.#state.getSnapshot();
    if (known && event.seq <= known.seq) return;
    if (known && event.seq === known.seq + 1) this.#state.set(applyCaseEvent(known, event));
    else if (this.#isAsking) this.#overtookAt = Math.max(this.#overtookAt, event.seq);
    else if (known) this.#asker.again();
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
