import type { Lead } from '@smart-triage/shared/ecg/leads';

/** Paper speed and gain that every limit in millimetres is written for. */
export const MM_PER_SECOND = 25;
export const MM_PER_MV = 10;

const COLUMN_SECONDS = 2.5;
const COLUMNS: readonly (readonly Lead[])[] = [
  ['I', 'II', 'III'],
  ['aVR', 'aVL', 'aVF'],
  ['V1', 'V2', 'V3'],
  ['V4', 'V5', 'V6'],
];
const RHYTHM: Lead = 'II';

const MARGIN_MM = 5;
const HEADING_MM = 15;
const PULSE_MM = 10;
const ROW_MM = 35;
const ROWS = 4;

/** Where one stretch of one lead is drawn; `baseline` is the height of its 0 mV. All in millimetres and seconds. */
export type SheetCell = {
  readonly lead: Lead;
  readonly left: number;
  readonly baseline: number;
  readonly fromSeconds: number;
  readonly seconds: number;
};

export const SHEET = {
  width: 2 * MARGIN_MM + PULSE_MM + COLUMNS.length * COLUMN_SECONDS * MM_PER_SECOND,
  height: HEADING_MM + ROWS * ROW_MM + MARGIN_MM,
  rowHeight: ROW_MM,
  pulseLeft: MARGIN_MM,
  headingLeft: MARGIN_MM,
} as const;

const TRACES_LEFT = MARGIN_MM + PULSE_MM;

/** The 0 mV of each row, from the top. */
export const ROW_BASELINES: readonly number[] = Array.from(
  { length: ROWS },
  (_, row) => HEADING_MM + (row + 0.5) * ROW_MM,
);

/** Three rows of four leads for 2.5 s each, one after the other in time, and lead II over all of it. */
export const SHEET_CELLS: readonly SheetCell[] = [
  ...COLUMNS.flatMap((leads, column) =>
    leads.map((lead, row) => cell(lead, row, column * COLUMN_SECONDS, COLUMN_SECONDS)),
  ),
  cell(RHYTHM, ROWS - 1, 0, COLUMNS.length * COLUMN_SECONDS),
];

function cell(lead: Lead, row: number, fromSeconds: number, seconds: number): SheetCell {
  const left = TRACES_LEFT + fromSeconds * MM_PER_SECOND;
  return { lead, left, baseline: ROW_BASELINES[row] ?? 0, fromSeconds, seconds };
}
