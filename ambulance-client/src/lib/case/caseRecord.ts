import { CaseReplica } from '@smart-triage/shared/client/caseReplica';
import type { SignalingClient } from '@smart-triage/shared/client/signalingClient';
import { createStore, type Readable, type Store } from '@smart-triage/shared/client/store';
import type { CaseState } from '@smart-triage/shared/domain/caseState';
import type { CaseId } from '@smart-triage/shared/domain/ids';
import type { Outbox } from '../outbox/outbox.ts';
import { isOver } from '@smart-triage/shared/domain/caseMachine';
import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import type { Change, OutboxInput, OutboxItem, OutboxRequest } from '../outbox/outboxItem.ts';
import { type CaseView, caseViewOf } from './caseView.ts';
import { retold } from './retold.ts';

/** A change that the server confirmed with `seq`, before its event has come: shown until it has, so that nothing flickers back. */
type Settling = { readonly item: OutboxItem; readonly seq: number };

export type CaseRecordOptions = {
  caseId: CaseId;
  signaling: SignalingClient;
  outbox: Outbox;
  /** What the server said before a reload: shown until it says something again. */
  before?: CaseState | null;
  /** Told each state that the server confirms. */
  onConfirmed?: (state: CaseState) => void;
  /** The server does not give this case to this tablet, or could not be asked. */
  onError: (error: unknown) => void;
};

/** One case on this tablet: follows the server, lays the crew's waiting changes over it, and takes new ones. */
export class CaseRecord {
  readonly caseId: CaseId;
  /** [OB5] The server had lost the case and was told of it again; until somebody has read that. */
  readonly wasLost: Readable<boolean>;
  readonly #wasLost = createStore(false);
  readonly state: Readable<CaseView | null>;
  readonly #state: Store<CaseView | null>;
  readonly #options: CaseRecordOptions;
  readonly #subscriptions: (() => void)[];
  #settling: readonly Settling[] = [];
  #replica: CaseReplica | null = null;
  /** What is known of the case while the server has not said anything (again). */
  #before: CaseState | null;
  #isToldAgain = false;

  constructor(options: CaseRecordOptions) {
    this.caseId = options.caseId;
    this.#options = options;
    this.#before = options.before ?? null;
    this.#state = createStore<CaseView | null>(null);
    this.state = this.#state;
    this.wasLost = this.#wasLost;
    const { outbox } = options;
    this.#subscriptions = [
      outbox.state.subscribe(() => {
        this.#refresh();
      }),
      outbox.onStored((item, seq) => {
        this.#handleStored(item, seq);
      }),
      outbox.onUnknownCase(options.caseId, () => this.#isUnknown()),
    ];
    // Until the server has the case there is nothing to follow, and asking for it would be refused.
    if (!this.#waiting().some(isOpening)) this.#follow();
    this.#refresh();
  }

  close(): void {
    for (const unsubscribe of this.#subscriptions.splice(0)) unsubscribe();
    this.#replica?.close();
    this.#replica = null;
  }

  dismissLost(): void {
    this.#wasLost.set(false);
  }

  change<N extends OutboxRequest>(name: N, input: Omit<OutboxInput<N>, 'caseId'>): void {
    const { caseId, outbox } = this.#options;
    outbox.add(name, { ...input, caseId } as unknown as OutboxInput<N>);
  }

  #follow(): void {
    const { signaling, caseId, onError } = this.#options;
    this.#replica?.close();
    this.#replica = new CaseReplica(signaling, caseId, (error) => {
      if (!isNotFound(error) || !this.#tellAgain()) onError(error);
    });
    this.#subscriptions.push(
      this.#replica.state.subscribe(() => {
        const confirmed = this.#confirmed();
        if (confirmed) this.#options.onConfirmed?.(confirmed);
        // The server has it (again): should it be lost once more, it is told once more.
        if (!this.#waiting().some(isOpening)) this.#isToldAgain = false;
        this.#refresh();
      }),
    );
  }

  /** [OB5] Not every `not-found` is about the case: a message or a photo can be what is not there. */
  async #isUnknown(): Promise<boolean> {
    try {
      await this.#options.signaling.request('case:watch', { caseId: this.caseId });
      return false;
    } catch (error) {
      return !isNotFound(error) || this.#tellAgain();
    }
  }

  /**
   * [OB5] The server knew this case and does not any more (its store was lost, or is one of before): it is told again, once, before everything that waits. Whether
   * that is under way.
   */
  #tellAgain(): boolean {
    if (this.#waiting().some(isOpening)) return true;
    const told = this.#isToldAgain ? null : this.#toTell();
    if (!told) return false;
    this.#isToldAgain = true;
    this.#before = this.#confirmed();
    this.#settling = [];
    this.#wasLost.set(true);
    this.#options.outbox.addBefore(this.caseId, told);
    return true;
  }

  /** Besides the last state, what the store that is lost had confirmed and that state does not show yet: it has no other place. `null` when there is nothing to tell. */
  #toTell(): Change[] | null {
    const unseen = this.#settling.map(({ item }) => item);
    const state = this.#confirmed();
    // Lost before its first state had come: the crew's own "open" is all that says what it is.
    if (!state) return unseen.some(isOpening) ? unseen : null;
    return isOver(state.status) ? null : [...retold(state), ...unseen.filter((item) => !isOpening(item))];
  }

  #handleStored(item: OutboxItem, seq: number): void {
    if (item.input.caseId !== this.#options.caseId) return;
    this.#settling = [...this.#settling, { item, seq }];
    if (item.name === 'case:open') this.#follow();
  }

  #refresh(): void {
    const confirmed = this.#confirmed();
    this.#settling = this.#settling.filter(({ seq }) => seq > (confirmed?.seq ?? 0));
    const settling = this.#settling.map(({ item }) => item);
    const waiting = this.#waiting().filter(({ position }) =>
      settling.every((item) => item.position !== position),
    );
    this.#state.set(caseViewOf(this.#options.caseId, confirmed, [...settling, ...waiting]));
  }

  #confirmed(): CaseState | null {
    return this.#replica?.state.getSnapshot() ?? this.#before;
  }

  #waiting(): readonly OutboxItem[] {
    const { outbox, caseId } = this.#options;
    return outbox.state.getSnapshot().waiting.filter(({ input }) => input.caseId === caseId);
  }
}

function isOpening({ name }: OutboxItem): boolean {
  return name === 'case:open';
}

function isNotFound(error: unknown): boolean {
  return error instanceof AppError && error.code === ErrorCode.NotFound;
}
