import { FORCED_RTP_EXTENSIONS } from '@smart-triage/shared/client/captureTime';
import { AccessKeeper } from '@smart-triage/shared/client/accessKeeper';
import { SignalingClient, type SignalingOptions } from '@smart-triage/shared/client/signalingClient';
import type { Readable } from '@smart-triage/shared/client/store';
import type { CaseId, PhotoId, RequestId } from '@smart-triage/shared/domain/ids';
import { type Clock, systemClock } from '@smart-triage/shared/time/clock';
import { createPreferences } from '@smart-triage/shared/ui/preferences.ts';
import type { types } from 'mediasoup-client';
import type { EcgLayout } from '../features/live-ecg/liveEcgModel.ts';
import { blobGetter, type GetBlob } from '../lib/blobGetter.ts';
import { type GetJson, jsonGetter, jsonPoster, type PostJson } from '../lib/getJson.ts';
import { photoLoader } from '../lib/photoLoader.ts';
import { newRequestId } from '../lib/requestId.ts';
import { createLetterKeys, type LetterKeys } from '../lib/letterKeys.ts';
import { createRouteStore, type Route } from '../lib/route.ts';
import { createFaultLog, type FaultLog } from './faultLog.ts';
import { type PreferenceStore, THEME_CHOICE } from './preferences.ts';
import { openProbe, type Probe } from './probe.ts';

/** Everything that this page has from outside: from the browser, the network and chance. */
export type Dependencies = {
  clock: Clock;
  access: AccessKeeper;
  faults: FaultLog;
  preferences: PreferenceStore;
  route: Readable<Route>;
  url: string;
  createSignaling: (options: SignalingOptions) => SignalingClient;
  newRequestId: () => RequestId;
  createDevice: () => Promise<types.Device>;
  getMicrophone: () => Promise<MediaStreamTrack>;
  makeStream: (track: MediaStreamTrack) => MediaStream;
  pixelRatio: () => number;
  /** Milliseconds that never jump. */
  monotonicNow: () => number;
  /** Twelve leads side by side need a screen; a phone begins with three. */
  firstEcgLayout: () => EcgLayout;
  /** Whether nobody can see the page: another tab or window is before it. */
  isHidden: () => boolean;
  /** Goes to a page of this page. */
  open: (href: string) => void;
  /** Rejects with what the server said, when it does not show it. */
  loadPhoto: (caseId: CaseId, photoId: PhotoId) => Promise<Blob>;
  /** Fetches a file of a patient, to be kept nowhere. */
  getBlob: GetBlob;
  /** Reads from the server over HTTP. */
  getJson: GetJson;
  /** Writes over HTTP. */
  postJson: PostJson;
  reload: () => void;
  /** Whether letters are keys for this person, on this computer. */
  letterKeysOf: (userId: string) => LetterKeys;
  /** Leaves for the organisation's provider. */
  leaveBy: (address: string) => void;
  /** Only for the latency bench. */
  probe: Probe | null;
};

const PHONE_WIDTH = 700;

export function browserDependencies(window: Window & typeof globalThis): Dependencies {
  const { location, localStorage, navigator } = window;
  const fetch = window.fetch.bind(window);
  const access = new AccessKeeper({ seat: 'control-room', baseUrl: '', clock: systemClock, fetch });
  return {
    clock: systemClock,
    access,
    faults: createFaultLog(systemClock),
    preferences: createPreferences(THEME_CHOICE, localStorage, navigator.languages),
    route: createRouteStore(window),
    url: location.origin,
    createSignaling: (options) => new SignalingClient(options),
    newRequestId,
    createDevice,
    getMicrophone: () => microphoneOf(navigator.mediaDevices),
    makeStream: (track) => new MediaStream([track]),
    pixelRatio: () => window.devicePixelRatio,
    monotonicNow: () => performance.now(),
    firstEcgLayout: () => (window.innerWidth < PHONE_WIDTH ? 'three' : 'twelve'),
    isHidden: () => window.document.hidden,
    open: (href) => {
      location.hash = href;
    },
    loadPhoto: photoLoader(fetch, () => access.freshToken()),
    getBlob: blobGetter(fetch, () => access.freshToken()),
    getJson: jsonGetter(fetch, () => access.freshToken()),
    postJson: jsonPoster(fetch, () => access.freshToken()),
    reload: () => {
      location.reload();
    },
    letterKeysOf: (userId) => createLetterKeys(localStorage, userId),
    leaveBy: (address) => {
      location.assign(address);
    },
    probe: openProbe(window),
  };
}

/** Loaded when the first patient is opened: the board does not wait for the media library. */
async function createDevice(): Promise<types.Device> {
  const { Device } = await import('mediasoup-client');
  return Device.factory({ forcedRtpExtensions: FORCED_RTP_EXTENSIONS });
}

/** Headphones or not: without echo cancellation the crew hears itself. */
async function microphoneOf(devices: MediaDevices): Promise<MediaStreamTrack> {
  const audio = { echoCancellation: true, noiseSuppression: true, autoGainControl: true };
  const [track] = (await devices.getUserMedia({ audio })).getAudioTracks();
  if (!track) throw new DOMException('no microphone', 'NotFoundError');
  return track;
}
