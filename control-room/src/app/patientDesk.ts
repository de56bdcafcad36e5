import { CaseReplica } from '@smart-triage/shared/client/caseReplica';
import { MediaSession } from '@smart-triage/shared/client/mediaSession';
import { PrintReporter } from '@smart-triage/shared/client/printReporter';
import type { SignalingClient } from '@smart-triage/shared/client/signalingClient';
import { createStore, type Readable } from '@smart-triage/shared/client/store';
import type { CaseState } from '@smart-triage/shared/domain/caseState';
import type { HandMeasurementDraft } from '@smart-triage/shared/domain/handMeasurement';
import type { CaseId } from '@smart-triage/shared/domain/ids';
import type { Actor } from '@smart-triage/shared/domain/role';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import type { Clock } from '@smart-triage/shared/time/clock';
import {
  type AnnouncementActions,
  createAnnouncementActions,
} from '../features/decision/announcementActions.ts';
import { type AlertActions, createAlertActions } from '../features/alerts/alertActions.ts';
import { createDecisionModel, type DecisionModel } from '../features/decision/decisionModel.ts';
import { type BreakGlassModel, createBreakGlassModel } from '../features/break-glass/breakGlassModel.ts';
import { createGuidanceActions, type GuidanceActions } from '../features/guidance/guidanceActions.ts';
import { createHearActions, type HearActions } from '../features/risk/hearActions.ts';
import { createEcgArchive, type EcgArchive } from '../features/ecg-workstation/ecgArchive.ts';
import type { NoteWriting } from '../features/ecg-workstation/EcgNotes.tsx';
import { createEcgWriting } from '../features/ecg-workstation/ecgWriting.ts';
import { createLiveEcgModel, type LiveEcgModel } from '../features/live-ecg/liveEcgModel.ts';
import { createMessageActions, type MessageActions } from '../features/messages/messageActions.ts';
import type { LoadPhoto } from '../features/photos/PhotosPanel.tsx';
import { createRecordModel, type RecordModel } from '../features/hospital-record/recordModel.ts';
import { createTimelineModel, type TimelineModel } from '../features/timeline/timelineModel.ts';
import { type CallModel, createCallModel } from '../features/video-call/callModel.ts';
import {
  createRecordedVideoModel,
  type RecordedVideoModel,
} from '../features/video-recording/recordedVideoModel.ts';
import { createStillRequest, type StillRequest } from '../features/video-call/stillRequest.ts';
import { errorCodeOf } from '../lib/errorCodeOf.ts';
import { mayEver } from '@smart-triage/shared/domain/permissions';
import { TimeAxis } from '../lib/timeAxis.ts';
import type { Dependencies } from './dependencies.ts';

/** Everything that is alive while one patient is on the screen. */
export type PatientDesk = {
  caseId: CaseId;
  state: Readable<CaseState | null>;
  /** Why the case could not be shown, while there is nothing of it. */
  failure: Readable<ErrorCode | null>;
  call: CallModel;
  ecg: LiveEcgModel;
  /** Keeps ECG and picture together. */
  axis: Pick<TimeAxis, 'ecgDrawn'>;
  /** The stored ECG, for the workstation. */
  archive: EcgArchive;
  /** Writes on the trace, and takes that back. */
  notes: NoteWriting;
  /** Records a J point that was put elsewhere by hand, or takes it back. */
  measureEcg: (measurement: HandMeasurementDraft) => Promise<void>;
  decision: DecisionModel;
  announcing: AnnouncementActions;
  timeline: TimelineModel;
  /** The hospital's record, while it is on the screen. */
  record: RecordModel;
  /** Opens the case in an emergency, where it is another organisation's. */
  glass: BreakGlassModel;
  guidance: GuidanceActions;
  hear: HearActions;
  alerts: AlertActions;
  messages: MessageActions;
  still: StillRequest;
  loadPhoto: LoadPhoto;
  /** What was recorded of picture and sound. */
  recorded: RecordedVideoModel;
  close: () => void;
};

