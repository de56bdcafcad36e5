import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { RateLimiterMemory } from 'rate-limiter-flexible';

const FREE_TRIES = 4;
const FIRST_DELAY_S = 2;
const LONGEST_DELAY_S = 15 * 60;
/** Failures are forgotten when none was added for this long. */
const MEMORY_S = 60 * 60;

/** [ID5] Makes guessing slow: after a few failures each further one doubles the wait, for this account from this address and for the account from anywhere. */
export class SignInGuard {
  readonly #failures = new RateLimiterMemory({
    points: FREE_TRIES,
    duration: MEMORY_S,
    keyPrefix: 'failures',
  });
  readonly #waits = new RateLimiterMemory({ points: 1, duration: LONGEST_DELAY_S, keyPrefix: 'waits' });

  /** Wrong tries are counted; a right one without the second factor is neither. */
  async run<T>(account: string, address: string, attempt: () => Promise<T>): Promise<T> {
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
    const waits = await Promise.all(keysOf(account, address).map(({ key }) => this.#waits.get(key)));
    if (waits.some((wait) => wait !== null && wait.consumedPoints > 1))
      throw new AppError(ErrorCode.TooMany, 'too many attempts: wait before the next one');
  }

  async failed(account: string, address: string): Promise<void> {
    for (const { key, free } of keysOf(account, address)) {
      const { consumedPoints } = await this.#failures.penalty(key);
      const beyond = consumedPoints - free;
      if (beyond > 0)
        await this.#waits.block(key, Math.min(LONGEST_DELAY_S, FIRST_DELAY_S * 2 ** (beyond - 1)));
    }
  }

  async succeeded(account: string, address: string): Promise<void> {
    for (const { key } of keysOf(account, address)) await this.#failures.delete(key);
  }
}

/** Who tries from many addresses has more tries than who tries from one, so that nobody can shut a colleague out with a handful of wrong passwords. */
function keysOf(account: string, address: string) {
  return [
    { key: `${account} ${address}`, free: FREE_TRIES },
    { key: account, free: 5 * FREE_TRIES },
  ];
}
