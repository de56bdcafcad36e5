import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import type { ServerState } from '@smart-triage/shared/protocol/serverState';
import { isStoreFailure } from './storeFailure.ts';

/** Why nothing is taken now. */
export type StoreTrouble = Exclude<ServerState, 'running'>;

type StoreGateOptions = {
  /** Told when the store stops or starts taking changes. */
  onChange?: (state: ServerState) => void;
  retryEveryMs?: number;
};

/** Long enough for a database that starts anew, short enough that a crew does not notice a hiccup. */
const RETRY_EVERY_MS = 500;

/**
 * [ST1] The one place that knows whether the database takes changes. While it does not, new ones are refused with a code, so that whoever sent them keeps them;
 * what was taken before is carried through, however long that takes.
 */
export class StoreGate {
  readonly #options: StoreGateOptions;
  readonly #troubles = new Set<StoreTrouble>();
  readonly #pauses = new Set<() => void>();
  #isClosed = false;

  constructor(options: StoreGateOptions = {}) {
    this.#options = options;
  }

  state(): ServerState {
    const [first] = this.#troubles;
    return first ?? 'running';
  }

  /** Throws `StoreUnavailable` while nothing is taken. */
  assertOpen(): void {
    if (this.#troubles.size > 0 || this.#isClosed) throw unavailable();
  }

  report(trouble: StoreTrouble, isThere: boolean): void {
    const before = this.state();
    if (isThere) this.#troubles.add(trouble);
    else this.#troubles.delete(trouble);
    if (this.state() !== before) this.#options.onChange?.(this.state());
  }

  /** Repeats `work` until the database has carried it out. `isRepeat`: the one before may have been committed although it failed. */
  async carryThrough(work: (isRepeat: boolean) => Promise<void>): Promise<void> {
    for (let isRepeat = false; ; isRepeat = true) {
      try {
        await work(isRepeat);
        this.report('database-failed', false);
        return;
      } catch (error) {
        if (!isStoreFailure(error)) throw error;
        this.report('database-failed', true);
        await this.#pause();
        if (this.#isClosed) throw unavailable(error);
      }
    }
  }

  /** A read: what fails is not repeated here, since whoever asked can ask again. */
  async read<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw isStoreFailure(error) ? unavailable(error) : error;
    }
  }

  /** What could not be carried through is given up: nobody was told that it is stored. */
  close(): void {
    this.#isClosed = true;
    for (const end of [...this.#pauses]) end();
  }

  #pause(): Promise<void> {
    if (this.#isClosed) return Promise.resolve();
    return new Promise((resolve) => {
      const end = (): void => {
        clearTimeout(timer);
        this.#pauses.delete(end);
        resolve();
      };
      const timer = setTimeout(end, this.#options.retryEveryMs ?? RETRY_EVERY_MS);
      this.#pauses.add(end);
    });
  }
}

function unavailable(cause?: unknown): AppError {
  return new AppError(ErrorCode.StoreUnavailable, 'the server cannot store anything now', { cause });
}
