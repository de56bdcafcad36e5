import { isOver } from '@smart-triage/shared/domain/caseMachine';
import type { MediaSession, MediaState, RemoteMedia } from '@smart-triage/shared/client/mediaSession';
import { createStore, type Readable } from '@smart-triage/shared/client/store';
import type { MediaSource, Viewer } from '@smart-triage/shared/protocol/media';
import type { CaseView } from '../../lib/case/caseView.ts';
import { consultOf, type ConsultState } from './consultState.ts';
import { createDeviceRecovery } from './deviceRecovery.ts';
import {
  type DeviceKind,
  type DeviceState,
  type Camera,
  listCameras,
  type MediaDevicesLike,
  openDevice,
} from './localMedia.ts';

/** After the handover the crew can still turn a device on; once the case is over nobody can. */
export type CallEnd = 'handed-over' | 'over';

export type CallState = {
  readonly camera: DeviceState;
  readonly microphone: DeviceState;
  readonly isMuted: boolean;
  /** Those of the tablet, once one was opened. */
  readonly cameras: readonly Camera[];
  /** As the server has it; `null` while nobody has said so. */
  readonly patientHears: boolean | null;
  /** `silent`: joined, but nothing is heard from the server. */
  readonly phase: MediaState['phase'] | 'silent';
  /** What of the tablet goes to the server now, as far as it can know; a device that runs may go nowhere. */
  readonly sent: readonly MediaSource[];
  /** Voices of the control room that arrive now. */
  readonly voices: readonly RemoteMedia[];
  readonly consult: ConsultState;
  /** Camera and microphone have nothing more to look at: the patient is in other hands, or the case is over. `null` before. */
  readonly ended: CallEnd | null;
  /** `false`: what is said of the consult is as old as the cut, and a request waits. */
  readonly isLinked: boolean;
  /** [CO7] Who gets picture and sound; `null` while this tablet cannot know it. */
  readonly viewers: readonly Viewer[] | null;
};

type Media = Pick<MediaSession, 'state' | 'publish' | 'setPaused'>;

export type CallModelDeps = {
  media: Media;
  devices: MediaDevicesLike | undefined;
  view: Readable<CaseView | null>;
  link: Readable<{ readonly kind: string }>;
  requestConsult: () => void;
  withdrawConsult: () => void;
  setPatientHears: (hears: boolean) => void;
  onError: (error: unknown) => void;
};

export type CallModel = Readable<CallState> & {
  /** Opens both devices, as far as they are there. */
  start: () => Promise<void>;
  turnOn: (device: DeviceKind) => Promise<void>;
  turnOff: (device: DeviceKind) => Promise<void>;
  setMuted: (muted: boolean) => void;
  /** The next one, round and round. */
  otherCamera: () => Promise<void>;
  chooseCamera: (id: string) => Promise<void>;
  setPatientHears: (hears: boolean) => void;
  requestConsult: () => void;
  withdrawConsult: () => void;
  close: () => void;
};

/** A system that needs the device for something else mutes the track and does not end it; shorter than this is a hiccup. */
const MUTED_TOO_LONG_MS = 2000;

const DEVICES = ['camera', 'microphone'] as const satisfies readonly DeviceKind[];

