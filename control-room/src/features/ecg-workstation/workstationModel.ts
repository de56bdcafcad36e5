import { createStore, type Readable } from '@smart-triage/shared/client/store';
import type { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { ECG_GAINS, ECG_SPEEDS, type EcgScaleSettings } from '@smart-triage/shared/ui/ecg/ecgScale.ts';
import type { Caliper } from '@smart-triage/shared/ui/ecg/sheet/caliper.ts';
import {
  FILTER_BANDS,
  FILTER_MARGIN_SECONDS,
  type FilterBand,
} from '@smart-triage/shared/ui/ecg/sheet/filterBand.ts';
import type { StreamId } from '@smart-triage/shared/domain/ids';
import type { Instant } from '@smart-triage/shared/time/instant';
import { SHEET_FORMATS, type SheetFormat } from '@smart-triage/shared/ui/ecg/sheet/sheetLayout.ts';
import { errorCodeOf } from '../../lib/errorCodeOf.ts';
import type { EcgArchive, StoredStream } from './ecgArchive.ts';
import type { OutsideEcg } from './outsideEcgs.ts';
import { findMoment } from './findMoment.ts';
import { FRAMES_PER_SECOND, FRAMES_PER_SHEET, pageOf, type SheetPage } from './sheetPage.ts';

export type SheetSettings = Omit<EcgScaleSettings, 'calibration'> & {
  format: SheetFormat;
  band: FilterBand;
  /** How many times larger than on paper, squares and trace alike. */
  size: (typeof SHEET_SIZES)[number];
};
export const SHEET_SIZES = [1, 1.5, 2, 3] as const;
export const COMPARISONS = ['overlay', 'side-by-side'] as const;
export type Comparison = (typeof COMPARISONS)[number];

/** Where ten seconds begin. */
export type SheetPlace = { streamId: StreamId; fromSeq: number };

/** Where somebody was led to: stored frames, or a time of the server's clock. */
export type WantedMoment = SheetPlace | { at: Instant };

/** `hole`: nothing is stored at this place. */
export type ReadingStatus = 'loading' | 'ready' | 'hole' | { failed: ErrorCode };

export type WorkstationSnapshot = {
  settings: SheetSettings;
  streams: readonly StoredStream[];
  /** The sheet that is asked for; `page` may still be the one before. */
  place: { stream: StoredStream; fromSeq: number } | null;
  page: SheetPage | null;
  /** `empty`: the case has no stored ECG. `before-ecg`: it had none yet at the time that is asked for. */
  status: ReadingStatus | 'empty' | 'before-ecg';
  /** The moment that somebody was led to; it is marked wherever it is in view. */
  moment: SheetPlace | null;
  caliper: Caliper | null;
  /** Where a person put the J point of this page, from the middle of the beat; `null` where it was found. */
  jPointMs: number | null;
  /** Where it was before each move by hand, oldest first. */
  jMoves: readonly (number | null)[];
  /** Another sheet, kept to compare with: of this case, or with its title from outside. */
  held: { page: SheetPage; how: Comparison; outside: Pick<OutsideEcg, 'id' | 'title'> | null } | null;
  holding: ReadingStatus;
};

export type WorkstationModel = Readable<WorkstationSnapshot> & {
  set: (change: Partial<SheetSettings>) => void;
  cycle: (setting: keyof SheetSettings) => void;
  /** The newest ten seconds that are stored. */
  toNewest: () => void;
  goTo: (fromSeq: number) => void;
  move: (seconds: number) => void;
  chooseStream: (streamId: StreamId) => void;
  open: (place: SheetPlace) => void;
  /** A moment of the case, in the middle of the sheet. */
  openAt: (at: Instant) => void;
  /** Laid on the sheet, or taken away. */
  toggleCaliper: () => void;
  setCaliper: (caliper: Caliper | null) => void;
  /** `isSameMove`: goes on with the move before, as a drag does, which is undone as one. */
  setJPoint: (jPointMs: number | null, isSameMove?: boolean) => void;
  undoJPoint: () => void;
  /** The sheet in view. */
  hold: () => void;
  /** Another place of the case, beside the sheet in view. */
  holdPlace: (place: SheetPlace) => void;
  /** [HR6] One that is not of this case. */
  holdOutside: (page: SheetPage, outside: Pick<OutsideEcg, 'id' | 'title'>) => void;
  compare: (how: Comparison | null) => void;
  close: () => void;
};

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
  moment: null,
  caliper: null,
  jPointMs: null,
  jMoves: [],
  held: null,
  holding: 'ready',
};

/** What a person laid on a sheet goes with it. */
const UNMEASURED = { caliper: null, jPointMs: null, jMoves: [] } as const;

export function lastStart({ lastSeq }: StoredStream): number {
  return Math.max(0, lastSeq - FRAMES_PER_SHEET + 1);
}

