import { FlowGate } from './flowGate.ts';

/** What the uplink needs of a mediasoup data channel. */
export type EcgChannel = {
  readonly readyState: string;
  readonly bufferedAmount: number;
  send(data: Uint8Array<ArrayBuffer>): void;
};

/** A channel takes 2 MB before it drops what it is given (a limit of mediasoup's SCTP, by stream); far less keeps new frames from queueing behind old ones. */
export const HIGH_WATER_BYTES = 64_000;
export const LOW_WATER_BYTES = 16_000;
/** This long a channel that did not answer is left alone, and one that takes nothing is called dead. */
const TRY_AGAIN_MS = 10_000;

/**
 * The first lane. It goes by what leaves the channel, not by what the channel says: after a long dead zone its association can be gone at the server while this
 * end calls it open and keeps all that it is given (seen after five minutes).
 */
export class EcgChannelLane {
  readonly #gate = new FlowGate(HIGH_WATER_BYTES, LOW_WATER_BYTES);
  #channel: EcgChannel | null = null;
  /** Answers stopped: not tried again before this, nor before what it holds has left. 0: in use. */
  #avoidedUntilMs = 0;
  #movedAtMs = 0;
  #buffered = 0;

  use(channel: EcgChannel, nowMs: number): void {
    this.#channel = channel;
    this.#avoidedUntilMs = 0;
    this.#movedAtMs = nowMs;
    this.#buffered = 0;
  }

  close(): void {
    this.#channel = null;
  }

  /** Whether frames go this way; `hasOther`: there is the socket to turn to. */
  isInUse(nowMs: number, hasOther: boolean): boolean {
    this.#comeBack(nowMs);
    return this.#channel?.readyState === 'open' && !(this.#avoidedUntilMs > 0 && hasOther);
  }

  avoid(nowMs: number): void {
    this.#avoidedUntilMs = nowMs + TRY_AGAIN_MS;
  }

  /** Whether it takes more now. */
  mayGo(): boolean {
    return this.#channel !== null && this.#gate.mayGo(this.#channel.bufferedAmount);
  }

  isEmpty(): boolean {
    return this.#channel?.bufferedAmount === 0;
  }

  /** `false`: it ended at this very moment, or is full. What it did not take is not confirmed, and goes again with all else. */
  send(bytes: Uint8Array<ArrayBuffer>): boolean {
    try {
      this.#channel?.send(bytes);
      return this.#channel !== null;
    } catch {
      return false;
    }
  }

  /** To be asked with each look. `true` once for every ten seconds in which it was closed, or nothing of what it holds has left. */
  isDead(nowMs: number): boolean {
    if (!this.#channel) return false;
    const { readyState, bufferedAmount } = this.#channel;
    const isMoving = bufferedAmount <= LOW_WATER_BYTES || bufferedAmount < this.#buffered;
    this.#buffered = bufferedAmount;
    if (readyState === 'open' && isMoving) this.#movedAtMs = nowMs;
    if (nowMs - this.#movedAtMs < TRY_AGAIN_MS) return false;
    this.#movedAtMs = nowMs;
    return true;
  }

  #comeBack(nowMs: number): void {
    const isEmptied = (this.#channel?.bufferedAmount ?? 0) <= LOW_WATER_BYTES;
    if (nowMs >= this.#avoidedUntilMs && isEmptied) this.#avoidedUntilMs = 0;
  }
}
