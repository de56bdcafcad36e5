import { type Lead, STANDARD_LEADS } from '../../ecg/leads.ts';
import type { EcgScale, EcgScaleSettings } from './ecgScale.ts';

/** All twelve under each other, limb leads beside chest leads, or chosen leads (three on the tablet) under each other. */
export type SweepLayout = { kind: '12x1' } | { kind: '6x2' } | { kind: 'rows'; leads: readonly Lead[] };

/** One lead's line. In CSS pixels of the whole drawing. */
export type SweepRow = { lead: Lead; top: number; bottom: number; baseline: number };

/** Lines that share their horizontal place, and so the pen's. `left` is where the calibration pulses stand, `traceLeft` where the sweep begins. */
export type SweepStrip = { left: number; traceLeft: number; traceRight: number; rows: SweepRow[] };

/** The pulse lasts 200 ms, as on paper. */
export const PULSE_MV = 1;
export const PULSE_SECONDS = 0.2;
/** Flat line before and after the pulse. */
export const PULSE_LEAD_MM = 2;
/** Room below the isoelectric line for S waves and depression, as a share of the row. */
const BASELINE_AT = 0.62;

type Size = { width: number; height: number };

export function layOut(
  layout: SweepLayout,
  size: Size,
  settings: EcgScaleSettings,
  scale: EcgScale,
): SweepStrip[] {
  const columns = columnsOf(layout);
  const pulseMm = 2 * PULSE_LEAD_MM + PULSE_SECONDS * settings.mmPerSecond + 1;
  return columns.map((leads, index) => {
    const left = onGrid((index * size.width) / columns.length, scale.pxPerMm);
    const right = index + 1 < columns.length ? ((index + 1) * size.width) / columns.length : size.width;
    const rows = leads.map((lead, row) => rowAt(lead, row, leads.length, size.height, scale.pxPerMm));
    return {
      left,
      traceLeft: left + pulseMm * scale.pxPerMm,
      traceRight: onGrid(right, scale.pxPerMm),
      rows,
    };
  });
}

function columnsOf(layout: SweepLayout): (readonly Lead[])[] {
  switch (layout.kind) {
    case '12x1':
      return [STANDARD_LEADS];
    case '6x2':
      return [STANDARD_LEADS.slice(0, 6), STANDARD_LEADS.slice(6)];
    case 'rows':
      return [layout.leads];
  }
}

function rowAt(lead: Lead, row: number, rows: number, height: number, pxPerMm: number): SweepRow {
  const top = (row * height) / rows;
  const bottom = ((row + 1) * height) / rows;
  return { lead, top, bottom, baseline: onGrid(top + (bottom - top) * BASELINE_AT, pxPerMm) };
}

/** On the nearest line of the 1 mm grid before it, so that heights can be counted in squares. */
function onGrid(px: number, pxPerMm: number): number {
  return Math.floor(px / pxPerMm) * pxPerMm;
}
