import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { CaseDirectory } from '../cases/caseDirectory.ts';
import type { RoomRegistry } from '../media/roomRegistry.ts';

/** Numbers only: no label of any metric names a case, a person or an address. */
export function createMetrics(rooms: RoomRegistry, cases: CaseDirectory): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const open = new Gauge({
    name: 'smart_triage_open_cases',
    help: 'Cases that are not closed',
    registers: [registry],
    collect: () => {
      open.set(cases.open().length);
    },
  });
  const media = new Gauge({
    name: 'smart_triage_media_objects',
    help: 'Rooms, peers, transports, producers and consumers that exist now',
    labelNames: ['kind'],
    registers: [registry],
    collect: async () => {
      for (const [kind, count] of Object.entries(await rooms.counts())) media.set({ kind }, count);
    },
  });
  return registry;
}
