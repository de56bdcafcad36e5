import type { DeviceKind, MediaDevicesLike } from './localMedia.ts';

export type DeviceRecovery = {
  /** The device was taken away, by the system or by its plug: it is tried again until it is there, or until `forget`. */
  lost: (device: DeviceKind) => void;
  forget: (device: DeviceKind) => void;
  close: () => void;
};

type DeviceRecoveryOptions = {
  devices: MediaDevicesLike | undefined;
  /** Resolves to whether the device is there again. */
  tryAgain: (device: DeviceKind) => Promise<boolean>;
  onError: (error: unknown) => void;
};

/** A telephone call or another app has the device for minutes; a plug is back in seconds. */
const DELAYS_MS = [500, 1000, 2000];
const LATER_MS = 5000;

/** [MD10] Brings back a camera or microphone that nobody turned off: after a moment, ever again, and at once when the system says that its devices changed. */
export function createDeviceRecovery({ devices, tryAgain, onError }: DeviceRecoveryOptions): DeviceRecovery {
  const waiting = new Map<DeviceKind, { tries: number; timer: ReturnType<typeof setTimeout> | null }>();

  const attempt = async (device: DeviceKind): Promise<void> => {
    const entry = waiting.get(device);
    if (!entry) return;
    if (entry.timer !== null) clearTimeout(entry.timer);
    entry.timer = null;
    const isBack = await tryAgain(device);
    if (waiting.get(device) !== entry) return;
    if (isBack) waiting.delete(device);
    else schedule(device, entry.tries + 1);
  };
  const schedule = (device: DeviceKind, tries: number): void => {
    forget(device);
    const timer = setTimeout(() => {
      attempt(device).catch(onError);
    }, DELAYS_MS[tries] ?? LATER_MS);
    waiting.set(device, { tries, timer });
  };
  const forget = (device: DeviceKind): void => {
    const timer = waiting.get(device)?.timer ?? null;
    if (timer !== null) clearTimeout(timer);
    waiting.delete(device);
  };
  const handleChange = (): void => {
    for (const [device, { timer }] of [...waiting]) if (timer !== null) attempt(device).catch(onError);
  };
  devices?.addEventListener?.('devicechange', handleChange);
  return {
    lost: (device) => {
      schedule(device, 0);
    },
    forget,
    close: () => {
      devices?.removeEventListener?.('devicechange', handleChange);
      for (const device of [...waiting.keys()]) forget(device);
    },
  };
}
