import type { MediaState, RemoteMedia } from '@smart-triage/shared/client/mediaSession';
import { type Consult, NO_CONSULT } from '@smart-triage/shared/domain/consult';
import { createStore } from '@smart-triage/shared/client/store';
import type { CaseStatus } from '@smart-triage/shared/domain/caseMachine';
import type { MediaSource } from '@smart-triage/shared/protocol/media';
import { instant } from '@smart-triage/shared/time/instant';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CaseView } from '../../lib/case/caseView.ts';
import { createCallModel } from './callModel.ts';
import { consultOf } from './consultState.ts';

class FakeTrack extends EventTarget {
  enabled = true;
  muted = false;
  isStopped = false;

  stop(): void {
    this.isStopped = true;
  }
}

const track = () => new FakeTrack() as FakeTrack & MediaStreamTrack;
const refusal = (name: string) => Promise.reject(Object.assign(new Error(name), { name }));

function call(
  devices: {
    camera?: (constraints?: MediaStreamConstraints) => Promise<MediaStreamTrack>;
    microphone?: () => Promise<MediaStreamTrack>;
    cameras?: string[];
  } = {},
) {
  const state = createStore<MediaState>({
    phase: 'live',
    isHeard: true,
    epoch: 1,
    remote: [],
    viewers: [],
    sending: [],
  });
  const published = new Map<MediaSource, MediaStreamTrack | null>();
  const media = {
    state,
    publish: vi.fn((source: MediaSource, next: MediaStreamTrack | null) => {
      published.set(source, next);
      return Promise.resolve();
    }),
    setPaused: vi.fn((_source: MediaSource, _paused: boolean) => Promise.resolve()),
  };
  const requestConsult = vi.fn();
  const withdrawConsult = vi.fn();
  const setPatientHears = vi.fn();
  const changes = new EventTarget();
  const cameras = (devices.cameras ?? ['back']).map(
    (deviceId) => ({ kind: 'videoinput', deviceId }) as MediaDeviceInfo,
  );
  const view = createStore<CaseView | null>(null);
  const open = async (constraints?: MediaStreamConstraints) => {
    const opened = await (constraints?.video
      ? (devices.camera ?? (() => Promise.resolve(track())))(constraints)
      : (devices.microphone ?? (() => Promise.resolve(track())))());
    return { getTracks: () => [opened] } as MediaStream;
  };
  const model = createCallModel({
    media,
    devices: {
      getUserMedia: open,
      enumerateDevices: () => Promise.resolve(cameras),
      addEventListener: changes.addEventListener.bind(changes),
      removeEventListener: changes.removeEventListener.bind(changes),
    },
    view,
    link: createStore({ kind: 'ready' }),
    requestConsult,
    withdrawConsult,
    setPatientHears,
    onError: vi.fn(),
  });
  return { model, media, state, published, view, requestConsult, changes };
}

