import type { Clock } from '@smart-triage/shared/time/clock';
import { CapacityFeed } from '../capacity/capacityFeed.ts';
import { CapacityLedger } from '../capacity/capacityLedger.ts';
import { capacitySource } from '../capacity/capacitySource.ts';
import type { Logger } from '../logging/logger.ts';
import { HOSPITALS } from '../region/hollandsMidden.ts';
import { audience, type Notifier } from '../signaling/notifier.ts';
import type { Database } from '../store/database.ts';
import type { StoreGate } from '../store/storeGate.ts';

type CapacityPartsDeps = {
  database: Database;
  gate: StoreGate;
  notifier: Notifier;
  logger: Logger;
  clock: Clock;
  /** Where it comes from besides people. */
  source: string | undefined;
};

/** What hospitals can take: by people, and from a system of the region where there is one. */
export async function createCapacityParts(deps: CapacityPartsDeps) {
  const { database, gate, notifier, logger, clock, source } = deps;
  const capacity = await CapacityLedger.create({
    ...{ database, gate, clock },
    hospitals: HOSPITALS,
    onFact: (fact) => {
      notifier.notify(audience.capacity, 'capacity:changed', { fact });
    },
  });
  const feed =
    source === undefined
      ? null
      : CapacityFeed.start({
          source: capacitySource(source),
          ledger: capacity,
          clock,
          onError: (err) => {
            logger.warn({ err }, 'the capacity source could not be read');
          },
        });
  return { capacity, feed };
}
