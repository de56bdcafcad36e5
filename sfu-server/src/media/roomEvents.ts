import type { CaseId } from '@smart-triage/shared/domain/ids';
import { isHead } from '@smart-triage/shared/ecg/frame';
import type { EcgIngest } from '../ecg/ecgIngest.ts';
import type { Logger } from '../logging/logger.ts';
import { audience, type Notifier } from '../signaling/notifier.ts';
import type { Peer } from './peer.ts';
import type { RoomEvents } from './room.ts';

export type RoomEventsDeps = {
  caseId: CaseId;
  notifier: Notifier;
  ingest: EcgIngest;
  logger: Logger;
  /** What is sent in the room has changed. */
  onSent: (caseId: CaseId) => void;
  /** [GW6] Somebody sent far more than any client of ours does, and was cut. */
  onFlood: (caseId: CaseId, peer: Pick<Peer, 'actor' | 'sessionId'>) => void;
};

/** A channel full of garbage must not become a log full of it. */
const WARN_EVERY_MS = 10_000;

/** What happens in a room, told to those who should know: media news to the room, ECG frames to the ingest. */
export function roomEvents({
  caseId,
  notifier,
  ingest,
  logger,
  onSent,
  onFlood,
}: RoomEventsDeps): RoomEvents {
  const room = audience.media(caseId);
  let warnedAt = -Infinity;
  const warn = (err: unknown): void => {
    const now = performance.now();
    if (now - warnedAt < WARN_EVERY_MS) return;
    warnedAt = now;
    logger.warn({ err, caseId }, 'an ECG frame was refused, and perhaps others after it');
  };
  return {
    onProducer: (peer, producer) => {
      notifier.notifyOthers(room, peer.sessionId, 'producer:opened', {
        caseId,
        producer: peer.describe(producer),
      });
      onSent(caseId);
    },
    onProducerPaused: (producerId, paused) => {
      notifier.notify(room, 'producer:paused', { caseId, producerId, paused });
    },
    onProducerLimited: (producerId, limit) => {
      notifier.notify(room, 'producer:limited', { caseId, producerId, limit });
    },
    onProducerDelayed: (producerId, delayMs) => {
      notifier.notify(room, 'producer:delayed', { caseId, producerId, delayMs });
    },
    onProducerClosed: (producerId) => {
      notifier.notify(room, 'producer:closed', { caseId, producerId });
      onSent(caseId);
    },
    onConsumerClosed: (peer, consumerId) => {
      notifier.notify(audience.session(peer.sessionId), 'consumer:closed', { caseId, consumerId });
    },
    onConsumerLayers: (peer, consumerId, layers) => {
      notifier.notify(audience.session(peer.sessionId), 'consumer:layers-changed', {
        caseId,
        consumerId,
        layers,
      });
    },
    onFlood: (peer) => {
      onFlood(caseId, peer);
    },
    onViewers: (viewers) => {
      notifier.notify(room, 'media:viewed', { caseId, viewers });
    },
    onEcgMessage: (_peer, bytes) => {
      // Not acknowledged means not stored: the tablet keeps the frame and sends it again.
      takeIn(ingest, caseId, bytes).catch(warn);
    },
  };
}

async function takeIn(ingest: EcgIngest, caseId: CaseId, bytes: Uint8Array): Promise<void> {
  if (isHead(bytes)) ingest.passOn(caseId, bytes);
  else await ingest.accept(caseId, [bytes]);
}
