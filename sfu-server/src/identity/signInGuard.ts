import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { Turns } from './turns.ts';

const FREE_TRIES = 4;
const FIRST_DELAY_S = 2;
const LONGEST_DELAY_S = 15 * 60;
/** Failures are forgotten when none was added for this long. */
const MEMORY_S = 60 * 60;

type SignInGuardOptions = {
  /** Free tries of one place for all accounts together: where one tablet could try one PIN for every number. Absent: a place has no count of its own, since a hospital may be behind one address. */
  triesPerPlace?: number;
};

/**
 * [ID5] Makes guessing slow: after a few failures each further one doubles the wait, for this account from this address and for the account from anywhere.
 * Tries of one account take turns: many that came at once would otherwise all be let through before the first of them had failed.
 */
export class SignInGuard {
  readonly #triesPerPlace: number | undefined;
  readonly #turns = new Turns();
  readonly #failures = new RateLimiterMemory({
    points: FREE_TRIES,
    duration: MEMORY_S,
    keyPrefix: 'failures',
  });
  readonly #waits = new RateLimiterMemory({ points: 1, duration: LONGEST_DELAY_S, keyPrefix: 'waits' });

  constructor({ triesPerPlace }: SignInGuardOptions = {}) {
    this.#triesPerPlace = triesPerPlace;
  }

  /** Wrong tries are counted; a right one without the second factor is neither. */
  run<T>(account: string, address: string, attempt: () => Promise<T>): Promise<T> {
    // Where a place is counted, everything from it takes turns: its count must not be outrun by trying many accounts at once.
    const whose = this.#triesPerPlace === undefined ? account : address;
    return this.#turns.take(whose, () => this.#run(account, address, attempt));
  }

  async #run<T>(account: string, address: string, attempt: () => Promise<T>): Promise<T> {
    await this.assertMayTry(account, address);
    try {
      const result = await attempt();
      await this.succeeded(account, address);
      return result;
    } catch (error) {
      if (error instanceof AppError && error.code === ErrorCode.NotSignedIn)
        await this.failed(account, address);
      throw error;
    }
  }

  async assertMayTry(account: string, address: string): Promise<void> {
    const waits = await Promise.all(this.#keysOf(account, address).map(({ key }) => this.#waits.get(key)));
    if (waits.some((wait) => wait !== null && wait.consumedPoints > 1))
      throw new AppError(ErrorCode.TooMany, 'too many attempts: wait before the next one');
  }

  async failed(account: string, address: string): Promise<void> {
    for (const { key, free } of this.#keysOf(account, address)) {
      const { consumedPoints } = await this.#failures.penalty(key);
      const beyond = consumedPoints - free;
      if (beyond > 0)
        await this.#waits.block(key, Math.min(LONGEST_DELAY_S, FIRST_DELAY_S * 2 ** (beyond - 1)));
    }
  }

  async succeeded(account: string, address: string): Promise<void> {
    // One right try does not wash away what was tried on other accounts from the same place.
    for (const { key } of this.#keysOf(account, address).slice(0, 2)) await this.#failures.delete(key);
  }

  /** Who tries from many addresses has more tries than who tries from one, so that nobody can shut a colleague out with a handful of wrong passwords. */
  #keysOf(account: string, address: string) {
    const free = this.#triesPerPlace;
    return [
      { key: `of ${account} at ${address}`, free: FREE_TRIES },
      { key: `of ${account}`, free: 5 * FREE_TRIES },
      ...(free === undefined ? [] : [{ key: `at ${address}`, free }]),
    ];
  }
}
