import { MediaSession } from '@smart-triage/shared/client/mediaSession';
import { ServerClock } from '@smart-triage/shared/client/serverClock';
import type { SignalingClient } from '@smart-triage/shared/client/signalingClient';
import { watchServerState } from '@smart-triage/shared/client/watchServerState';
import { createStore, type Readable } from '@smart-triage/shared/client/store';
import type { Hospital } from '@smart-triage/shared/domain/hospital';
import type { CaseId } from '@smart-triage/shared/domain/ids';
import type { Actor } from '@smart-triage/shared/domain/role';
import type { ServerState } from '@smart-triage/shared/protocol/serverState';
import type { Clock } from '@smart-triage/shared/time/clock';
import type { Instant } from '@smart-triage/shared/time/instant';
import { type CapacityModel, createCapacityModel } from '../features/capacity/capacityModel.ts';
import { byUrgency } from '../features/case-board/boardOrder.ts';
import { type BoardModel, createBoardModel } from '../features/case-board/boardModel.ts';
import { type ConsultActions, createConsultActions } from '../features/consult/consultActions.ts';
import { createDutyModel, type DutyModel } from '../features/consult/dutyModel.ts';
import { createWallModel, type WallModel } from '../features/picture-wall/wallModel.ts';
import {
  type AnnouncementActions,
  createAnnouncementActions,
} from '../features/decision/announcementActions.ts';
import type { Route } from '../lib/route.ts';
import type { Dependencies } from './dependencies.ts';
import { createPatientDesk, type PatientDesk } from './patientDesk.ts';
import { followRoute, shownPart } from './shownParts.ts';

/** Everything that is alive while somebody is signed in. */
export type Desk = {
  me: Actor;
  /** The server's, as near as it can be measured. */
  clock: Clock;
  link: SignalingClient['state'];
  /** Since when there is no link; `null` while there is one, and before there first was. */
  lostAt: Readable<Instant | null>;
  hospitals: Readable<readonly Hospital[]>;
  /** Whether the server takes changes. */
  server: Readable<ServerState>;
  board: BoardModel;
  capacity: CapacityModel;
  /** Who is on duty, and what this person does about consults. */
  duty: DutyModel;
  consults: ConsultActions;
  /** The cameras of all ambulances, while they are on the screen. */
  wall: Readable<WallModel | null>;
  /** Tells the hospital of a case that is not on the screen. */
  announcing: (caseId: CaseId) => AnnouncementActions;
  /** The patient on the screen. */
  patient: Readable<PatientDesk | null>;
  retryNow: () => void;
  /** After the same person has signed in again. */
  comeBack: () => void;
  close: () => void;
};

export function createDesk(dependencies: Dependencies, me: Actor): Desk {
  const { access, faults, route, url } = dependencies;
  const signaling = dependencies.createSignaling({
    url,
    token: () => access.token(),
    onInvalidNotification: (_name, error) => {
      faults.report(error);
    },
  });
  const clock = new ServerClock(signaling, dependencies.clock);
  const { isHidden } = dependencies;
  const board = createBoardModel({ signaling, clock, isHidden, onError: faults.report });
  const { newRequestId } = dependencies;
  const capacity = createCapacityModel({ signaling, newRequestId, onError: faults.report });
  const duty = createDutyModel({ signaling, newRequestId, onError: faults.report });
  const consults = createConsultActions({ signaling, newRequestId, onError: faults.report });
  const hospitals = createStore<readonly Hospital[]>([]);
  const stopListening = signaling.onReady((session) => {
    hospitals.set(session.hospitals);
  });
  const server = watchServerState(signaling);
  const lostAt = lossOf(signaling, clock);
  const wall = shownPart(
    () => (route.getSnapshot().kind === 'pictures' ? 'pictures' : null),
    () => createWall(dependencies, signaling, board),
  );
  const patient = shownPart(
    () => caseOf(route.getSnapshot()),
    (caseId, reopen) => createPatientDesk({ dependencies, signaling, clock, me, caseId, reopen }),
  );
  const shown = followRoute(route, [wall, patient]);
  signaling.connect();
  return {
    me,
    clock,
    link: signaling.state,
    lostAt,
    hospitals,
    server,
    board,
    capacity,
    duty,
    consults,
    wall: wall.current,
    announcing: perCase((caseId) => createAnnouncementActions({ signaling, caseId, newRequestId })),
    patient: patient.current,
    retryNow: () => {
      signaling.retryNow();
    },
    comeBack: () => {
      signaling.comeBack();
    },
    close: () => {
      shown.close();
      board.close();
      capacity.close();
      duty.close();
      clock.close();
      stopListening();
      server.close();
      signaling.close();
    },
  };
}

/** One of each case, made when it is first asked for. */
function perCase<T>(create: (caseId: CaseId) => T): (caseId: CaseId) => T {
  const made = new Map<CaseId, T>();
  return (caseId) => {
    const known = made.get(caseId) ?? create(caseId);
    made.set(caseId, known);
    return known;
  };
}

function lossOf({ state }: SignalingClient, clock: Clock): Readable<Instant | null> {
  const lostAt = createStore<Instant | null>(null);
  let wasReady = false;
  state.subscribe(() => {
    const isReady = state.getSnapshot().kind === 'ready';
    if (isReady) lostAt.set(null);
    else if (wasReady) lostAt.set(clock.now());
    wasReady = isReady;
  });
  return lostAt;
}

function createWall(dependencies: Dependencies, signaling: SignalingClient, board: BoardModel): WallModel {
  const { createDevice, faults, makeStream } = dependencies;
  return createWallModel({
    cases: board,
    byUrgency,
    makeStream,
    onError: faults.report,
    createMedia: (caseId) => {
      const wants = ({ source }: { source: string }) => source === 'camera';
      const onError = faults.report;
      const media = new MediaSession({
        signaling,
        caseId,
        createDevice,
        wants,
        isReceiveOnly: true,
        onError,
      });
      media.start();
      return media;
    },
  });
}

function caseOf(route: Route): CaseId | null {
  return route.kind === 'case' ? route.caseId : null;
}
