import { MediaSession } from '@smart-triage/shared/client/mediaSession';
import { watchVideoPolicy } from '@smart-triage/shared/client/videoPolicy';
import { PrintReporter } from '@smart-triage/shared/client/printReporter';
import type { CaseId, StreamId } from '@smart-triage/shared/domain/ids';
import { EcgMonitor } from '@smart-triage/shared/ui/ecg/ecgMonitor.ts';
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
import {
  createStatusModel,
  FRAMES_UNDERWAY,
  type StatusModel,
} from '../features/status-strip/statusModel.ts';
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
import { CaseRecord } from '../lib/case/caseRecord.ts';
import { ComparisonAtClose } from '../lib/case/comparisonAtClose.ts';
import { createUndoStack } from '../lib/undoStack.ts';
import { derived } from '../lib/derived.ts';
import { createEcgAnalyst, type EcgAnalyst } from '../lib/ecg/ecgAnalyst.ts';
import type { EcgLeftovers } from '../lib/leftovers/ecgLeftovers.ts';
import { EcgUplink } from '@smart-triage/shared/client/ecgUplink';
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

/** One open case with everything that runs for it. Closing it stops all of it; the record itself is with the server and in the outbox. */
export class CaseDesk {
  readonly caseId: CaseId;
  readonly record: CaseRecord;
  readonly models: CaseModels;
  readonly monitor: EcgMonitor;
  readonly #media: MediaSession;
  readonly #uplink: EcgUplink;
  readonly #analyst: EcgAnalyst;
  readonly #leftovers: EcgLeftovers;
  readonly #unsubscribe: () => void;
  readonly #stopComparing: () => void;
  readonly #letSleep: () => void;
  readonly #letGo: () => void;
  readonly #prints: PrintReporter;
  readonly #onFault: Dependencies['onFault'];
  #isClosed = false;
  #stopWaiting: () => void = () => undefined;

  private constructor(deps: Dependencies, caseId: CaseId, parts: Parts) {
    this.caseId = caseId;
    this.#onFault = deps.onFault;
    this.record = parts.record;
    this.#media = parts.media;
    this.#uplink = parts.uplink;
    this.#analyst = parts.analyst;
    this.#leftovers = deps.leftovers;
    this.monitor = new EcgMonitor({ now: deps.steadyMs });
    this.models = createModels(deps, parts, this.monitor);
    this.#unsubscribe = deps.outbox.state.subscribe(() => {
      parts.uplink.release();
    });
    this.#letSleep = deps.keepAwake();
    this.#letGo = deps.holdPage();
    const { signaling, onFault: onError } = deps;
    this.#prints = new PrintReporter({ signaling, caseId, page: deps.page, onError });
    this.#stopComparing = compareWhenClosed(parts, deps);
    parts.media.useEcgChannel((channel) => {
      parts.uplink.useChannel(channel);
    });
  }

  /** `onLost`: the server does not give this case to this tablet. */
  static async create(
    deps: Dependencies,
    caseId: CaseId,
    onLost: (error: unknown) => void,
  ): Promise<CaseDesk> {
    const { signaling, outbox, onFault } = deps;
    const own: { uplink: EcgUplink | null; media: MediaSession | null } = { uplink: null, media: null };
    const keptState = deps.currentCase.state(caseId);
    await deps.leftovers.giveWay({
      caseId,
      isBehind: () => (own.uplink?.state.getSnapshot().waiting ?? 0) > FRAMES_UNDERWAY,
    });
    const uplink = await EcgUplink.create({
      caseId,
      log: deps.ecgLog,
      clock: deps.clock,
      signaling,
      isHeldBack: (streamId) => isStartWaiting(outbox, streamId),
      onDeadChannel: () => own.media?.renewChannel(),
    });
    own.uplink = uplink;
    const record = new CaseRecord({
      caseId,
      signaling,
      outbox,
      before: await keptState,
      onConfirmed: (state) => {
        deps.currentCase.keepState(state).catch(onFault);
      },
      onError: onLost,
    });
    const media = new MediaSession({
      signaling,
      caseId,
      createDevice: deps.createDevice,
      wants: ({ source }) => source === 'talkback',
      onError: onFault,
    });
    own.media = media;
    const analyst = createEcgAnalyst(deps.createEcgWorker);
    return new CaseDesk(deps, caseId, { uplink, record, media, analyst });
  }

  /** Sound, picture and the vehicle's monitor; everything else runs from the beginning. */
  startMedia(): void {
    if (this.#isClosed) return;
    this.#media.start();
    this.#stopWaiting = whenReal(this.record, this.models.capture.connectMonitor);
    this.models.call.start().catch(this.#onFault);
  }

  close(): void {
    this.#isClosed = true;
    this.#stopWaiting();
    this.#unsubscribe();
    this.#stopComparing();
    this.#letSleep();
    this.#letGo();
    this.#prints.close();
    for (const model of Object.values(this.models)) model.close();
    this.#analyst.close();
    this.#media.close();
    void this.#uplink.close().then(() => this.#leftovers.takeOver(this.caseId));
    this.record.close();
  }
}

/**
 * A real patient's ECG is the vehicle's monitor's, without a tap; in a practice case the crew chooses. A tablet that was paired anew does not know which of the two
 * its case is before the server says so.
 */
function whenReal({ state }: CaseRecord, connect: () => void): () => void {
  let isSettled = false;
  const look = (): void => {
    const view = state.getSnapshot();
    if (!view || isSettled) return;
    isSettled = true;
    if (!view.simulated) connect();
  };
  const stop = state.subscribe(look);
  look();
  return stop;
}

type Parts = { uplink: EcgUplink; record: CaseRecord; media: MediaSession; analyst: EcgAnalyst };

function compareWhenClosed(
  { record, uplink }: Parts,
  { signaling, onFault }: Pick<Dependencies, 'signaling' | 'onFault'>,
): () => void {
  const confirmed = derived([record.state], () => record.state.getSnapshot()?.confirmed ?? null);
  const comparison = new ComparisonAtClose({
    uplink,
    confirmed,
    mend: async (blocks) => {
      const { minutes } = await signaling.request('ecg:check', { caseId: record.caseId, blocks });
      return uplink.sendMinutesAgain(minutes);
    },
    isOnTheWay: () => record.state.getSnapshot()?.onTheWay.includes('ecg:compare') ?? false,
    send: (blocks) => {
      record.change('ecg:compare', { blocks });
    },
    onFault,
  });
  return () => {
    comparison.close();
    confirmed.close();
  };
}

/** The server takes frames only of streams that it knows. */
function isStartWaiting(outbox: Dependencies['outbox'], streamId: StreamId): boolean {
  return outbox.state
    .getSnapshot()
    .waiting.some(({ name, input }) => name === 'ecg:start' && input.stream.streamId === streamId);
}

function createModels(
  deps: Dependencies,
  { uplink, record, media, analyst }: Parts,
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