describe('picture and sound', () => {
  it('are both sent as soon as the devices are open', async () => {
    const { model, published } = call();
    await model.start();
    expect([...published.keys()].sort()).toEqual(['camera', 'microphone']);
    expect(model.getSnapshot()).toMatchObject({ camera: { kind: 'on' }, microphone: { kind: 'on' } });
  });

  it.each([
    ['NotAllowedError', 'not-allowed'],
    ['NotFoundError', 'not-found'],
    ['NotReadableError', 'in-use'],
    ['Whatever', 'unknown'],
  ])('sound goes on when the camera fails with %s, which is shown as %s', async (name, problem) => {
    const { model, published } = call({ camera: () => refusal(name) });
    await model.start();
    expect(model.getSnapshot().camera).toEqual({ kind: 'failed', problem });
    expect([...published.keys()]).toEqual(['microphone']);
  });

  it('says that a camera was lost, and stops sending its last picture', async () => {
    const camera = track();
    const { model, published } = call({ camera: () => Promise.resolve(camera) });
    await model.start();
    camera.dispatchEvent(new Event('ended'));
    expect(model.getSnapshot().camera).toEqual({ kind: 'failed', problem: 'lost' });
    expect(published.get('camera')).toBeNull();
  });

  it('release the camera when the crew turns it off, so that its light goes out', async () => {
    const camera = track();
    const { model, published } = call({ camera: () => Promise.resolve(camera) });
    await model.start();
    await model.turnOff('camera');
    expect(camera.isStopped).toBe(true);
    expect(published.get('camera')).toBeNull();
  });

  // What happened: a camera that took long to open went on after the crew had turned it off.
  it('stay off when they were turned off before they had opened', async () => {
    const camera = track();
    let open: (opened: typeof camera) => void = () => undefined;
    const { model, published } = call({ camera: () => new Promise((resolve) => (open = resolve)) });
    const starting = model.turnOn('camera');
    await model.turnOff('camera');
    open(camera);
    await starting;
    expect(camera.isStopped).toBe(true);
    expect(model.getSnapshot().camera).toEqual({ kind: 'off' });
    expect(published.get('camera')).toBeNull();
  });

  const viewOf = (status: CaseStatus) => {
    const confirmed = { status, consultants: [], consultRequestedAt: null, consult: NO_CONSULT };
    return { onTheWay: [], expected: status, confirmed } as unknown as CaseView;
  };

  it('release both devices when the patient is handed over', async () => {
    const camera = track();
    const { model, view } = call({ camera: () => Promise.resolve(camera) });
    await model.start();
    view.set(viewOf('handed-over'));
    await vi.waitFor(() => {
      expect(model.getSnapshot()).toMatchObject({ camera: { kind: 'off' }, microphone: { kind: 'off' } });
    });
    expect(camera.isStopped).toBe(true);
  });

  // What happened: a tablet that was opened again on a closed case filmed whoever was there.
  it('are not opened on a case that is over, nor by a press, and end with the case what the crew turned on after the handover', async () => {
    const camera = track();
    const open = vi.fn(() => Promise.resolve(camera));
    const { model, view } = call({ camera: open });
    view.set(viewOf('handed-over'));
    await model.start();
    expect(open).not.toHaveBeenCalled();
    await model.turnOn('camera');
    expect(model.getSnapshot()).toMatchObject({ camera: { kind: 'on' }, ended: 'handed-over' });
    view.set(viewOf('closed'));
    await vi.waitFor(() => {
      expect(model.getSnapshot()).toMatchObject({ camera: { kind: 'off' }, ended: 'over' });
    });
    expect(camera.isStopped).toBe(true);
    await model.turnOn('camera');
    expect(open).toHaveBeenCalledOnce();
  });

  it('release a device that opens after the case was left', async () => {
    let give: (opened: MediaStreamTrack) => void = () => undefined;
    const camera = track();
    const { model, published } = call({ camera: () => new Promise((resolve) => (give = resolve)) });
    const starting = model.turnOn('camera');
    model.close();
    give(camera);
    await starting;
    expect(camera.isStopped).toBe(true);
    expect(published.has('camera')).toBe(false);
  });
});

