import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';

/**
 * How many of one kind a participant may have. What is being made counts as well: making takes the worker a moment, and many that are asked for at once would
 * otherwise all be found below the limit.
 */
export class Quota {
  readonly #most: number;
  readonly #what: string;
  readonly #held: () => number;
  #underWay = 0;

  /** `held`: how many there are now. */
  constructor(most: number, what: string, held: () => number) {
    this.#most = most;
    this.#what = what;
    this.#held = held;
  }

  /** `make` has to have added what it made to those held when it resolves. @throws AppError `too-many`. */
  async run<T>(make: () => Promise<T>): Promise<T> {
    if (this.#held() + this.#underWay >= this.#most)
      throw new AppError(ErrorCode.TooMany, `at most ${this.#most} ${this.#what} for one participant`);
    this.#underWay++;
    try {
      return await make();
    } finally {
      this.#underWay--;
    }
  }
}
