import type { AuditLog } from '../audit/auditLog.ts';
import type { EventLog } from '../store/eventLog.ts';

/** What following both hash chains came to. */
export type Verification = {
  /** Position of the first entry, or line, that does not follow the one before it; `null` when the chain is whole. */
  caseBreak: number | null;
  accessLogBreak: number | null;
  /** The line of the hash that was noted elsewhere is not there. */
  isCut: boolean;
};

type Chains = { events: Pick<EventLog, 'findBreak'>; log: Pick<AuditLog, 'verify' | 'holds'> };

/** Follows both hash chains. `noted` is a hash of the access log that stands elsewhere, or empty. */
export async function verifyChains({ events, log }: Chains, noted: string): Promise<Verification> {
  return {
    caseBreak: await events.findBreak(),
    accessLogBreak: (await log.verify()).firstBreak,
    isCut: noted !== '' && !(await log.holds(noted)),
  };
}
