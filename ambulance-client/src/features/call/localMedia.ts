import { deviceProblemOf, type DeviceProblem } from '../../lib/platform/deviceProblem.ts';

/** One of the tablet's own devices. `off` is the crew's wish; `failed` is not. */
export type DeviceState =
  | { readonly kind: 'off' }
  | { readonly kind: 'starting' }
  | { readonly kind: 'on'; readonly track: MediaStreamTrack }
  | { readonly kind: 'failed'; readonly problem: DeviceProblem };

export type DeviceKind = 'camera' | 'microphone';
export type MediaDevicesLike = Pick<MediaDevices, 'getUserMedia'> &
  Partial<Pick<MediaDevices, 'addEventListener' | 'removeEventListener' | 'enumerateDevices'>>;

/** 720p at 30 pictures a second is what an uplink in an ambulance carries on a good day; simulcast makes less of it where needed. */
const CAMERA = {
  width: { ideal: 1280 },
  height: { ideal: 720 },
  frameRate: { ideal: 30, max: 30 },
  facingMode: { ideal: 'environment' },
} as const satisfies MediaTrackConstraints;
/** Speech in a vehicle. */
const MICROPHONE: MediaTrackConstraints = {
  echoCancellation: true,
  noiseSuppression: true,
  autoGainControl: true,
};

/** Each device on its own: sound must not fail because there is no camera. A page that is not secure has no devices at all. */
export async function openDevice(
  devices: MediaDevicesLike | undefined,
  kind: DeviceKind,
  cameraId: string | null = null,
): Promise<DeviceState> {
  if (!devices) return { kind: 'failed', problem: 'unsupported' };
  try {
    const stream = await devices.getUserMedia(
      kind === 'camera' ? { video: cameraOf(cameraId) } : { audio: MICROPHONE },
    );
    const [track] = stream.getTracks();
    return track ? { kind: 'on', track } : { kind: 'failed', problem: 'not-found' };
  } catch (error) {
    return { kind: 'failed', problem: deviceProblemOf(error) };
  }
}

/** The one that was chosen; until then the one that looks away from the screen. */
function cameraOf(cameraId: string | null): MediaTrackConstraints {
  const { facingMode, ...picture } = CAMERA;
  return cameraId === null ? { ...picture, facingMode } : { ...picture, deviceId: { exact: cameraId } };
}

/** `label` as the system calls it; empty where it does not say. */
export type Camera = { readonly id: string; readonly label: string };

/** Every camera of the tablet, in the order of the system; none where the browser does not say. */
export async function listCameras(devices: MediaDevicesLike | undefined): Promise<Camera[]> {
  const found = await devices?.enumerateDevices?.();
  return (found ?? [])
    .filter(({ kind, deviceId }) => kind === 'videoinput' && deviceId !== '')
    .map(({ deviceId, label }) => ({ id: deviceId, label }));
}
