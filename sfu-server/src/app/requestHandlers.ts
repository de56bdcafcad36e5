import type { Hospital } from '@smart-triage/shared/domain/hospital';
import type { Clock } from '@smart-triage/shared/time/clock';
import type { CapacityLedger } from '../capacity/capacityLedger.ts';
import type { CaseService } from '../cases/caseService.ts';
import type { PositionBoard } from '../cases/positionBoard.ts';
import type { Config } from '../config.ts';
import type { DutyLedger } from '../consults/dutyLedger.ts';
import { fhirRecordSource } from '../hospitalRecord/fhirRecordSource.ts';
import type { Crew } from '../identity/crew.ts';
import type { RoomRegistry } from '../media/roomRegistry.ts';
import type { BrokenGlass } from '../signaling/brokenGlass.ts';
import type { Handlers } from '../signaling/handlers.ts';
import { capacityHandlers } from '../signaling/handlers/capacityHandlers.ts';
import { caseHandlers } from '../signaling/handlers/caseHandlers.ts';
import { consultHandlers } from '../signaling/handlers/consultHandlers.ts';
import { crewDutyHandlers } from '../signaling/handlers/crewDutyHandlers.ts';
import { crewHandlers } from '../signaling/handlers/crewHandlers.ts';
import { decisionHandlers } from '../signaling/handlers/decisionHandlers.ts';
import { driveNowHandlers } from '../signaling/handlers/driveNowHandlers.ts';
import { dutyHandlers } from '../signaling/handlers/dutyHandlers.ts';
import { ecgHandlers } from '../signaling/handlers/ecgHandlers.ts';
import { hospitalRecordHandlers } from '../signaling/handlers/hospitalRecordHandlers.ts';
import { mediaHandlers } from '../signaling/handlers/mediaHandlers.ts';
import { messageHandlers } from '../signaling/handlers/messageHandlers.ts';
import { monitorHandlers } from '../signaling/handlers/monitorHandlers.ts';
import { photoHandlers } from '../signaling/handlers/photoHandlers.ts';
import { scoreHandlers } from '../signaling/handlers/scoreHandlers.ts';
import { sessionHandlers } from '../signaling/handlers/sessionHandlers.ts';
import { videoHandlers } from '../signaling/handlers/videoHandlers.ts';
import type { Notifier } from '../signaling/notifier.ts';
import type { EcgParts } from './ecgParts.ts';
import type { StoreParts } from './storeParts.ts';
import type { VideoParts } from './videoParts.ts';

type RequestHandlersDeps = Pick<StoreParts, 'log' | 'store' | 'photos'> & {
  config: Config;
  cases: CaseService;
  positions: PositionBoard;
  glass: BrokenGlass;
  capacity: CapacityLedger;
  crew: Crew;
  duty: DutyLedger;
  ecg: Pick<EcgParts, 'ingest' | 'recorder' | 'measurer'>;
  video: Pick<VideoParts, 'policy' | 'recorder'>;
  rooms: RoomRegistry;
  hospitals: readonly Hospital[];
  notifier: Notifier;
  clock: Clock;
};

/** One handler for each request of the table, by capability: what is missing here does not compile. */
export function requestHandlers(deps: RequestHandlersDeps): Handlers {
  const { config, cases, log, store, photos, positions, glass, capacity, crew, duty } = deps;
  const { ecg, video, rooms, hospitals, notifier, clock } = deps;
  return {
    ...sessionHandlers(clock),
    ...capacityHandlers(capacity, { detour: config.ETA_DETOUR, kmPerHour: config.ETA_KM_PER_HOUR }),
    ...crewDutyHandlers(crew),
    ...monitorHandlers(config),
    ...caseHandlers({ cases, log, positions, notifier, glass, clock }),
    ...consultHandlers({ cases, duty }),
    ...dutyHandlers(duty, config.CONSULT_ESCALATE_S * 1000),
    ...decisionHandlers({ cases, hospitals, clock }),
    ...crewHandlers(cases),
    ...hospitalRecordHandlers(cases, fhirRecordSource(config, clock)),
    ...messageHandlers(cases),
    ...photoHandlers(cases, photos),
    ...ecgHandlers({ cases, ...ecg, store }),
    ...scoreHandlers({ cases }),
    ...driveNowHandlers({ cases, hospitals, clock }),
    ...mediaHandlers(rooms),
    ...videoHandlers({ cases, ...video }),
  };
}
