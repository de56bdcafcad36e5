import { RateLimiterMemory } from 'rate-limiter-flexible';

/** A screen that opens with everything on it asks some sixty things at once; a tablet after a dead zone sends ten batches a second. */
const REQUESTS = 400;
const WINDOW_S = 2;
/** Beyond this many in one window it is no mistake of a client any more. */
const FLOOD = 3 * REQUESTS;
/** Of one person over all their pages: several screens that open at once. */
const REQUESTS_PER_ACCOUNT = 4 * REQUESTS;
/** A control room, or a whole simulated fleet, behind one address. */
const SOCKETS_PER_ADDRESS = 300;

/** How much one connection and one address may ask. */
export class SocketLimits {
  readonly #requests = new RateLimiterMemory({ points: FLOOD, duration: WINDOW_S });
  readonly #accounts = new RateLimiterMemory({ points: REQUESTS_PER_ACCOUNT, duration: WINDOW_S });
  readonly #sockets = new Map<string, number>();

  /** False when the address has as many connections as it may have. Else it holds one more, until `release`. */
  admit(address: string): boolean {
    const held = this.#sockets.get(address) ?? 0;
    if (held >= SOCKETS_PER_ADDRESS) return false;
    this.#sockets.set(address, held + 1);
    return true;
  }

  release(address: string): void {
    const left = (this.#sockets.get(address) ?? 1) - 1;
    if (left > 0) this.#sockets.set(address, left);
    else this.#sockets.delete(address);
  }

  /** Counts one request of this connection, and of whoever has said hello on it. */
  async take(socketId: string, account: string | null): Promise<'within' | 'too-many' | 'flood'> {
    const { consumedPoints } = await this.#requests.penalty(socketId);
    if (consumedPoints > FLOOD) return 'flood';
    const ofAccount = account === null ? null : await this.#accounts.penalty(account);
    const isTooMany = consumedPoints > REQUESTS || (ofAccount?.consumedPoints ?? 0) > REQUESTS_PER_ACCOUNT;
    return isTooMany ? 'too-many' : 'within';
  }
}
