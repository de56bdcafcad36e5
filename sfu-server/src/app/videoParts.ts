import type { CaseEvent } from '@smart-triage/shared/domain/caseEvent';
import type { CaseState } from '@smart-triage/shared/domain/caseState';
import type { VideoPolicy } from '@smart-triage/shared/domain/videoRecording';
import type { Clock } from '@smart-triage/shared/time/clock';
import type { AuditTrail } from '../audit/auditTrail.ts';
import type { CaseService } from '../cases/caseService.ts';
import type { Config } from '../config.ts';
import type { RoomRegistry } from '../media/roomRegistry.ts';
import type { Records } from '../store/records.ts';
import type { StoreGate } from '../store/storeGate.ts';
import { videoFolderOf } from '../store/videoFiles.ts';
import { VideoStore } from '../store/videoStore.ts';
import { VideoRecorder } from '../video/videoRecorder.ts';
import type { Faults } from './faults.ts';

type VideoPartsDeps = Pick<Records, 'database' | 'keys'> & {
  config: Config;
  gate: StoreGate;
  cases: () => CaseService;
  rooms: () => RoomRegistry;
  trail: Pick<AuditTrail, 'record'>;
  faults: Faults;
  clock: Clock;
};

export type VideoParts = ReturnType<typeof createVideoParts>;

/** What records, where it is kept, and the line that says so in the access log. */
export function createVideoParts(deps: VideoPartsDeps) {
  const { config, database, keys, gate, cases, rooms, trail, faults, clock } = deps;
  const policy = policyOf(config);
  const videos = new VideoStore({ database, keys, gate, folder: videoFolderOf(config.DATA_DIR) });
  const recorder = new VideoRecorder({
    ...{ policy, cases, clock },
    store: videos,
    roomOf: (caseId) => rooms().find(caseId),
    onError: faults.reportUnlessStoreIsAway('video could not be recorded'),
  });
  const handleEvent = (event: CaseEvent, state: CaseState): void => {
    recorder.handleEvent(event, state);
    const { caseId, fact } = event;
    const { type } = fact;
    if (type !== 'video-recording-started' && type !== 'video-recording-stopped') return;
    const data = 'cause' in fact && { cause: fact.cause };
    trail
      .record({ type, users: [state.crew], address: 'local', caseId, ...(data && { data }) })
      .catch((error: unknown) => {
        faults.report('a recording has no line in the access log')(error, caseId);
      });
  };
  return { policy, videos, recorder, handleEvent };
}

function policyOf({ RECORD_VIDEO, RETAIN_VIDEO_DAYS }: Config): VideoPolicy | null {
  return RECORD_VIDEO && RETAIN_VIDEO_DAYS !== undefined ? { keptDays: RETAIN_VIDEO_DAYS } : null;
}