describe('[MD10] a device that the system took', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => vi.useRealTimers());

  /** The camera opens, and `isThere` says whether it can be opened again. */
  async function withCamera() {
    const given: ReturnType<typeof track>[] = [];
    const world = { isThere: true };
    const open = (): Promise<MediaStreamTrack> => {
      if (!world.isThere) return refusal('NotReadableError');
      const next = track();
      given.push(next);
      return Promise.resolve(next);
    };
    const parts = call({ camera: open });
    await parts.model.start();
    return { ...parts, given, world };
  }

  it('is sent again as soon as it can be opened, and is shown as lost until then', async () => {
    const { model, published, given, world } = await withCamera();
    world.isThere = false;
    given[0]!.dispatchEvent(new Event('ended'));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(model.getSnapshot().camera).toEqual({ kind: 'failed', problem: 'lost' });
    world.isThere = true;
    await vi.advanceTimersByTimeAsync(5000);
    expect(model.getSnapshot().camera).toMatchObject({ kind: 'on' });
    expect(published.get('camera')).toBe(given[1]);
  });

  it('is tried at once when the system says that its devices changed', async () => {
    const { published, given, world, changes } = await withCamera();
    world.isThere = false;
    given[0]!.dispatchEvent(new Event('ended'));
    await vi.advanceTimersByTimeAsync(60_000);
    world.isThere = true;
    changes.dispatchEvent(new Event('devicechange'));
    await vi.advanceTimersByTimeAsync(0);
    expect(published.get('camera')).toBe(given[1]);
  });

  it('is opened anew when it stays mute, and left alone when it was mute for a moment', async () => {
    const { published, given } = await withCamera();
    given[0]!.dispatchEvent(new Event('mute'));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(given).toHaveLength(1);
    given[0]!.muted = true;
    given[0]!.dispatchEvent(new Event('mute'));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(given[0]!.isStopped).toBe(true);
    expect(published.get('camera')).toBe(given[1]);
  });

  it('is not opened again once the crew has turned it off, or left the case', async () => {
    for (const leave of ['off', 'close'] as const) {
      const { model, given } = await withCamera();
      given[0]!.dispatchEvent(new Event('ended'));
      if (leave === 'off') await model.turnOff('camera');
      else model.close();
      await vi.advanceTimersByTimeAsync(60_000);
      expect(given).toHaveLength(1);
    }
  });
});

describe('the own picture', () => {
  // What happened: beside "no connection" the running camera was called live, as if the hospital saw it.
  it('is said to be sent only while it is, and the server is heard', async () => {
    const { model, state } = call();
    await model.turnOn('camera');
    expect(model.getSnapshot().sent).toEqual([]);
    state.set({ ...state.getSnapshot(), sending: ['camera'] });
    expect(model.getSnapshot().sent).toEqual(['camera']);
    state.set({ ...state.getSnapshot(), isHeard: false });
    expect(model.getSnapshot().sent).toEqual([]);
    state.set({ ...state.getSnapshot(), isHeard: true, phase: 'joining' });
    expect(model.getSnapshot().sent).toEqual([]);
  });
});

describe('muting', () => {
  it('silences the microphone at once, also while nothing is being sent', async () => {
    const microphone = track();
    const { model, media } = call({ microphone: () => Promise.resolve(microphone) });
    await model.turnOn('microphone');
    model.setMuted(true);
    expect(microphone.enabled).toBe(false);
    expect(media.setPaused).not.toHaveBeenCalled();
  });

  it('is told again after the media started anew, because a new producer starts unmuted', async () => {
    const { model, media, state } = call();
    await model.turnOn('microphone');
    state.set({ ...state.getSnapshot(), sending: ['microphone'] });
    model.setMuted(true);
    state.set({ ...state.getSnapshot(), sending: [] });
    state.set({ ...state.getSnapshot(), sending: ['microphone'] });
    expect(media.setPaused.mock.calls).toEqual([
      ['microphone', true],
      ['microphone', true],
    ]);
  });

  it('holds for a microphone that is opened later', async () => {
    const microphone = track();
    const { model } = call({ microphone: () => Promise.resolve(microphone) });
    model.setMuted(true);
    await model.turnOn('microphone');
    expect(microphone.enabled).toBe(false);
  });
});

