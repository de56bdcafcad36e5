import { isOver } from '@smart-triage/shared/domain/caseMachine';
import { CaseReplica } from '@smart-triage/shared/client/caseReplica';
import type { EcgLog, KeptCase } from '@smart-triage/shared/client/ecgLog';
import { EcgUplink } from '@smart-triage/shared/client/ecgUplink';
import type { SignalingClient } from '@smart-triage/shared/client/signalingClient';
import { createStore, type Readable, type Store } from '@smart-triage/shared/client/store';
import type { CaseId } from '@smart-triage/shared/domain/ids';
import { AppError } from '@smart-triage/shared/errors/appError';
import { isRefused } from '@smart-triage/shared/errors/isRefused';
import type { Clock } from '@smart-triage/shared/time/clock';
import type { ReportFault } from '../faults.ts';
import { ComparisonAtClose } from '../case/comparisonAtClose.ts';
import type { Outbox } from '../outbox/outbox.ts';

/** ECG of cases that are not open on this tablet and that the server does not have (certainly). */
export type LeftoverState = { readonly cases: number; readonly frames: number };

export type EcgLeftoversOptions = {
  log: EcgLog;
  clock: Clock;
  signaling: SignalingClient;
  outbox: Pick<Outbox, 'state' | 'add'>;
  onFault: ReportFault;
};

/** The case on the screen: it carries its own ECG, and goes before all others. */
type CurrentCase = { readonly caseId: CaseId; readonly isBehind: () => boolean };
type Delivery = {
  readonly caseId: CaseId;
  readonly uplink: EcgUplink;
  readonly replica: CaseReplica;
  readonly comparison: ComparisonAtClose;
  readonly subscriptions: readonly (() => void)[];
};

/** Ten times real time, which is what a backlog is promised; half of what the case on the screen may take. */
const FRAMES_PER_S = 100;

/**
 * [EC10] Delivers what is left in the log of cases that nobody has open: at the start of the page and after each reconnect, one case after another, the newest
 * first, and only while the case on the screen has no backlog of its own.
 */
export class EcgLeftovers {
  readonly state: Readable<LeftoverState>;
  readonly #state: Store<LeftoverState>;
  readonly #options: EcgLeftoversOptions;
  readonly #subscriptions: (() => void)[];
  /** Delivered or refused over this link: not tried again before the next one. */
  readonly #passed = new Set<CaseId>();
  #kept: readonly KeptCase[] = [];
  #current: CurrentCase | null = null;
  #delivery: Delivery | null = null;
  #work: Promise<void> = Promise.resolve();
  #isClosed = false;

