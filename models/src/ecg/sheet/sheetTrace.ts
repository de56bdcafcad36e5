import { median } from '../signal/statistics.ts';
import { MISSING_SAMPLE, NV_PER_MV, samplesOf, type EcgRecording } from '@smart-triage/shared/ecg/recording';
import { MM_PER_MV, MM_PER_SECOND, type SheetCell } from './sheetLayout.ts';

/** The stretch of a lead that a cell shows, in mm on the sheet. */
export type Trace = {
  /** An SVG path; a gap where samples are missing. */
  readonly path: string;
  /** Height of the trace at a time of the recording, or `undefined` outside of the cell or where nothing was recorded. */
  readonly heightAt: (seconds: number) => number | undefined;
};

/** `undefined` for a lead that is not there. The stretch is moved up or down as a whole so that its median lies on the baseline, and not filtered. */
export function traceOf(recording: EcgRecording, cell: SheetCell): Trace | undefined {
  const samples = samplesOf(recording, cell.lead);
  if (!samples) return undefined;
  const { rateHz, lsbNv } = recording;
  const from = Math.round(cell.fromSeconds * rateHz);
  const shown = samples.subarray(from, from + Math.round(cell.seconds * rateHz) + 1);
  const known = [...shown].filter((sample) => sample !== MISSING_SAMPLE);
  const level = known.length > 0 ? median(known) : 0;
  const mmPerStep = (lsbNv / NV_PER_MV) * MM_PER_MV;
  const height = (sample: number | undefined) =>
    sample === undefined || sample === MISSING_SAMPLE
      ? undefined
      : cell.baseline - (sample - level) * mmPerStep;
  return {
    path: pathOf(shown, height, cell.left, MM_PER_SECOND / rateHz),
    heightAt: (seconds) => height(shown[Math.round(seconds * rateHz) - from]),
  };
}

function pathOf(
  samples: Int16Array,
  height: (sample: number) => number | undefined,
  left: number,
  mmPerSample: number,
): string {
  let path = '';
  let isDrawing = false;
  samples.forEach((sample, i) => {
    const y = height(sample);
    if (y !== undefined) path += `${isDrawing ? 'L' : 'M'}${mm(left + i * mmPerSample)} ${mm(y)}`;
    isDrawing = y !== undefined;
  });
  return path;
}

/** A hundredth of a millimetre is finer than any printer. */
export function mm(value: number): string {
  return String(Math.round(value * 100) / 100);
}
