import { type Lead, STANDARD_LEADS } from '../../../ecg/leads.ts';
import type { EcgScaleSettings } from '../ecgScale.ts';
import { PULSE_LEAD_MM, PULSE_SECONDS } from '../sweepLayout.ts';

/** How a 12-lead ECG is put on paper. `cabrera` is 6x2 with the limb leads in the order of their angles. */
export const SHEET_FORMATS = ['3x4', '6x2', '12x1', 'cabrera'] as const;
export type SheetFormat = (typeof SHEET_FORMATS)[number];

/** A diagnostic ECG is ten seconds (AHA/ACC/HRS 2007, part I). */
export const SHEET_SECONDS = 10;

/** One lead's stretch of line. In mm of the sheet; `fromSeconds` counts from the sheet's first sample. */
export type SheetCell = {
  lead: Lead;
  label: string;
  /** Drawn upside down, as Cabrera's -aVR. */
  isInverted: boolean;
  left: number;
  top: number;
  bottom: number;
  baseline: number;
  fromSeconds: number;
  seconds: number;
};

/** Everything in mm on the paper. `pulses` are the baselines that begin with a calibration pulse, `traceLeft` is where time 0 stands. */
export type SheetLayout = {
  width: number;
  height: number;
  traceLeft: number;
  cells: readonly SheetCell[];
  pulses: readonly number[];
};

type Column = readonly (readonly [lead: Lead, isInverted?: 'inverted'])[];

const plain = (leads: readonly Lead[]): Column => leads.map((lead) => [lead]);
const CHEST = plain(STANDARD_LEADS.slice(6));
const COLUMNS: Record<SheetFormat, readonly Column[]> = {
  '3x4': [0, 3, 6, 9].map((first) => plain(STANDARD_LEADS.slice(first, first + 3))),
  '6x2': [plain(STANDARD_LEADS.slice(0, 6)), CHEST],
  '12x1': [plain(STANDARD_LEADS)],
  cabrera: [[['aVL'], ['I'], ['aVR', 'inverted'], ['II'], ['aVF'], ['III']], CHEST],
};
/** The lead that runs under 3x4 for the whole ten seconds. */
const RHYTHM_LEAD: Lead = 'II';

/** Twice the height of a usual R wave, in voltage: rows of 3x4 are taller than those of layouts with more rows. Whole bold squares at every gain. */
const ROW_MV: Record<SheetFormat, number> = { '3x4': 2.5, '6x2': 2, '12x1': 1.5, cabrera: 2 };
/** Where in its row the isoelectric line is. */
const BASELINE_AT = 0.6;
const MARGIN_MM = 2;

/** Where everything stands on a sheet of ten seconds. The sheet is as large as its scale makes it: nothing is squeezed to fit. */
export function layOutSheet(
  format: SheetFormat,
  { mmPerSecond, mmPerMv }: Omit<EcgScaleSettings, 'calibration'>,
): SheetLayout {
  const traceLeft = 2 * PULSE_LEAD_MM + PULSE_SECONDS * mmPerSecond + MARGIN_MM;
  const rowMm = ROW_MV[format] * mmPerMv;
  const columns = COLUMNS[format];
  const seconds = SHEET_SECONDS / columns.length;
  const cellAt = (lead: Lead, isInverted: boolean, row: number, column: number): SheetCell => ({
    lead,
    label: isInverted ? `-${lead}` : lead,
    isInverted,
    left: traceLeft + column * seconds * mmPerSecond,
    ...rowAt(row, rowMm),
    fromSeconds: column * seconds,
    seconds,
  });
  const grid = columns.flatMap((leads, column) =>
    leads.map(([lead, inverted], row) => cellAt(lead, inverted !== undefined, row, column)),
  );
  const rows = columns[0]?.length ?? 0;
  const rhythm = { ...cellAt(RHYTHM_LEAD, false, rows, 0), seconds: SHEET_SECONDS };
  const cells = format === '3x4' ? [...grid, rhythm] : grid;
  return {
    width: traceLeft + SHEET_SECONDS * mmPerSecond + MARGIN_MM,
    height: Math.max(...cells.map(({ bottom }) => bottom)) + MARGIN_MM,
    traceLeft,
    cells,
    pulses: cells.filter(({ fromSeconds }) => fromSeconds === 0).map(({ baseline }) => baseline),
  };
}

/** The baseline on a line of the 1 mm grid, so that heights can be counted in squares. */
function rowAt(row: number, rowMm: number): Pick<SheetCell, 'top' | 'bottom' | 'baseline'> {
  const top = MARGIN_MM + row * rowMm;
  return { top, bottom: top + rowMm, baseline: Math.round(top + rowMm * BASELINE_AT) };
}
