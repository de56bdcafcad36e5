import type { CaseDirectory } from '../cases/caseDirectory.ts';
import type { Config } from '../config.ts';
import type { Logger } from '../logging/logger.ts';
import type { WorkerPool } from '../media/workerPool.ts';
import type { RoomRegistry } from '../media/roomRegistry.ts';
import type { LoopWatch } from '../metrics/loopWatch.ts';
import type { Meters } from '../metrics/meters.ts';
import { createMetrics } from '../metrics/metrics.ts';
import { type MetricsServer, openMetricsServer } from '../metrics/metricsServer.ts';
import type { SessionRegistry } from '../signaling/sessionRegistry.ts';
import type { StoreParts } from './storeParts.ts';

type MetricsDeps = Pick<StoreParts, 'gate' | 'log' | 'store'> & {
  config: Config;
  meters: Meters;
  loop: LoopWatch;
  rooms: RoomRegistry;
  workers: WorkerPool;
  cases: CaseDirectory;
  sessions: SessionRegistry;
  logger: Logger;
};

/** How the service is doing, for Prometheus. */
export function openMetrics(deps: MetricsDeps): Promise<MetricsServer | null> {
  const { config, gate, log, store, meters, loop, rooms, workers, cases, sessions, logger } = deps;
  return openMetricsServer({
    host: config.METRICS_HOST,
    port: metricsPort(config),
    logger,
    registry: createMetrics({
      ...{ rooms, cases, loop },
      registry: meters.registry,
      logs: { ecg: store, events: log },
      connections: (role) => sessions.connections(role),
      workers: () => workers.hosts().length,
      state: () => gate.state(),
    }),
  });
}

/** Two servers of one machine have it apart as they have their ports. */
function metricsPort({ METRICS_PORT, PORT }: Config): number {
  const next = PORT === 0 ? 0 : Math.min(PORT + 1, 65_535);
  return METRICS_PORT ?? next;
}
