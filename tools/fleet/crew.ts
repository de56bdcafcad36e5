import { isOver } from '@smart-triage/shared/domain/caseMachine';
import { CaseReplica } from '@smart-triage/shared/client/caseReplica';
import type { SignalingClient } from '@smart-triage/shared/client/signalingClient';
import type { IntakeStep } from '@smart-triage/models/simulator/scenarioIntake';
import type { CaseState } from '@smart-triage/shared/domain/caseState';
import type { Hospital } from '@smart-triage/shared/domain/hospital';
import type { CaseId } from '@smart-triage/shared/domain/ids';
import type { Position } from '@smart-triage/shared/domain/hospital';
import type { VitalsReading } from '@smart-triage/shared/domain/vitals';
import type { Clock } from '@smart-triage/shared/time/clock';
import type { Instant } from '@smart-triage/shared/time/instant';
import { type CrewAction, destinationOf, nextAction } from './crewScript.ts';
import { insist } from './insist.ts';
import { Ride } from './ride.ts';

export type CrewOptions = {
  signaling: SignalingClient;
  /** The server's time. */
  clock: Clock;
  caseId: CaseId;
  scene: Position;
  hospitals: readonly Hospital[];
  consultAtSecond: number;
  leavesAtSecond: number | null;
  intake: readonly IntakeStep[];
  readVitals: (now: Instant) => VitalsReading;
  isEcgDelivered: () => boolean;
  /** Told once, when the patient is in other hands. */
  onHandedOver: () => void;
  onClosed: () => void;
  onError: (error: unknown) => void;
};

const LOOK_EVERY_MS = 1000;
const POSITION_EVERY_MS = 2000;
/** A monitor measures all the time; the record takes a reading now and then. */
const VITALS_EVERY_MS = 10_000;

/** Whoever rides in a simulated ambulance: follows the case, does what the script says, measures and drives. */
export class Crew {
  readonly #options: CrewOptions;
  readonly #replica: CaseReplica;
  readonly #ride: Ride;
  readonly #timers: readonly NodeJS.Timeout[];
  readonly #stopped = new AbortController();
  #isBusy = false;
  /** The `seq` after the crew's last action: until the replica has got there, it shows the past. */
  #actedAtSeq = 0;
  #hasHandedOver = false;

  constructor(options: CrewOptions) {
    this.#options = options;
    this.#replica = new CaseReplica(options.signaling, options.caseId, options.onError);
    this.#ride = new Ride(options.scene);
    this.#timers = [
      setInterval(() => {
        this.#look();
      }, LOOK_EVERY_MS),
      setInterval(() => {
        this.#reportPosition();
      }, POSITION_EVERY_MS),
      setInterval(() => {
        this.#recordVitals();
      }, VITALS_EVERY_MS),
    ];
  }

  close(): void {
    this.#stopped.abort();
    for (const timer of this.#timers) clearInterval(timer);
    this.#replica.close();
  }

  #look(): void {
    const state = this.#replica.state.getSnapshot();
    if (!state || this.#isBusy || state.seq < this.#actedAtSeq) return;
    this.#noticeEnd(state);
    const now = this.#options.clock.now();
    this.#ride.head(this.#destination(state, now), now);
    const { intake, consultAtSecond, isEcgDelivered } = this.#options;
    const action = nextAction(state, {
      now,
      intake,
      consultAtSecond,
      arrivalAt: this.#ride.arrivalAt(),
      isEcgDelivered: isEcgDelivered(),
    });
    if (action) void this.#act(action);
  }

  #noticeEnd({ status }: CaseState): void {
    const { onHandedOver, onClosed } = this.#options;
    if (isOver(status)) onClosed();
    if (this.#hasHandedOver || (status !== 'handed-over' && !isOver(status))) return;
    this.#hasHandedOver = true;
    onHandedOver();
  }

  #destination(state: CaseState, now: Instant): Hospital | null {
    const { hospitals, leavesAtSecond } = this.#options;
    const pciCentre = hospitals.find((hospital) => hospital.pciCentre)?.id ?? null;
    const destination = destinationOf(state, { now, leavesAtSecond, pciCentre });
    return hospitals.find(({ id }) => id === destination) ?? null;
  }

  async #act(action: CrewAction): Promise<void> {
    this.#isBusy = true;
    try {
      const { seq } = await this.#ask(action);
      this.#actedAtSeq = seq;
    } catch (error) {
      this.#options.onError(error);
    } finally {
      this.#isBusy = false;
    }
  }

  #ask(action: CrewAction): Promise<{ seq: number }> {
    const { signaling, caseId } = this.#options;
    const change = { requestId: crypto.randomUUID(), caseId };
    const { signal } = this.#stopped;
    switch (action.kind) {
      case 'enter':
        return insist(signaling, 'intake:change', { ...change, changes: action.changes }, signal);
      case 'request-consult':
        return insist(signaling, 'consult:request', change, signal);
      case 'acknowledge': {
        const { decisionId } = action;
        return insist(signaling, 'decision:acknowledge', { ...change, decisionId }, signal);
      }
      case 'depart':
        return insist(signaling, 'case:start-transport', change, signal);
      case 'hand-over':
        return insist(signaling, 'case:hand-over', change, signal);
      case 'close':
        return insist(signaling, 'case:close', change, signal);
    }
  }

  /** In a dead zone nothing is kept: the next position replaces this one. */
  #reportPosition(): void {
    const { signaling, caseId, clock, onError } = this.#options;
    signaling.request('position:report', { caseId, ...this.#ride.report(clock.now()) }).catch(onError);
  }

  /** In a dead zone readings wait, each with the time at which it was measured. */
  #recordVitals(): void {
    const { signaling, caseId, clock, readVitals, onError } = this.#options;
    if (this.#hasHandedOver) return;
    const input = { requestId: crypto.randomUUID(), caseId, reading: readVitals(clock.now()) };
    insist(signaling, 'vitals:record', input, this.#stopped.signal).catch(onError);
  }
}
