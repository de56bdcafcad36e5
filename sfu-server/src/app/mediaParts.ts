import type { CaseId } from '@smart-triage/shared/domain/ids';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import type { AuditTrail } from '../audit/auditTrail.ts';
import type { Config } from '../config.ts';
import type { EcgIngest } from '../ecg/ecgIngest.ts';
import type { Logger } from '../logging/logger.ts';
import { roomEvents, type RoomEventsDeps } from '../media/roomEvents.ts';
import { RoomRegistry } from '../media/roomRegistry.ts';
import { WorkerPool } from '../media/workerPool.ts';
import type { Meters } from '../metrics/meters.ts';
import type { Faults } from './faults.ts';
import { audience, type Notifier } from '../signaling/notifier.ts';

type MediaPartsDeps = {
  config: Config;
  notifier: Notifier;
  ingest: EcgIngest;
  meters: Pick<Meters, 'died'>;
  logger: Logger;
  trail: Pick<AuditTrail, 'record'>;
  faults: Pick<Faults, 'report'>;
  /** What is sent in the room of a case has changed. */
  onSent: (caseId: CaseId) => void;
};

/** Rooms and the workers that carry them; a worker that dies is replaced, and its rooms begin anew. */
export async function createMediaParts(deps: MediaPartsDeps) {
  const { config, notifier, ingest, meters, logger, trail, faults, onSent } = deps;
  const onFlood: RoomEventsDeps['onFlood'] = (caseId, { actor, sessionId }) => {
    logger.warn({ caseId, sessionId }, 'a participant sent far more media than any client does, and was cut');
    const refusal = {
      type: 'request-refused',
      refusal: ErrorCode.TooMany,
      data: { request: 'media' },
    } as const;
    trail
      .record({ ...refusal, users: [actor], address: 'media', sessionId, caseId })
      .catch((error: unknown) => {
        faults.report('a refusal has no line in the access log')(error, caseId);
      });
  };
  const rooms: RoomRegistry = new RoomRegistry({
    pool: () => workers,
    eventsOf: (caseId) => roomEvents({ caseId, notifier, ingest, logger, onSent, onFlood }),
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
