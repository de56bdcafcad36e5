import type { CaseId } from '@smart-triage/shared/domain/ids';
import type { Config } from '../config.ts';
import type { EcgIngest } from '../ecg/ecgIngest.ts';
import type { Logger } from '../logging/logger.ts';
import { roomEvents } from '../media/roomEvents.ts';
import { RoomRegistry } from '../media/roomRegistry.ts';
import { WorkerPool } from '../media/workerPool.ts';
import type { Meters } from '../metrics/meters.ts';
import { audience, type Notifier } from '../signaling/notifier.ts';

type MediaPartsDeps = {
  config: Config;
  notifier: Notifier;
  ingest: EcgIngest;
  meters: Pick<Meters, 'died'>;
  logger: Logger;
  /** What is sent in the room of a case has changed. */
  onSent: (caseId: CaseId) => void;
};

/** Rooms and the workers that carry them; a worker that dies is replaced, and its rooms begin anew. */
export async function createMediaParts(deps: MediaPartsDeps) {
  const { config, notifier, ingest, meters, logger, onSent } = deps;
  const rooms: RoomRegistry = new RoomRegistry({
    pool: () => workers,
    eventsOf: (caseId) => roomEvents({ caseId, notifier, ingest, logger, onSent }),
    onReset: (caseId, epoch) => {
      notifier.notify(audience.media(caseId), 'media:reset', { caseId, epoch });
    },
  });
  const workers: WorkerPool = await WorkerPool.create({
    size: config.MEDIA_WORKERS,
    firstPort: config.MEDIA_PORT,
    listenIp: config.MEDIA_LISTEN_IP,
    announcedAddress: config.MEDIA_ANNOUNCED_ADDRESS,
    onWorkerDied: (pid) => {
      meters.died('media-worker');
      logger.error({ pid }, 'a media worker died and is being replaced');
      void rooms.handleWorkerDeath();
    },
  });
  return { rooms, workers };
}
