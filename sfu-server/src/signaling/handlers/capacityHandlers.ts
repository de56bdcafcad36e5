import type { Roads } from '@smart-triage/shared/domain/roads';
import type { CapacityLedger } from '../../capacity/capacityLedger.ts';
import type { Handlers } from '../handlers.ts';
import { audience } from '../notifier.ts';

export function capacityHandlers(
  ledger: CapacityLedger,
  roads: Roads,
): Pick<Handlers, 'capacity:watch' | 'capacity:report'> {
  return {
    'capacity:watch': (_, { listen }) => {
      listen(audience.capacity);
      return { facts: ledger.facts(), roads };
    },
    'capacity:report': async ({ requestId, change }, { actor }) => ({
      fact: await ledger.report(requestId, actor, change),
    }),
  };
}
