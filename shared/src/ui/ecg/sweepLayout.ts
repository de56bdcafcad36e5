import { type Lead, STANDARD_LEADS } from '../../ecg/leads.ts';
import type { EcgScale, EcgScaleSettings } from './ecgScale.ts';

/** All twelve under each other, limb leads beside chest leads, or chosen leads (three on the tablet) under each other. */
export type SweepLayout = { kind: '12x1' } | { kind: '6x2' } | { kind: 'rows'; leads: readonly Lead[] };

/** One lead's line. In CSS pixels of the whole drawing. */
export type SweepRow = { lead: Lead; top: number; bottom: number; baseline: number };

/** Lines that share their horizontal place, and so the pen's. Names begin at `left`, calibration pulses at `pulseLeft`, the sweep at `traceLeft`. */
export type SweepStrip = {
  left: number;
  pulseLeft: number;
  traceLeft: number;
  traceRight: number;
  rows: SweepRow[];
};

/** The pulse lasts 200 ms, as on paper. */
export const PULSE_MV = 1;
export const PULSE_SECONDS = 0.2;
/** Flat line before and after the pulse. */
export const PULSE_LEAD_MM = 2;
/** Where the lead's name stands, left of its pulse. */
const NAME_MM = 9;
/** Where in its row the isoelectric line is: what goes up is taller than what goes down. */
const BASELINE_AT = 0.65;
/** Above the first row, so that tall R waves of lead I stay on the sheet. */
const HEADROOM_MM = 5;
/** Between the end of one strip and the next one's names. */
const MARGIN_MM = 2;

type Size = { width: number; height: number };

export function layOut(
  layout: SweepLayout,
  size: Size,
  settings: EcgScaleSettings,
  { pxPerMm }: EcgScale,
): SweepStrip[] {
  const columns = columnsOf(layout);
  const pulseMm = 2 * PULSE_LEAD_MM + PULSE_SECONDS * settings.mmPerSecond + 1;
  return columns.map((leads, index) => {
    const left = onGrid((index * size.width) / columns.length, pxPerMm);
    const right = ((index + 1) * size.width) / columns.length - MARGIN_MM * pxPerMm;
    const pulseLeft = left + NAME_MM * pxPerMm;
    const traceLeft = pulseLeft + pulseMm * pxPerMm;
    const rows = leads.map((lead, row) => rowAt(lead, row, leads.length, size.height, pxPerMm));
    return { left, pulseLeft, traceLeft, traceRight: onGrid(right, pxPerMm), rows };
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
  const headroom = HEADROOM_MM * pxPerMm;
  const rowHeight = (height - headroom) / rows;
  const top = headroom + row * rowHeight;
  return { lead, top, bottom: top + rowHeight, baseline: onGrid(top + rowHeight * BASELINE_AT, pxPerMm) };
}

/** On the nearest line of the 1 mm grid before it, so that heights can be counted in squares. */
function onGrid(px: number, pxPerMm: number): number {
  return Math.floor(px / pxPerMm) * pxPerMm;
}