export type PatientDeskOptions = {
  dependencies: Dependencies;
  signaling: SignalingClient;
  clock: Clock;
  me: Actor;
  caseId: CaseId;
  /** Everything of the case is asked for anew: what was refused to this person is not any more. */
  reopen: () => void;
};

export function createPatientDesk(options: PatientDeskOptions): PatientDesk {
  const { dependencies, signaling, clock, me, caseId } = options;
  const { newRequestId, faults } = dependencies;
  const failure = createStore<ErrorCode | null>(null);
  const replica = new CaseReplica(signaling, caseId, (error) => {
    failure.set(errorCodeOf(error));
    faults.report(error);
    // There is nobody to call in a case that is not there, and trying goes on for ever.
    if (errorCodeOf(error) === ErrorCode.NotFound) call.close();
  });
  const media = createMedia(options);
  const prints = new PrintReporter({ signaling, caseId, page: window, onError: faults.report });
  const axis = new TimeAxis({
    now: dependencies.monotonicNow,
    onDelays: ({ ecgMs, pictureMs }) => {
      ecg.monitor.hold(ecgMs);
      call.holdPicture(pictureMs);
    },
  });
  const call = createCallModel({
    ...dependencies,
    signaling,
    media,
    caseId,
    me,
    onPictureShown: (capturedAt, shownAt) => {
      axis.pictureShown(capturedAt, shownAt);
    },
    onError: faults.report,
  });
  const ecg = createLiveEcgModel({ ...dependencies, signaling, caseId, clock, onError: faults.report });
  const archive = createEcgArchive(signaling, caseId);
  const writing = createEcgWriting({ signaling, caseId, newRequestId });
  const timeline = createTimelineModel(signaling, caseId, faults.report);
  const guidance = createGuidanceActions({ signaling, caseId, newRequestId });
  const alerts = createAlertActions({ signaling, caseId, newRequestId });
  const { state } = replica;
  const decision = createDecisionModel({ signaling, caseId, caseState: state, clock, newRequestId });

  const record = createRecordModel({
    signaling,
    caseId,
    caseState: state,
    newRequestId,
    mayOpen: mayEver('hospital-record:open', me.role),
  });

  const recorded = createRecordedVideoModel({
    ...dependencies,
    signaling,
    caseId,
    caseState: state,
    onError: faults.report,
  });

  const close = async (): Promise<void> => {
    replica.close();
    prints.close();
    record.close();
    recorded.close();
    ecg.close();
    guidance.close();
    timeline.close();
    // Whoever goes to another patient is no longer with this one, and the crew sees that.
    if (isInConsult(state.getSnapshot(), me)) await call.leave();
    call.close();
  };
  return {
    caseId,
    state,
    failure,
    call,
    ecg,
    axis,
    archive,
    notes: writing.notes,
    measureEcg: writing.measure,
    decision,
    announcing: createAnnouncementActions({ signaling, caseId, newRequestId }),
    timeline,
    record,
    glass: createBreakGlassModel({ signaling, caseId, onBroken: options.reopen }),
    guidance,
    hear: createHearActions({ signaling, caseId, newRequestId }),
    alerts,
    messages: createMessageActions({ signaling, caseId, newRequestId }),
    still: createStillRequest({ signaling, caseId, newRequestId }),
    recorded,
    loadPhoto: ({ photoId }) => dependencies.loadPhoto(caseId, photoId),
    close: () => {
      close().catch(faults.report);
    },
  };
}

export function isInConsult(state: CaseState | null, me: Actor): boolean {
  return state?.consultants.some(({ id }) => id === me.id) ?? false;
}

function createMedia({ dependencies, signaling, caseId }: PatientDeskOptions): MediaSession {
  const { createDevice, faults } = dependencies;
  const media = new MediaSession({
    signaling,
    caseId,
    createDevice,
    wants: () => true,
    onError: faults.report,
  });
  media.start();
  return media;
}
