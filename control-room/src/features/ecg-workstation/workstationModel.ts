import { createStore, type Readable } from '@smart-triage/shared/client/store';
import type { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { ECG_GAINS, ECG_SPEEDS, type EcgScaleSettings } from '@smart-triage/shared/ui/ecg/ecgScale.ts';
import type { Caliper } from '@smart-triage/shared/ui/ecg/sheet/caliper.ts';
import {
  FILTER_BANDS,
  FILTER_MARGIN_SECONDS,
  type FilterBand,
} from '@smart-triage/shared/ui/ecg/sheet/filterBand.ts';
import {
  SHEET_FORMATS,
  SHEET_SECONDS,
  type SheetFormat,
} from '@smart-triage/shared/ui/ecg/sheet/sheetLayout.ts';
import { errorCodeOf } from '../../lib/errorCodeOf.ts';
import type { EcgArchive, StoredStream } from './ecgArchive.ts';
import { pageOf, type SheetPage } from './sheetPage.ts';

export type SheetSettings = Omit<EcgScaleSettings, 'calibration'> & {
  format: SheetFormat;
  band: FilterBand;
  /** How many times larger than on paper, squares and trace alike. */
  size: (typeof SHEET_SIZES)[number];
};
export const SHEET_SIZES = [1, 1.5, 2, 3] as const;
export const COMPARISONS = ['overlay', 'side-by-side'] as const;
export type Comparison = (typeof COMPARISONS)[number];

export type WorkstationSnapshot = {
  settings: SheetSettings;
  streams: readonly StoredStream[];
  /** The sheet that is asked for; `page` may still be the one before. */
  place: { stream: StoredStream; fromSeq: number } | null;
  page: SheetPage | null;
  /** `empty`: the case has no stored ECG. `hole`: nothing is stored at this place. */
  status: 'loading' | 'ready' | 'empty' | 'hole' | { failed: ErrorCode };
  caliper: Caliper | null;
  /** Where a person put the J point of this page, from the middle of the beat; `null` where it was found. */
  jPointMs: number | null;
  /** An earlier sheet of this case, kept to compare with. */
  held: { page: SheetPage; how: Comparison } | null;
};

export type WorkstationModel = Readable<WorkstationSnapshot> & {
  set: (change: Partial<SheetSettings>) => void;
  cycle: (setting: keyof SheetSettings) => void;
  /** The newest ten seconds that are stored. */
  toNewest: () => void;
  goTo: (fromSeq: number) => void;
  move: (seconds: number) => void;
  chooseStream: (streamId: string) => void;
  /** Laid on the sheet, or taken away. */
  toggleCaliper: () => void;
  setCaliper: (caliper: Caliper | null) => void;
  setJPoint: (jPointMs: number | null) => void;
  hold: () => void;
  compare: (how: Comparison | null) => void;
  close: () => void;
};

/** A tablet sends a tenth of a second in a frame. */
export const FRAMES_PER_SECOND = 10;
const SHEET_FRAMES = SHEET_SECONDS * FRAMES_PER_SECOND;
const MARGIN_FRAMES = FILTER_MARGIN_SECONDS * FRAMES_PER_SECOND;

const CHOICES = {
  size: SHEET_SIZES,
  format: SHEET_FORMATS,
  band: FILTER_BANDS,
  mmPerSecond: ECG_SPEEDS,
  mmPerMv: ECG_GAINS,
};

/** Over one second and one millivolt of the first rows at the standard scale, in mm. */
const LAID_CALIPER: Caliper = { from: { x: 36, y: 27 }, to: { x: 61, y: 17 }, held: 'to' };

const START: WorkstationSnapshot = {
  settings: { format: '3x4', mmPerSecond: 25, mmPerMv: 10, band: 'recorded', size: 1 },
  streams: [],
  place: null,
  page: null,
  status: 'loading',
  caliper: null,
  jPointMs: null,
  held: null,
};

export function lastStart({ lastSeq }: StoredStream): number {
  return Math.max(0, lastSeq - SHEET_FRAMES + 1);
}

export function createWorkstationModel(
  archive: EcgArchive,
  size: SheetSettings['size'] = 1,
): WorkstationModel {
  const store = createStore({ ...START, settings: { ...START.settings, size } });
  let isClosed = false;
  const patch = (change: Partial<WorkstationSnapshot>): void => {
    if (!isClosed) store.set({ ...store.getSnapshot(), ...change });
  };

  const show = async (stream: StoredStream, wanted: number): Promise<void> => {
    const fromSeq = Math.min(Math.max(0, Math.round(wanted)), lastStart(stream));
    const place = { stream, fromSeq };
    patch({ place, status: 'loading' });
    const isOutdated = () => store.getSnapshot().place !== place;
    try {
      const from = Math.max(0, fromSeq - MARGIN_FRAMES);
      const to = fromSeq + SHEET_FRAMES + MARGIN_FRAMES;
      const page = pageOf(await archive.read(stream.streamId, from, Math.min(to, stream.lastSeq)), fromSeq);
      if (!isOutdated()) patch({ page, status: page ? 'ready' : 'hole', caliper: null, jPointMs: null });
    } catch (error) {
      if (!isOutdated()) patch({ status: { failed: errorCodeOf(error) } });
    }
  };
  const toNewest = async (): Promise<void> => {
    try {
      const streams = await archive.streams();
      const stream = streams.at(-1);
      patch({ streams, ...(stream ? {} : { status: 'empty' as const }) });
      if (stream) await show(stream, lastStart(stream));
    } catch (error) {
      patch({ status: { failed: errorCodeOf(error) } });
    }
  };
  const goTo = (fromSeq: number): void => {
    const { place } = store.getSnapshot();
    if (place) void show(place.stream, fromSeq);
  };
  // Points of a caliper are on paper: at another scale they would be somewhere else.
  const set = (change: Partial<SheetSettings>): void => {
    patch({ settings: { ...store.getSnapshot().settings, ...change }, caliper: null });
  };

  void toNewest();
  return {
    getSnapshot: store.getSnapshot,
    subscribe: store.subscribe,
    set,
    cycle: (setting) => {
      set({ [setting]: following(CHOICES[setting], store.getSnapshot().settings[setting]) });
    },
    toNewest: () => void toNewest(),
    goTo,
    move: (seconds) => {
      goTo((store.getSnapshot().place?.fromSeq ?? 0) + seconds * FRAMES_PER_SECOND);
    },
    chooseStream: (streamId) => {
      const stream = store.getSnapshot().streams.find((candidate) => candidate.streamId === streamId);
      if (stream) void show(stream, 0);
    },
    toggleCaliper: () => {
      patch({ caliper: store.getSnapshot().caliper ? null : LAID_CALIPER });
    },
    setCaliper: (caliper) => {
      patch({ caliper });
    },
    setJPoint: (jPointMs) => {
      patch({ jPointMs });
    },
    hold: () => {
      const { page } = store.getSnapshot();
      if (page) patch({ held: { page, how: 'overlay' } });
    },
    compare: (how) => {
      const { held } = store.getSnapshot();
      patch({ held: held && how ? { ...held, how } : null });
    },
    close: () => {
      isClosed = true;
    },
  };
}

function following(choices: readonly unknown[], current: unknown): unknown {
  const at = choices.findIndex((choice) => choice === current);
  return choices[(at + 1) % choices.length];
}
