import type { SignalingClient } from '@smart-triage/shared/client/signalingClient';
import { createStore, type Readable, type Store } from '@smart-triage/shared/client/store';
import type { DutyId } from '@smart-triage/shared/domain/crewDuty';
import type { CaseId } from '@smart-triage/shared/domain/ids';
import { REQUESTS } from '@smart-triage/shared/protocol/requests';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import type { Clock } from '@smart-triage/shared/time/clock';
import { fateOf } from './failureFate.ts';
import { OutboxDisk } from './outboxDisk.ts';
import type { Change, KeptItem, OutboxInput, OutboxItem, OutboxRequest, RefusedItem } from './outboxItem.ts';
import type { OutboxStore } from './outboxStore.ts';
import { nextToSend } from './sendingOrder.ts';
import { StuckChanges } from './stuckChanges.ts';

export type OutboxState = {
  /** Kept here, not (certainly) with the server, in order. */
  readonly waiting: readonly OutboxItem[];
  readonly refused: readonly RefusedItem[];
  /** [OB7] Of those that wait: the server failed at each of these again and again. */
  readonly stuck: readonly OutboxItem[];
  /** `false` while the device cannot write: what waits is then lost with the page, and the screen has to say so. */
  readonly isDurable: boolean;
};

export type OutboxOptions = {
  store: OutboxStore;
  signaling: Pick<SignalingClient, 'request' | 'onReady' | 'state'>;
  clock: Clock;
  /** [CD2] Whose turn it is when something is entered. */
  duty?: () => DutyId | undefined;
  /** How long to wait before repetition `n` (from 0) while the link is up. */
  repeatDelayMs?: (repetition: number) => number;
  /** How long a change rests at which the server fails each time. */
  stuckPauseMs?: number;
};

/** Told with the `seq` that the case has after the change. */
export type StoredHandler = (item: OutboxItem, seq: number) => void;

/** Asked when the server does not find what a change is about: whether it knows the case no more, and is told of it again. */
export type UnknownCaseHandler = () => Promise<boolean>;

const DELAYS_MS = [300, 1200, 2700, 5000];
const LONGEST_DELAY_MS = 5000;
/** After a reload the link can be there before the case is: whoever could say whether the server has lost it is given this long to come. */
const OWNER_COMES_WITHIN_MS = 30_000;

/**
 * [OB1] Every change of the record goes through here: written down before it is sent, sent in order within its case, repeated with the same requestId
 * until the server answers, and removed only then. [OB7] One at which the server fails each time holds up only what must not overtake it.
 */
export class Outbox {
  readonly state: Readable<OutboxState>;
  readonly #state: Store<OutboxState>;
  readonly #options: OutboxOptions;
  readonly #disk: OutboxDisk;
  readonly #writes = new Map<number, Promise<void>>();
  readonly #draining = new Set<CaseId>();
  readonly #storedHandlers = new Set<StoredHandler>();
  readonly #unknownHandlers = new Map<CaseId, UnknownCaseHandler>();
  /** Cases that the server did not know and that nobody had open, and since when. */
  readonly #ownerless = new Map<CaseId, number>();
  readonly #pauses = new Set<() => void>();
  readonly #stuck: StuckChanges;
  readonly #unsubscribe: () => void;
  #nextPosition: number;
  #isClosed = false;