/** Opens at `wanted`, or else at the newest ten seconds. */
export function createWorkstationModel(
  archive: EcgArchive,
  size: SheetSettings['size'] = 1,
  wanted?: WantedMoment,
): WorkstationModel {
  const store = createStore({ ...START, settings: { ...START.settings, size } });
  let isClosed = false;
  const patch = (change: Partial<WorkstationSnapshot>): void => {
    if (!isClosed) store.set({ ...store.getSnapshot(), ...change });
  };

  const read = async ({ streamId, lastSeq }: StoredStream, fromSeq: number): Promise<SheetPage | null> => {
    const from = Math.max(0, fromSeq - MARGIN_FRAMES);
    const to = fromSeq + FRAMES_PER_SHEET + MARGIN_FRAMES;
    return pageOf(await archive.read(streamId, from, Math.min(to, lastSeq)), fromSeq);
  };
  const show = async (stream: StoredStream, wanted: number): Promise<void> => {
    const fromSeq = Math.min(Math.max(0, Math.round(wanted)), lastStart(stream));
    const place = { stream, fromSeq };
    patch({ place, status: 'loading' });
    const isOutdated = () => store.getSnapshot().place !== place;
    try {
      const page = await read(stream, fromSeq);
      if (!isOutdated()) patch({ page, status: page ? 'ready' : 'hole', ...UNMEASURED });
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
  /** One that began, or grew, since this page was opened is looked up again. */
  const streamWith = async ({ streamId, fromSeq }: SheetPlace): Promise<StoredStream | null> => {
    const isThere = (stream: StoredStream) =>
      stream.streamId === streamId && stream.lastSeq >= fromSeq + FRAMES_PER_SHEET - 1;
    const known = store.getSnapshot().streams.find(isThere);
    if (known) return known;
    const streams = await archive.streams();
    patch({ streams });
    return streams.find(isThere) ?? null;
  };
  const open = async (place: SheetPlace): Promise<void> => {
    try {
      const stream = await streamWith(place);
      if (stream) await show(stream, place.fromSeq);
      else patch({ status: 'hole' });
    } catch (error) {
      patch({ status: { failed: errorCodeOf(error) } });
    }
  };
  const openAt = async (at: Instant): Promise<void> => {
    try {
      const streams = await archive.streams();
      patch({ streams, ...(streams.length === 0 && { status: 'empty' as const }) });
      const moment = await findMoment(archive, streams, at);
      const stream = streams.find(({ streamId }) => streamId === moment?.streamId);
      if (stream && moment) {
        patch({ moment });
        await show(stream, moment.fromSeq - FRAMES_PER_SHEET / 2);
      } else if (streams.length > 0) patch({ status: 'before-ecg' });
    } catch (error) {
      patch({ status: { failed: errorCodeOf(error) } });
    }
  };
  const holdPlace = async (place: SheetPlace): Promise<void> => {
    patch({ holding: 'loading' });
    try {
      const stream = await streamWith(place);
      const page = stream && (await read(stream, place.fromSeq));
      if (!page) patch({ holding: 'hole' });
      else
        patch({
          held: { page, how: store.getSnapshot().held?.how ?? 'overlay', outside: null },
          holding: 'ready',
        });
    } catch (error) {
      patch({ holding: { failed: errorCodeOf(error) } });
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

  if (!wanted) void toNewest();
  else if ('at' in wanted) void openAt(wanted.at);
  else void open(wanted);
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
    open: (place) => void open(place),
    openAt: (at) => void openAt(at),
    toggleCaliper: () => {
      patch({ caliper: store.getSnapshot().caliper ? null : LAID_CALIPER });
    },
    setCaliper: (caliper) => {
      patch({ caliper });
    },
    setJPoint: (jPointMs, isSameMove = false) => {
      const { jMoves, jPointMs: before } = store.getSnapshot();
      patch({ jPointMs, jMoves: isSameMove ? jMoves : [...jMoves, before] });
    },
    undoJPoint: () => {
      const { jMoves } = store.getSnapshot();
      const before = jMoves.at(-1);
      if (before !== undefined) patch({ jPointMs: before, jMoves: jMoves.slice(0, -1) });
    },
    hold: () => {
      const { page } = store.getSnapshot();
      if (page) patch({ held: { page, how: 'overlay', outside: null }, holding: 'ready' });
    },
    holdPlace: (place) => void holdPlace(place),
    holdOutside: (page, { id, title }) => {
      const how = store.getSnapshot().held?.how ?? 'side-by-side';
      patch({ held: { page, how, outside: { id, title } }, holding: 'ready' });
    },
    compare: (how) => {
      const { held } = store.getSnapshot();
      patch({ held: held && how ? { ...held, how } : null, holding: 'ready' });
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
