import { ROLES, type Role } from '@smart-triage/shared/domain/role';
import { type ServerState, ServerStateSchema } from '@smart-triage/shared/protocol/serverState';
import { collectDefaultMetrics, Counter, Gauge, type Registry } from 'prom-client';
import type { CaseDirectory } from '../cases/caseDirectory.ts';
import type { RoomRegistry } from '../media/roomRegistry.ts';
import type { LoopWatch } from './loopWatch.ts';

type MetricsDeps = {
  registry: Registry;
  rooms: RoomRegistry;
  cases: CaseDirectory;
  /** The two logs, by what they keep, with how many transactions they have committed. */
  logs: Readonly<Record<'ecg' | 'events', { readonly commits: number }>>;
  /** How many pages and tablets of this role are connected now. */
  connections: (role: Role) => number;
  /** Media workers that live now. */
  workers: () => number;
  state: () => ServerState;
  loop: Pick<LoopWatch, 'takeLongestMs'>;
};

/** Numbers only: no label of any metric names a case, a person or an address. */
export function createMetrics(deps: MetricsDeps): Registry {
  const { registry, rooms, cases, logs } = deps;
  collectDefaultMetrics({ register: registry });
  const blocked = new Gauge({
    name: 'smart_triage_event_loop_blocked_seconds',
    help: 'The longest that the event loop was held without a pause since this was last asked, in processor time of its own',
    registers: [registry],
    collect: () => {
      blocked.set(deps.loop.takeLongestMs() / 1000);
    },
  });
  const open = new Gauge({
    name: 'smart_triage_open_cases',
    help: 'Cases that are not closed',
    registers: [registry],
    collect: () => {
      open.set(cases.open().length);
    },
  });
  const ringing = new Gauge({
    name: 'smart_triage_consults_ringing',
    help: 'Cases whose crew waits for a cardiologist',
    registers: [registry],
    collect: () => {
      ringing.set(cases.open().filter(({ status }) => status === 'consult-requested').length);
    },
  });
  const connections = new Gauge({
    name: 'smart_triage_connections',
    help: 'Pages and tablets that are connected now',
    labelNames: ['role'],
    registers: [registry],
    collect: () => {
      for (const role of ROLES) connections.set({ role }, deps.connections(role));
    },
  });
  const workers = new Gauge({
    name: 'smart_triage_media_workers',
    help: 'Media workers that live now',
    registers: [registry],
    collect: () => {
      workers.set(deps.workers());
    },
  });
  const state = new Gauge({
    name: 'smart_triage_store_state',
    help: '1 for what the store is now: anything but running takes no changes',
    labelNames: ['state'],
    registers: [registry],
    collect: () => {
      for (const one of ServerStateSchema.options) state.set({ state: one }, Number(one === deps.state()));
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