  private constructor(options: OutboxOptions, kept: readonly KeptItem[]) {
    this.#options = options;
    this.#state = createStore<OutboxState>({ ...partOf(kept), stuck: [], isDurable: true });
    this.state = this.#state;
    this.#disk = new OutboxDisk({
      store: options.store,
      onDurable: (isDurable) => {
        this.#patch({ isDurable });
      },
    });
    this.#stuck = new StuckChanges(() => {
      this.#drainAll();
    }, options.stuckPauseMs);
    this.#nextPosition = (kept.at(-1)?.position ?? 0) + 1;
    this.#unsubscribe = options.signaling.onReady(() => {
      this.#stuck.tryAgain();
      this.#drainAll();
    });
    this.#drainAll();
  }

  static async create(options: OutboxOptions): Promise<Outbox> {
    return new Outbox(options, await options.store.all());
  }

  close(): void {
    this.#isClosed = true;
    this.#unsubscribe();
    this.#disk.close();
    this.#stuck.close();
    for (const endPause of [...this.#pauses]) endPause();
  }

  /** Takes a change. It shows in `waiting` at once, and is sent as soon as it is written down. Throws on a malformed one. */
  add<N extends OutboxRequest>(name: N, input: OutboxInput<N>): OutboxItem {
    return this.#take(name, input, this.#nextPosition++);
  }

  /** [OB5] Takes changes that go out before everything else that waits of their case. */
  addBefore(caseId: CaseId, changes: readonly Change[]): void {
    const first = this.#state.getSnapshot().waiting.find(({ input }) => input.caseId === caseId);
    const next = first?.position ?? this.#nextPosition++;
    for (const [index, { name, input }] of changes.entries())
      this.#take(name, input, next - 1 + (index + 1) / (changes.length + 1));
  }

  /** [OB5] A change that the server refuses because it does not know this case any more is kept when `handler` says so. Returns how to stop. */
  onUnknownCase(caseId: CaseId, handler: UnknownCaseHandler): () => void {
    this.#unknownHandlers.set(caseId, handler);
    return () => this.#unknownHandlers.delete(caseId);
  }

  /** [OB5] Something about this case was not found: whether that is because the server has lost the case, which is then told of it again. */
  async isToldAgain(caseId: CaseId): Promise<boolean> {
    const handler = this.#unknownHandlers.get(caseId);
    if (!handler) return this.#mayHaveOwner(caseId);
    this.#ownerless.delete(caseId);
    return handler();
  }

  #mayHaveOwner(caseId: CaseId): boolean {
    const sinceMs = this.#ownerless.get(caseId) ?? performance.now();
    this.#ownerless.set(caseId, sinceMs);
    return performance.now() - sinceMs < OWNER_COMES_WITHIN_MS;
  }

  #take<N extends OutboxRequest>(name: N, input: OutboxInput<N>, position: number): OutboxItem {
    const duty = this.#options.duty?.();
    const requestId = crypto.randomUUID();
    const parsed = REQUESTS[name].input.parse({ ...input, requestId, ...(duty && { duty }) });
    const item = {
      position,
      name,
      input: parsed,
      queuedAt: this.#options.clock.now(),
    } as OutboxItem;
    this.#writes.set(item.position, this.#disk.put(item));
    const waiting = [...this.#state.getSnapshot().waiting, item];
    this.#patch({ waiting: waiting.sort((a, b) => a.position - b.position) });
    void this.#drain(item.input.caseId);
    return item;
  }

  /** Told when the server has confirmed a change, just before it leaves `waiting`. */
  onStored(handler: StoredHandler): () => void {
    this.#storedHandlers.add(handler);
    return () => this.#storedHandlers.delete(handler);
  }

  /** Somebody has read which changes were refused. */
  dismissRefused(): void {
    const { refused } = this.#state.getSnapshot();
    this.#patch({ refused: [] });
    for (const { item } of refused) void this.#disk.remove(item.position);
  }

  /** [OB7] Somebody has read what is stuck and wants it tried no more: it stands among the refused until that is read too. Without its opening a case has no end: that one stays. */
  async giveUpStuck(): Promise<void> {
    const { stuck } = this.#state.getSnapshot();
    for (const item of stuck.filter(({ name }) => name !== 'case:open'))
      await this.#refuse(item, ErrorCode.Internal);
    this.#drainAll();
  }

  #drainAll(): void {
    const cases = new Set(this.#state.getSnapshot().waiting.map(({ input }) => input.caseId));
    for (const caseId of cases) void this.#drain(caseId);
  }

  /** One at a time within a case: what came later may depend on what came before. */
  async #drain(caseId: CaseId): Promise<void> {
    if (this.#draining.has(caseId)) return;
    this.#draining.add(caseId);
    let repetition = 0;
    for (let item = this.#next(caseId); item; item = this.#next(caseId)) {
      const isDone = await this.#deliver(item);
      if (!isDone && this.#isLinked()) await this.#pause(repetition);
      repetition = isDone ? 0 : repetition + 1;
    }
    this.#draining.delete(caseId);
  }

  #next(caseId: CaseId): OutboxItem | null {
    if (this.#isClosed || !this.#isLinked()) return null;
    const waiting = this.#state.getSnapshot().waiting.filter(({ input }) => input.caseId === caseId);
    return nextToSend(waiting, ({ position }) => this.#stuck.isResting(position));
  }

  /** Whether the next one can go: the server has answered this one, one way or the other, or it rests. */
  async #deliver(item: OutboxItem): Promise<boolean> {
    await this.#writes.get(item.position);
    try {
      const reply = await this.#options.signaling.request(item.name, item.input);
      const seq = 'case' in reply ? reply.case.seq : reply.seq;
      for (const handler of [...this.#storedHandlers]) handler(item, seq);
    } catch (error) {
      return this.#handleFailure(item, error);
    }
    this.#stopWaiting(item);
    this.#forgetRefused(item);
    await this.#disk.remove(item.position);
    return true;
  }

  /** Given up while it was under way, and stored after all. */
  #forgetRefused({ position }: OutboxItem): void {
    const { refused } = this.#state.getSnapshot();
    if (refused.some(({ item }) => item.position === position))
      this.#patch({ refused: refused.filter(({ item }) => item.position !== position) });
  }

  async #handleFailure(item: OutboxItem, error: unknown): Promise<boolean> {
    // Given up while it was under way.
    if (!this.#state.getSnapshot().waiting.includes(item)) return true;
    const fate = fateOf(error);
    if (fate.kind === 'repeat') return false;
    if (fate.kind === 'fault') return this.#noteFault(item);
    if (await this.#isToldAgain(item, fate.code)) return false;
    await this.#refuse(item, fate.code);
    return true;
  }

  #noteFault({ position }: OutboxItem): boolean {
    this.#stuck.noteFault(position);
    this.#showStuck();
    return this.#stuck.isResting(position);
  }

  #showStuck(): void {
    const { waiting, stuck } = this.#state.getSnapshot();
    const now = waiting.filter(({ position }) => this.#stuck.isStuck(position));
    if (now.length !== stuck.length || now.some((item, index) => item !== stuck[index]))
      this.#patch({ stuck: now });
  }

  /** [OB3] Kept on the device as well: a reload before anybody has read it must not hide that something was not stored. */
  async #refuse(item: OutboxItem, code: ErrorCode): Promise<void> {
    this.#patch({ refused: [...this.#state.getSnapshot().refused, { item, code }] });
    this.#stopWaiting(item);
    await this.#disk.put({ ...item, refused: code });
  }

  async #isToldAgain({ name, input }: OutboxItem, code: ErrorCode): Promise<boolean> {
    return code === ErrorCode.NotFound && name !== 'case:open' && this.isToldAgain(input.caseId);
  }

  #stopWaiting({ position }: OutboxItem): void {
    this.#writes.delete(position);
    this.#stuck.forget(position);
    const isOther = (item: OutboxItem): boolean => item.position !== position;
    const { waiting, stuck } = this.#state.getSnapshot();
    this.#patch({ waiting: waiting.filter(isOther), stuck: stuck.filter(isOther) });
  }

  #pause(repetition: number): Promise<void> {
    const delayMs = this.#options.repeatDelayMs?.(repetition) ?? DELAYS_MS[repetition] ?? LONGEST_DELAY_MS;
    return new Promise((resolve) => {
      const end = (): void => {
        clearTimeout(timer);
        this.#pauses.delete(end);
        resolve();
      };
      const timer = setTimeout(end, delayMs);
      this.#pauses.add(end);
    });
  }

  #isLinked(): boolean {
    return this.#options.signaling.state.getSnapshot().kind === 'ready';
  }

  #patch(change: Partial<OutboxState>): void {
    this.#state.set({ ...this.#state.getSnapshot(), ...change });
  }
}

function partOf(kept: readonly KeptItem[]): Pick<OutboxState, 'waiting' | 'refused'> {
  const waiting = kept.filter(({ refused }) => refused === undefined);
  const refused = kept.flatMap(({ refused: code, ...item }) => (code === undefined ? [] : [{ item, code }]));
  return { waiting, refused };
}
