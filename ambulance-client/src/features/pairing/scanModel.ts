import { createStore, type Readable } from '@smart-triage/shared/client/store';
import type { CodeReader } from '../../lib/platform/codeReader.ts';
import { type DeviceProblem, deviceProblemOf } from '../../lib/platform/deviceProblem.ts';
import { codeIn } from './pairingCode.ts';

export type ScanState =
  /** This browser reads no QR codes. */
  | { readonly kind: 'unavailable' }
  | { readonly kind: 'idle' }
  | { readonly kind: 'looking'; readonly stream: MediaStream }
  | { readonly kind: 'failed'; readonly problem: DeviceProblem };

export type ScanDeps = {
  devices: Pick<MediaDevices, 'getUserMedia'> | undefined;
  findReader: () => Promise<CodeReader | null>;
  onCode: (code: string) => void;
};

export type ScanModel = Readable<ScanState> & {
  start: () => Promise<void>;
  /** Looks once at what the camera shows now. */
  look: (picture: CanvasImageSource) => Promise<void>;
  stop: () => void;
};

/** The camera looks for the code that an administrator shows; the camera is let go as soon as it has one. */
export function createScanModel({ devices, findReader, onCode }: ScanDeps): ScanModel {
  const state = createStore<ScanState>({ kind: 'unavailable' });
  let reader: CodeReader | null = null;
  const stop = (): void => {
    const current = state.getSnapshot();
    if (current.kind === 'looking') for (const track of current.stream.getTracks()) track.stop();
    if (current.kind !== 'unavailable') state.set({ kind: 'idle' });
  };
  if (devices) {
    void findReader().then((found) => {
      reader = found;
      if (found) state.set({ kind: 'idle' });
    });
  }
  return {
    getSnapshot: state.getSnapshot,
    subscribe: state.subscribe,
    start: async () => {
      const { kind } = state.getSnapshot();
      if (!devices || kind === 'looking' || kind === 'unavailable') return;
      try {
        const stream = await devices.getUserMedia({ video: { facingMode: { ideal: 'environment' } } });
        state.set({ kind: 'looking', stream });
      } catch (error) {
        state.set({ kind: 'failed', problem: deviceProblemOf(error) });
      }
    },
    look: async (picture) => {
      // A picture that cannot be read yet (the camera is starting) is simply looked at again.
      const found = (await reader?.detect(picture).catch(() => [])) ?? [];
      const [code] = found.flatMap(({ rawValue }) => codeIn(rawValue) ?? []);
      if (code === undefined || state.getSnapshot().kind !== 'looking') return;
      stop();
      onCode(code);
    },
    stop,
  };
}
