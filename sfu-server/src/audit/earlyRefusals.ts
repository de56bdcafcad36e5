import type { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import type { Logger } from '../logging/logger.ts';
import type { AuditTrail } from './auditTrail.ts';

/** Where somebody is turned away before it is asked who they are. */
export type EarlyRefusal =
  | 'request of another site'
  | 'connection of another site'
  | 'sign-in of an address that tries too often'
  | 'request of an address that asks too much'
  | 'connection of an address that has too many';

/** [AU2] What is refused before it is asked who asks has its line too. The refusal stands whether or not it could be written. */
export class EarlyRefusals {
  readonly #trail: Pick<AuditTrail, 'record'>;
  readonly #logger: Pick<Logger, 'error'>;

  constructor(trail: Pick<AuditTrail, 'record'>, logger: Pick<Logger, 'error'>) {
    this.#trail = trail;
    this.#logger = logger;
  }

  async record(request: EarlyRefusal, address: string, refusal: ErrorCode): Promise<void> {
    try {
      await this.#trail.record({ type: 'request-refused', users: [], address, refusal, data: { request } });
    } catch (err) {
      this.#logger.error({ err, request }, 'a refusal has no line in the access log');
    }
  }
}
