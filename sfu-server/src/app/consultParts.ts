import type { Actor } from '@smart-triage/shared/domain/role';
import type { Clock } from '@smart-triage/shared/time/clock';
import type { CaseService } from '../cases/caseService.ts';
import { ConsultRinger } from '../consults/consultRinger.ts';
import { DutyLedger } from '../consults/dutyLedger.ts';
import type { Accounts } from '../identity/accounts.ts';
import { audience, type Notifier } from '../signaling/notifier.ts';
import type { SessionRegistry } from '../signaling/sessionRegistry.ts';
import type { StoreParts } from './storeParts.ts';

type ConsultPartsDeps = Pick<StoreParts, 'database' | 'gate' | 'faults'> & {
  accounts: Pick<Accounts, 'peopleOf'>;
  sessions: () => Pick<SessionRegistry, 'connected'>;
  isExpected: (person: Actor) => boolean;
  cases: () => CaseService;
  notifier: Notifier;
  clock: Clock;
  escalateAfterMs: number;
};

/** Whom a consult rings at, and when it rings at the next one too. */
export async function createConsultParts(deps: ConsultPartsDeps) {
  const { database, gate, faults, accounts, sessions, isExpected, cases, notifier, clock, escalateAfterMs } =
    deps;
  const duty = await DutyLedger.create({
    ...{ database, gate, clock },
    peopleOf: (site) => accounts.peopleOf('cardiologist', site),
    connected: (site) => sessions().connected('cardiologist', site),
    isExpected,
    onChange: (site, changed) => {
      notifier.notify(audience.duty(site), 'duty:changed', { duty: changed });
    },
    onError: faults.report('who is on duty could not be told'),
  });
  const ringer = new ConsultRinger({
    ...{ cases, duty, clock, escalateAfterMs },
    onError: faults.reportUnlessStoreIsAway('a consult could not be rung'),
  });
  return { duty, ringer };
}
