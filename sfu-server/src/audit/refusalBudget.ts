import { RateLimiterMemory } from 'rate-limiter-flexible';

/** Of one person at one address, or of nobody known at one. More in a minute is a program, and what it does is known from these. */
export const REFUSALS_PER_MINUTE = 120;

/** How many refusals have a line each. Without an end to it, whoever is refused fills the disk with the log, and nothing could be stored any more. */
export class RefusalBudget {
  readonly #refused = new RateLimiterMemory({ points: REFUSALS_PER_MINUTE, duration: 60 });

  /** `last`: its line has to say that more of this minute have none. */
  async take(who: string): Promise<'line' | 'last' | 'none'> {
    const { consumedPoints } = await this.#refused.penalty(who);
    if (consumedPoints < REFUSALS_PER_MINUTE) return 'line';
    return consumedPoints === REFUSALS_PER_MINUTE ? 'last' : 'none';
  }
}