/** Picture and sound of the ambulance, the voice of the control room, and the way to a cardiologist. */
export function createCallModel({
  media,
  devices,
  view,
  link,
  requestConsult,
  withdrawConsult,
  setPatientHears,
  onError,
}: CallModelDeps): CallModel {
  const own = createStore<Pick<CallState, 'camera' | 'microphone' | 'isMuted' | 'cameras'>>({
    camera: { kind: 'off' },
    microphone: { kind: 'off' },
    isMuted: false,
    cameras: [],
  });
  const compute = (): CallState => {
    const { phase, isHeard, remote, viewers, sending } = media.state.getSnapshot();
    const isReached = phase === 'live' && isHeard;
    return {
      ...own.getSnapshot(),
      phase: phase === 'live' && !isHeard ? 'silent' : phase,
      sent: isReached ? sending : [],
      voices: remote.filter(isVoice),
      patientHears: view.getSnapshot()?.confirmed?.patientHears ?? null,
      consult: consultOf(view.getSnapshot()),
      ended: endOf(view.getSnapshot()),
      isLinked: link.getSnapshot().kind === 'ready',
      viewers: isReached ? viewers : null,
    };
  };
  const state = createStore(compute());
  const refresh = (): void => {
    state.set(compute());
  };
  const patch = (change: Partial<ReturnType<typeof own.getSnapshot>>): void => {
    own.set({ ...own.getSnapshot(), ...change });
  };
  let isClosed = false;
  let cameraId: string | null = null;
  /** How often each was turned on or off: what was asked for before the last time is not wanted any more when it opens. */
  const turns: Record<DeviceKind, number> = { camera: 0, microphone: 0 };
  let wasSending = false;
  let lastEnd: CallEnd | null = null;

  const turnOff = async (device: DeviceKind): Promise<void> => {
    turns[device] += 1;
    recovery.forget(device);
    const known = own.getSnapshot()[device];
    if (known.kind === 'on') known.track.stop();
    patch({ [device]: { kind: 'off' } });
    await media.publish(device, null).catch(onError);
  };
  const turnOn = async (device: DeviceKind): Promise<void> => {
    const { kind } = own.getSnapshot()[device];
    if (kind === 'on' || kind === 'starting' || endOf(view.getSnapshot()) === 'over') return;
    recovery.forget(device);
    const turn = (turns[device] += 1);
    patch({ [device]: { kind: 'starting' } });
    const opened = await openDevice(devices, device, cameraId);
    const isWanted = turn === turns[device];
    if (opened.kind === 'on' && isWanted) await take(device, opened.track);
    else if (opened.kind === 'on') opened.track.stop();
    else if (isWanted && !isClosed) patch({ [device]: opened });
  };
  const take = async (device: DeviceKind, track: MediaStreamTrack): Promise<void> => {
    if (isClosed) {
      track.stop();
      return;
    }
    patch({ [device]: { kind: 'on', track } });
    if (device === 'camera') lookForCameras().catch(onError);
    track.addEventListener('ended', () => {
      handleLost(device, track);
    });
    track.addEventListener('mute', () => {
      setTimeout(() => {
        if (track.muted) handleLost(device, track);
      }, MUTED_TOO_LONG_MS);
    });
    if (device === 'microphone') track.enabled = !own.getSnapshot().isMuted;
    await media.publish(device, track).catch(onError);
  };
  const lookForCameras = async (): Promise<void> => {
    patch({ cameras: await listCameras(devices) });
  };
  const chooseCamera = async (id: string): Promise<void> => {
    const { camera } = own.getSnapshot();
    if (camera.kind === 'on' && cameraNow(camera.track) === id) return;
    // A tablet opens one camera at a time: the first is let go before the next is asked for.
    await turnOff('camera');
    cameraId = id;
    await turnOn('camera');
  };
  const otherCamera = async (): Promise<void> => {
    const { camera } = own.getSnapshot();
    const cameras = await listCameras(devices);
    if (camera.kind !== 'on' || cameras.length < 2) return;
    const now = cameras.findIndex(({ id }) => id === cameraNow(camera.track));
    const next = cameras[(now + 1) % cameras.length];
    if (next) await chooseCamera(next.id);
  };
  /** Behind what is shown: the crew reads that the device is lost until it is there. */
  const tryAgain = async (device: DeviceKind): Promise<boolean> => {
    const opened = await openDevice(devices, device, cameraId);
    if (opened.kind !== 'on') return false;
    if (own.getSnapshot()[device].kind === 'failed') await take(device, opened.track);
    else opened.track.stop();
    return true;
  };
  const recovery = createDeviceRecovery({ devices, tryAgain, onError });
  /** Unplugged, taken by another app, or withdrawn by the crew: what the others see must not stay a frozen picture. */
  const handleLost = (device: DeviceKind, track: MediaStreamTrack): void => {
    const known = own.getSnapshot()[device];
    if (known.kind !== 'on' || known.track !== track) return;
    track.stop();
    patch({ [device]: { kind: 'failed', problem: 'lost' } });
    media.publish(device, null).catch(onError);
    recovery.lost(device);
  };
  /** Silence at the source holds at once and through every new start; telling the others follows when there is somebody to tell. */
  const applyMute = (): void => {
    const { microphone, isMuted } = own.getSnapshot();
    if (microphone.kind === 'on') microphone.track.enabled = !isMuted;
    if (media.state.getSnapshot().sending.includes('microphone')) {
      media.setPaused('microphone', isMuted).catch(onError);
    }
  };
  /** At the handover, and again at the end of the case for what the crew turned on between the two. */
  const releaseAtEnd = (): void => {
    const end = endOf(view.getSnapshot());
    if (end !== null && end !== lastEnd) for (const device of DEVICES) turnOff(device).catch(onError);
    lastEnd = end;
  };
  const unsubscribe = [
    own.subscribe(refresh),
    link.subscribe(refresh),
    view.subscribe(() => {
      refresh();
      releaseAtEnd();
    }),
    media.state.subscribe(() => {
      const isSending = media.state.getSnapshot().sending.includes('microphone');
      if (isSending && !wasSending && own.getSnapshot().isMuted) applyMute();
      wasSending = isSending;
      refresh();
    }),
  ];
  return {
    getSnapshot: state.getSnapshot,
    subscribe: state.subscribe,
    start: async () => {
      if (endOf(view.getSnapshot()) !== null) return;
      await Promise.all([turnOn('microphone'), turnOn('camera')]);
    },
    turnOn,
    turnOff,
    setMuted: (isMuted) => {
      patch({ isMuted });
      applyMute();
    },
    otherCamera,
    chooseCamera,
    setPatientHears,
    requestConsult: () => {
      const { consult } = state.getSnapshot();
      if (consult.kind === 'not-asked' && consult.refusal === null) requestConsult();
    },
    withdrawConsult: () => {
      const { consult } = state.getSnapshot();
      if (consult.kind === 'asked' && !consult.isWithdrawing) withdrawConsult();
    },
    close: () => {
      isClosed = true;
      recovery.close();
      for (const end of unsubscribe.splice(0)) end();
      for (const device of DEVICES) {
        const known = own.getSnapshot()[device];
        if (known.kind === 'on') known.track.stop();
      }
    },
  };
}

function endOf(view: CaseView | null): CallEnd | null {
  if (view === null) return null;
  if (isOver(view.expected)) return 'over';
  return view.expected === 'handed-over' ? 'handed-over' : null;
}

function cameraNow(track: MediaStreamTrack): string {
  return track.getSettings().deviceId ?? '';
}

function isVoice({ source, track, paused }: RemoteMedia): boolean {
  return source === 'talkback' && track !== null && !paused;
}