  constructor(options: EcgLeftoversOptions) {
    this.#options = options;
    this.#state = createStore<LeftoverState>({ cases: 0, frames: 0 });
    this.state = this.#state;
    this.#subscriptions = [
      options.signaling.onReady(() => {
        this.#passed.clear();
        void this.#inTurn(() => this.#next());
      }),
      options.outbox.state.subscribe(() => {
        this.#handleOutbox();
      }),
    ];
    void this.#inTurn(() => this.#next());
  }

  /** Resolves once nothing of this case is read or sent here any more. `isBehind`: whether it has a backlog, which goes first. */
  giveWay(current: CurrentCase): Promise<void> {
    this.#current = current;
    return this.#inTurn(async () => {
      if (this.#delivery?.caseId === current.caseId) await this.#stop();
      await this.#next();
    });
  }

  /** The case is no longer on the screen, and what is left of it is on the disk. */
  takeOver(caseId: CaseId): Promise<void> {
    if (this.#current?.caseId === caseId) this.#current = null;
    this.#passed.delete(caseId);
    return this.#inTurn(() => this.#next());
  }

  close(): Promise<void> {
    this.#isClosed = true;
    for (const unsubscribe of this.#subscriptions.splice(0)) unsubscribe();
    return this.#inTurn(() => this.#stop());
  }

  async #next(): Promise<void> {
    if (this.#isClosed) return;
    this.#kept = await this.#options.log.cases();
    this.#refresh();
    const isLinked = this.#options.signaling.state.getSnapshot().kind === 'ready';
    const due = this.#others().find(({ caseId }) => !this.#passed.has(caseId) && !this.#isUnknown(caseId));
    if (due && isLinked && !this.#delivery) await this.#deliver(due.caseId);
  }

  async #deliver(caseId: CaseId): Promise<void> {
    const { log, clock, signaling, onFault } = this.#options;
    // The server tells what it has stored only to those who watch the case.
    const replica = new CaseReplica(signaling, caseId, (error) => {
      if (isRefused(error)) this.#pass(caseId);
      else if (!(error instanceof AppError)) onFault(error);
    });
    const uplink = await EcgUplink.create({
      caseId,
      log,
      clock,
      signaling,
      backlogFramesPerS: FRAMES_PER_S,
      isHeldBack: () => replica.state.getSnapshot() === null || (this.#current?.isBehind() ?? false),
    });
    const comparison = this.#comparisonOf(caseId, uplink, replica);
    // A closed case is done with when its hashes are told as well; one that is still open tells them later, wherever it is closed.
    const look = (): void => {
      this.#refresh();
      const status = replica.state.getSnapshot()?.status ?? 'closed';
      if (uplink.state.getSnapshot().waiting === 0 && !isOver(status)) this.#pass(caseId);
    };
    const subscriptions = [
      uplink.state.subscribe(look),
      replica.state.subscribe(() => {
        uplink.release();
        look();
      }),
    ];
    this.#delivery = { caseId, uplink, replica, comparison, subscriptions };
    look();
    uplink.release();
  }

  #comparisonOf(caseId: CaseId, uplink: EcgUplink, replica: CaseReplica): ComparisonAtClose {
    const { outbox, onFault } = this.#options;
    return new ComparisonAtClose({
      uplink,
      confirmed: replica.state,
      isOnTheWay: () =>
        outbox.state
          .getSnapshot()
          .waiting.some(({ name, input }) => name === 'ecg:compare' && input.caseId === caseId),
      send: (blocks) => {
        outbox.add('ecg:compare', { caseId, blocks });
      },
      onTold: () => {
        this.#pass(caseId);
      },
      onFault,
    });
  }

  /** Delivered, or refused for good: in both cases nothing more can be done for it over this link. */
  #pass(caseId: CaseId): void {
    if (this.#passed.has(caseId)) return;
    this.#passed.add(caseId);
    void this.#inTurn(async () => {
      if (this.#delivery?.caseId === caseId) await this.#stop();
      await this.#next();
    });
  }

  async #stop(): Promise<void> {
    const delivery = this.#delivery;
    if (!delivery) return;
    this.#delivery = null;
    for (const unsubscribe of delivery.subscriptions) unsubscribe();
    delivery.comparison.close();
    delivery.replica.close();
    await delivery.uplink.close();
  }

  #handleOutbox(): void {
    this.#delivery?.comparison.look();
    const hasUntried = this.#others().some(({ caseId }) => !this.#passed.has(caseId));
    if (hasUntried && !this.#delivery) void this.#inTurn(() => this.#next());
  }

  /** Neither a case nor a stream that the server has not heard of can be sent to it. */
  #isUnknown(caseId: CaseId): boolean {
    return this.#options.outbox.state
      .getSnapshot()
      .waiting.some(
        ({ name, input }) => input.caseId === caseId && (name === 'case:open' || name === 'ecg:start'),
      );
  }

  #others(): readonly KeptCase[] {
    return this.#kept.filter(({ caseId }) => caseId !== this.#current?.caseId);
  }

  #refresh(): void {
    const delivery = this.#delivery;
    const left = this.#others()
      .map(({ caseId, frames }) =>
        caseId === delivery?.caseId ? delivery.uplink.state.getSnapshot().waiting : frames,
      )
      .filter((frames) => frames > 0);
    const next = { cases: left.length, frames: left.reduce((sum, frames) => sum + frames, 0) };
    const before = this.#state.getSnapshot();
    if (next.cases !== before.cases || next.frames !== before.frames) this.#state.set(next);
  }

  #inTurn(work: () => Promise<void>): Promise<void> {
    this.#work = this.#work.then(work).catch(this.#options.onFault);
    return this.#work;
  }
}