describe('the other camera', () => {
  const named = (deviceId: string) => Object.assign(track(), { getSettings: () => ({ deviceId }) });

  it('is opened by its own name once the first has been let go, and the first again after it', async () => {
    const asked: unknown[] = [];
    const { model } = call({
      cameras: ['back', 'front'],
      camera: (constraints) => {
        const { deviceId } = constraints?.video as MediaTrackConstraints;
        asked.push(deviceId ?? 'any');
        return Promise.resolve(named((deviceId as { exact: string } | undefined)?.exact ?? 'back'));
      },
    });
    await model.start();
    const first = model.getSnapshot().camera;
    await vi.waitFor(() => {
      expect(model.getSnapshot().cameras.map(({ id }) => id)).toEqual(['back', 'front']);
    });
    await model.otherCamera();
    expect(first.kind === 'on' && (first.track as unknown as FakeTrack).isStopped).toBe(true);
    await model.otherCamera();
    expect(asked).toEqual(['any', { exact: 'front' }, { exact: 'back' }]);
  });

  it('is chosen by its name where there are more than two, and the one that runs is left alone', async () => {
    const asked: unknown[] = [];
    const { model } = call({
      cameras: ['back', 'front', 'helmet'],
      camera: (constraints) => {
        const { deviceId } = constraints?.video as MediaTrackConstraints;
        asked.push(deviceId ?? 'any');
        return Promise.resolve(named((deviceId as { exact: string } | undefined)?.exact ?? 'back'));
      },
    });
    await model.start();
    await model.chooseCamera('helmet');
    await model.chooseCamera('helmet');
    expect(asked).toEqual(['any', { exact: 'helmet' }]);
  });

  it('is not offered where there is only one', async () => {
    const { model } = call();
    await model.start();
    await model.otherCamera();
    expect(model.getSnapshot().cameras.length).toBeLessThan(2);
    expect(model.getSnapshot().camera.kind).toBe('on');
  });
});

describe('the voice of the control room', () => {
  it('is played while it arrives and is not paused', () => {
    const { model, state } = call();
    const voice = { source: 'talkback', track: track(), paused: false } as unknown as RemoteMedia;
    state.set({ ...state.getSnapshot(), remote: [voice] });
    expect(model.getSnapshot().voices).toEqual([voice]);
    state.set({ ...state.getSnapshot(), remote: [{ ...voice, paused: true }] });
    expect(model.getSnapshot().voices).toEqual([]);
  });
});

describe('[MD12] the call', () => {
  it('is not called connected while nothing is heard from the server', () => {
    const { model, state } = call();
    expect(model.getSnapshot().phase).toBe('live');
    state.set({ ...state.getSnapshot(), isHeard: false });
    expect(model.getSnapshot().phase).toBe('silent');
    state.set({ ...state.getSnapshot(), phase: 'joining' });
    expect(model.getSnapshot().phase).toBe('joining');
  });
});

describe('asking for a consult', () => {
  const view = (confirmed: object, onTheWay: string[] = []) =>
    ({
      onTheWay,
      confirmed: {
        status: 'assessing',
        consultants: [],
        consultRequestedAt: null,
        consult: NO_CONSULT,
        ...confirmed,
      },
    }) as unknown as CaseView;
  const doctor = { id: 'c1', name: 'Dr. A', role: 'cardiologist' as const };
  const held: Consult = { ...NO_CONSULT, holder: { person: doctor, since: instant(6000) } };

  it.each([
    [view({}), { kind: 'not-asked', refusal: null }],
    [view({}, ['consult:request']), { kind: 'on-the-way' }],
    [
      view({ status: 'consult-requested', consultRequestedAt: 5000 }),
      { kind: 'asked', since: instant(5000), released: null, ringing: [], isWithdrawing: false },
    ],
    [
      view({ status: 'in-consult', consultRequestedAt: 5000, consultants: [doctor] }),
      { kind: 'joined', consultants: [doctor], holder: null, offer: null },
    ],
    [
      view({ status: 'in-consult', consultRequestedAt: 5000, consult: held }),
      { kind: 'left', holder: doctor, offer: null },
    ],
    [view({ status: 'in-consult' }), { kind: 'not-asked', refusal: null }],
    [
      view({ status: 'decided', consultRequestedAt: 5000 }),
      { kind: 'not-asked', refusal: 'not-allowed-now' },
    ],
  ])('state %#', (current, expected) => {
    expect(consultOf(current)).toEqual(expected);
  });

  it('asks once, however often it is pressed while the request is on its way', () => {
    const { model, requestConsult, view: views } = call();
    model.requestConsult();
    views.set(view({}, ['consult:request']));
    model.requestConsult();
    expect(requestConsult).toHaveBeenCalledTimes(1);
  });
});
