import type { EcgFrame } from '@smart-triage/shared/ecg/frame';
import type { Lead } from '@smart-triage/shared/ecg/leads';
import { sampleCount } from '@smart-triage/shared/ecg/recording';
import {
  FILTER_MARGIN_SECONDS,
  type FilterBand,
  filtered,
} from '@smart-triage/shared/ui/ecg/sheet/filterBand.ts';
import { SHEET_SECONDS } from '@smart-triage/shared/ui/ecg/sheet/sheetLayout.ts';
import { type SheetSignals, sheetSignals } from '@smart-triage/shared/ui/ecg/sheet/sheetSignals.ts';
import { type Excerpt, FrameStretch } from './excerpt.ts';

/** Ten seconds of a stream on one sheet. `start` is the sheet's first sample in the stretch, which reaches further on both sides. */
export type SheetPage = {
  streamId: EcgFrame['streamId'];
  fromSeq: number;
  stretch: FrameStretch;
  start: number;
  excerpt: Excerpt;
};

/** A tablet sends a tenth of a second in a frame. */
export const FRAMES_PER_SECOND = 10;
export const FRAMES_PER_SHEET = SHEET_SECONDS * FRAMES_PER_SECOND;

/** The page that begins with frame `fromSeq`; `null` when nothing of it is stored. */
export function pageOf(frames: readonly EcgFrame[], fromSeq: number): SheetPage | null {
  const stretch = FrameStretch.of(frames);
  const first = frames.find(({ seq }) => seq >= fromSeq);
  if (!stretch || !first) return null;
  const found = stretch.indexOf(first.seq) ?? 0;
  const start = found - (first.seq - fromSeq) * sampleCount(first);
  const excerpt = stretch.cut(start, SHEET_SECONDS * stretch.format.rateHz);
  return { streamId: first.streamId, fromSeq, stretch, start, excerpt };
}

/** What the sheet draws. Filters run over the neighbourhood too, so that the edges of the sheet are no edges to them. */
export function signalsOf({ stretch, start, excerpt }: SheetPage, band: FilterBand): SheetSignals {
  if (band === 'recorded') return sheetSignals(excerpt);
  const { rateHz } = stretch.format;
  const [margin, count] = [FILTER_MARGIN_SECONDS * rateHz, SHEET_SECONDS * rateHz];
  const { mv } = sheetSignals(stretch.cut(start - margin, count + 2 * margin));
  const leads = Object.entries(mv) as [Lead, Float64Array][];
  const shown = leads.map(([lead, signal]) => [
    lead,
    filtered(signal, rateHz, band).subarray(margin, margin + count),
  ]);
  return { rateHz, mv: Object.fromEntries(shown) as SheetSignals['mv'] };
}
