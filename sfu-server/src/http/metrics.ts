import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client';
import type { CaseDirectory } from '../cases/caseDirectory.ts';
import type { RoomRegistry } from '../media/roomRegistry.ts';

type MetricsDeps = {
  rooms: RoomRegistry;
  cases: CaseDirectory;
  /** The two logs, by what they keep, with how many transactions they have committed. */
  logs: Readonly<Record<'ecg' | 'events', { readonly commits: number }>>;
};

/** Numbers only: no label of any metric names a case, a person or an address. */
export function createMetrics({ rooms, cases, logs }: MetricsDeps): Registry {
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
  const commits = new Counter({
    name: 'smart_triage_commits_total',
    help: 'Transactions that were committed since the start; each holds all that waited for it',
    labelNames: ['log'],
    registers: [registry],
    collect: () => {
      commits.reset();
      for (const [log, { commits: count }] of Object.entries(logs)) commits.inc({ log }, count);
    },
  });
  return registry;
}
