import { createStore, type Readable } from '@smart-triage/shared/client/store';
import type { CodeReader } from '../../lib/platform/codeReader.ts';
import { type DeviceProblem, deviceProblemOf } from '../../lib/platform/deviceProblem.ts';
import { codeIn } from './pairingCode.ts';

export type ScanState =
  /** This page gets no camera at all. */
  | { readonly kind: 'unavailable' }
  | { readonly kind: 'idle' }
  | { readonly kind: 'starting' }
  | { readonly kind: 'looking'; readonly stream: MediaStream }
  /** `no-reader`: what reads codes could not be fetched. */
  | { readonly kind: 'failed'; readonly problem: DeviceProblem | 'no-reader' };

export type ScanDeps = {
  devices: Pick<MediaDevices, 'getUserMedia'> | undefined;
  /** Asked for when somebody scans, not before. */
  findReader: () => Promise<CodeReader>;
  onCode: (code: string) => void;
};

export type ScanModel = Readable<ScanState> & {
  start: () => Promise<void>;
  /** Looks once at what the camera shows now. */
  look: (picture: HTMLVideoElement) => Promise<void>;
  stop: () => void;
};

/** The camera looks for the code that an administrator shows; the camera is let go as soon as it has one. */
export function createScanModel({ devices, findReader, onCode }: ScanDeps): ScanModel {
  const state = createStore<ScanState>({ kind: devices ? 'idle' : 'unavailable' });
  let reader: CodeReader | null = null;
  const opened = async (camera: NonNullable<ScanDeps['devices']>): Promise<ScanState> => {
    try {
      reader ??= await findReader();
    } catch {
      return { kind: 'failed', problem: 'no-reader' };
    }
    try {
      const stream = await camera.getUserMedia({ video: { facingMode: { ideal: 'environment' } } });
      return { kind: 'looking', stream };
    } catch (error) {
      return { kind: 'failed', problem: deviceProblemOf(error) };
    }
  };
  const stop = (): void => {
    const current = state.getSnapshot();
    letGo(current);
    if (current.kind === 'looking' || current.kind === 'starting') state.set({ kind: 'idle' });
  };
  return {
    getSnapshot: state.getSnapshot,
    subscribe: state.subscribe,
    start: async () => {
      const { kind } = state.getSnapshot();
      if (!devices || kind === 'starting' || kind === 'looking') return;
      state.set({ kind: 'starting' });
      const next = await opened(devices);
      if (state.getSnapshot().kind === 'starting') state.set(next);
      else letGo(next);
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

function letGo(state: ScanState): void {
  if (state.kind === 'looking') for (const track of state.stream.getTracks()) track.stop();
}
