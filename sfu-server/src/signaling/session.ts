import type { Actor } from '@smart-triage/shared/domain/role';
import { randomUUID } from 'node:crypto';
import type { Identity } from '../identity/identity.ts';

/** One client's standing with the server. It outlives its connections, so that a cut does not cost a client its media. */
export class Session {
  readonly id: string = randomUUID();
  identity: Identity;
  /** The connection that it speaks over now; an older one of the same session is told nothing any more. */
  socketId: string | null = null;
  #graceTimer: NodeJS.Timeout | null = null;

  constructor(identity: Identity) {
    this.identity = identity;
  }

  get actor(): Actor {
    return this.identity.actor;
  }

  attach(socketId: string): void {
    this.cancelGrace();
    this.socketId = socketId;
  }

  /** Starts the clock that ends the session, unless another connection has taken over already. */
  detach(socketId: string, graceMs: number, onExpired: () => void): void {
    if (this.socketId !== socketId) return;
    this.socketId = null;
    this.#graceTimer = setTimeout(onExpired, graceMs);
    this.#graceTimer.unref();
  }

  cancelGrace(): void {
    if (this.#graceTimer) clearTimeout(this.#graceTimer);
    this.#graceTimer = null;
  }
}
