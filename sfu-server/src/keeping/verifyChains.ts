import type { AuditLog } from '../audit/auditLog.ts';
import type { EventLog } from '../store/eventLog.ts';
import type { Verification } from './storeWords.ts';

type Chains = { events: Pick<EventLog, 'findBreak'>; log: Pick<AuditLog, 'verify' | 'holds'> };

/** Follows both hash chains. `noted` is a hash of the access log that stands elsewhere, or empty. */
export async function verifyChains({ events, log }: Chains, noted: string): Promise<Verification> {
  return {
    caseBreak: await events.findBreak(),
    accessLogBreak: (await log.verify()).firstBreak,
    isCut: noted !== '' && !(await log.holds(noted)),
  };
}
