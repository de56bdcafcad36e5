import { createStore, type Readable } from '@smart-triage/shared/client/store';
import type { CaseId } from '@smart-triage/shared/domain/ids';
import type { Clock } from '@smart-triage/shared/time/clock';
import { type EcgScaleSettings, STANDARD_SCALE } from '@smart-triage/shared/ui/ecg/ecgScale.ts';
import { EcgMonitor } from '@smart-triage/shared/ui/ecg/ecgMonitor.ts';
import type { Signaling } from '../../lib/signaling.ts';
import { createEcgFeed, type EcgFeedSnapshot } from './ecgFeed.ts';

/** Twelve leads, or three large ones for a small screen. */
export const ECG_LAYOUTS = ['twelve', 'three'] as const;
export type EcgLayout = (typeof ECG_LAYOUTS)[number];

export type LiveEcgSnapshot = {
  feed: EcgFeedSnapshot;
  layout: EcgLayout;
  scale: EcgScaleSettings;
  /** The picture stands still to be looked at; the ECG goes on behind it. */
  isFrozen: boolean;
};

export type LiveEcgModel = Readable<LiveEcgSnapshot> & {
  /** What the sweep draws from; it changes with every frame, and no snapshot is made of that. */
  monitor: EcgMonitor;
  choose: (layout: EcgLayout) => void;
  setScale: (change: Partial<EcgScaleSettings>) => void;
  toggleFrozen: () => void;
  close: () => void;
};

export type LiveEcgModelOptions = {
  signaling: Signaling;
  caseId: CaseId;
  /** The server's. */
  clock: Clock;
  /** Monotonic milliseconds. */
  monotonicNow: () => number;
  firstEcgLayout: () => EcgLayout;
  onError: (error: unknown) => void;
};

export function createLiveEcgModel(options: LiveEcgModelOptions): LiveEcgModel {
  const { clock, monotonicNow, firstEcgLayout } = options;
  const monitor = new EcgMonitor({
    now: monotonicNow,
    // Without a measured offset the tablet's clock says nothing here, and only the arrival counts.
    captureAgeMs: (capturedAt, clockOffsetMs) =>
      clockOffsetMs === null ? null : clock.now() - (capturedAt + clockOffsetMs),
  });
  const feed = createEcgFeed({
    ...options,
    onFrame: (frame, part) => {
      monitor.push(frame, part);
    },
  });
  const store = createStore<LiveEcgSnapshot>({
    feed: feed.getSnapshot(),
    layout: firstEcgLayout(),
    scale: STANDARD_SCALE,
    isFrozen: false,
  });
  const patch = (change: Partial<LiveEcgSnapshot>): void => {
    store.set({ ...store.getSnapshot(), ...change });
  };
  const stopListening = feed.subscribe(() => {
    patch({ feed: feed.getSnapshot() });
  });
  return {
    monitor,
    getSnapshot: store.getSnapshot,
    subscribe: store.subscribe,
    choose: (layout) => {
      patch({ layout });
    },
    setScale: (change) => {
      patch({ scale: { ...store.getSnapshot().scale, ...change } });
    },
    toggleFrozen: () => {
      patch({ isFrozen: !store.getSnapshot().isFrozen });
    },
    close: () => {
      stopListening();
      feed.close();
    },
  };
}
