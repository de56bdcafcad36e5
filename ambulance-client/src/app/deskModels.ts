import type { MediaSession } from '@smart-triage/shared/client/mediaSession';
import { watchVideoPolicy } from '@smart-triage/shared/client/videoPolicy';
import type { EcgMonitor } from '@smart-triage/shared/ui/ecg/ecgMonitor.ts';
import { type CallModel, createCallModel } from '../features/call/callModel.ts';
import { type CrewFactsModel, createCrewFactsModel } from '../features/decision-banner/crewFactsModel.ts';
import { createDecisionModel, type DecisionModel } from '../features/decision-banner/decisionModel.ts';
import { type CaptureModel, createCaptureModel } from '../features/ecg-capture/captureModel.ts';
import { createGuidanceModel, type GuidanceModel } from '../features/guidance/guidanceModel.ts';
import { createIntakeModel, type IntakeModel } from '../features/intake/intakeModel.ts';
import { createMessageModel, type MessageModel } from '../features/messages/messageModel.ts';
import { createPhotoModel, type PhotoModel } from '../features/photos/photoModel.ts';
import { asJpeg, takePicture } from '../lib/photos/takePicture.ts';
import { createRiskModel, type RiskModel } from '../features/risk/riskModel.ts';
import { createStatusModel, type StatusModel } from '../features/status-strip/statusModel.ts';
import {
  createRecordConsentModel,
  type RecordConsentModel,
} from '../features/record-consent/recordConsentModel.ts';
import { createTwelveLeadModel, type TwelveLeadModel } from '../features/twelve-lead/twelveLeadModel.ts';
import {
  createVideoConsentModel,
  type VideoConsentModel,
} from '../features/video-consent/videoConsentModel.ts';
import { createVitalsModel, type VitalsModel } from '../features/vitals/vitalsModel.ts';
import type { CaseRecord } from '../lib/case/caseRecord.ts';
import { createUndoStack } from '../lib/undoStack.ts';
import type { EcgAnalyst } from '../lib/ecg/ecgAnalyst.ts';
import type { EcgUplink } from '@smart-triage/shared/client/ecgUplink';
import type { Dependencies } from './dependencies.ts';
import { devicesOf } from './devicesOf.ts';

export type CaseModels = {
  readonly intake: IntakeModel;
  readonly vitals: VitalsModel;
  readonly risk: RiskModel;
  readonly guidance: GuidanceModel;
  readonly capture: CaptureModel;
  readonly twelveLead: TwelveLeadModel;
  readonly call: CallModel;
  readonly decision: DecisionModel;
  readonly crewFacts: CrewFactsModel;
  readonly recordConsent: RecordConsentModel;
  readonly videoConsent: VideoConsentModel;
  readonly photos: PhotoModel;
  readonly messages: MessageModel;
  readonly status: StatusModel;
};

/** What the models of one case share. */
export type DeskParts = {
  readonly uplink: EcgUplink;
  readonly record: CaseRecord;
  readonly media: MediaSession;
  readonly analyst: EcgAnalyst;
};

/** Everything that the screen of a case is drawn from and acts through. What a model sends goes by the case's record, so that it waits without a link. */
export function createDeskModels(
  deps: Dependencies,
  { uplink, record, media, analyst }: DeskParts,
  monitor: EcgMonitor,
): CaseModels {
  const view = record.state;
  const { serverClock, onFault } = deps;
  const twelveLead = createTwelveLeadModel({
    view,
    clock: serverClock,
    analyst,
    assessEvidence: async (analysis, patient) =>
      (await deps.loadAssessor()).assessEvidence(analysis, patient),
    isLinked: () => deps.signaling.state.getSnapshot().kind === 'ready',
    record: (captured) => {
      record.change('ecg:record', { captured });
    },
    askServer: () => {
      record.change('ecg:record', {});
    },
    onFault,
  });
  const capture = createCaptureModel({
    view,
    clock: deps.clock,
    steadyMs: deps.steadyMs,
    serverOffsetMs: () => serverClock.offsetMs(),
    readFiles: analyst.read,
    createMonitor: deps.createMonitor,
    onKept: (frame) => {
      uplink.append(frame);
      twelveLead.push(frame);
    },
    sendAhead: (read) => {
      uplink.sendAhead(read);
    },
    onStopped: twelveLead.stop,
    onFrame: (frame) => {
      monitor.push(frame);
    },
    startStream: (stream) => {
      record.change('ecg:start', { stream });
    },
    onVitals: (reading) => {
      record.change('vitals:record', { reading });
    },
  });
  const call = createCallModel({
    media,
    devices: deps.mediaDevices,
    view,
    link: deps.signaling.state,
    requestConsult: () => {
      record.change('consult:request', {});
    },
    withdrawConsult: () => {
      record.change('consult:withdraw', {});
    },
    setPatientHears: (hears) => {
      record.change('patient-hearing:set', { hears });
    },
    onError: onFault,
  });
  const entries = createUndoStack();
  const risk = createRiskModel({ view, clock: serverClock, loadAssessor: deps.loadAssessor });
  return {
    capture,
    twelveLead,
    call,
    intake: createIntakeModel({
      view,
      entries,
      send: (changes) => {
        record.change('intake:change', { changes });
      },
    }),
    vitals: createVitalsModel({
      view,
      entries,
      clock: serverClock,
      withdraw: (withdrawal) => {
        record.change('vitals:withdraw', { withdrawal });
      },
      send: (reading) => {
        record.change('vitals:record', { reading });
      },
    }),
    risk,
    guidance: createGuidanceModel({
      view,
      risk,
      clock: serverClock,
      record: (request, input) => {
        record.change(request, input);
      },
    }),
    decision: createDecisionModel({
      view,
      hospitals: deps.hospitals,
      acknowledge: (decisionId) => {
        record.change('decision:acknowledge', { decisionId });
      },
      take: (request) => {
        record.change(request, {});
      },
      closeUndecided: (reason) => {
        record.change('case:close-undecided', { reason });
      },
    }),
    photos: createPhotoModel({
      view,
      clock: serverClock,
      queue: deps.photos,
      takeStill: () => stillOf(call),
      asJpeg,
    }),
    messages: createMessageModel({
      view,
      send: (text) => {
        record.change('message:send', { text });
      },
      markRead: (through) => {
        record.change('message:read', { through });
      },
    }),
    crewFacts: createCrewFactsModel({
      view,
      hospitals: deps.hospitals,
      link: deps.signaling.state,
      clock: serverClock,
      record: (request, input) => {
        record.change(request, input);
      },
    }),
    recordConsent: createRecordConsentModel({
      view,
      send: (answer) => {
        record.change('hospital-record:consent', { answer });
      },
    }),
    videoConsent: createVideoConsentModel({
      view,
      policy: watchVideoPolicy({ signaling: deps.signaling, onError: onFault }),
      send: (answer) => {
        record.change('video:consent', { answer });
      },
      erase: () => {
        record.change('video:erase', {});
      },
    }),
    status: createStatusModel({
      clock: deps.clock,
      connection: deps.signaling.state,
      lastHeard: deps.lastHeard,
      uplink: uplink.state,
      leftovers: deps.leftovers.state,
      outbox: deps.outbox.state,
      photos: deps.photos.state,
      room: deps.storageRoom,
      battery: deps.battery,
      isCapturing: () => capture.getSnapshot().running !== null,
      devices: () => devicesOf(call),
    }),
  };
}

function stillOf(call: CallModel): Promise<Blob> {
  const { camera } = call.getSnapshot();
  return camera.kind === 'on' ? takePicture(camera.track) : Promise.reject(new Error('the camera is off'));
}
