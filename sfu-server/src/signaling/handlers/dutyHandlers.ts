import { siteOf } from '@smart-triage/shared/domain/role';
import type { DutyLedger } from '../../consults/dutyLedger.ts';
import type { Handlers } from '../handlers.ts';
import { audience } from '../notifier.ts';

export function dutyHandlers(
  ledger: DutyLedger,
  escalatesAfterMs: number,
): Pick<Handlers, 'duty:watch' | 'duty:set'> {
  return {
    'duty:watch': async (_, { listen, actor }) => {
      listen(audience.duty(siteOf(actor)));
      return { duty: await ledger.view(siteOf(actor)), escalatesAfterMs };
    },
    'duty:set': async (input, { actor }) => ({ roster: await ledger.set(actor, input) }),
  };
}
