import type { EcgAnalysis } from '@smart-triage/shared/domain/ecgAnalysis';
import type { Lead } from '@smart-triage/shared/ecg/leads';
import type { EcgRecording } from '@smart-triage/shared/ecg/recording';
import {
  MM_PER_MV,
  MM_PER_SECOND,
  ROW_BASELINES,
  SHEET,
  SHEET_CELLS,
  type SheetCell,
} from './sheetLayout.ts';
import { mm, traceOf, type Trace } from './sheetTrace.ts';

/** What stands above the traces. Nothing that names the patient is drawn. */
export type SheetHeading = { readonly title: string; readonly derived: readonly Lead[] };

/**
 * The 12-lead sheet as an SVG of true size: 25 mm/s, 10 mm/mV, a 1 mm and 5 mm grid, 1 mV calibration pulses, 3 rows of 4 leads and lead II
 * below. Measured J points are marked; leads computed from others have an asterisk, leads that are not there say so.
 */
export function ecgSheet(recording: EcgRecording, analysis: EcgAnalysis, heading: SheetHeading): string {
  const { width, height } = SHEET;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}mm" height="${height}mm" viewBox="0 0 ${width} ${height}" role="img">`,
    `<title>${escaped(heading.title)}</title>`,
    grid(),
    headingText(heading),
    ...ROW_BASELINES.map(pulse),
    ...SHEET_CELLS.map((cell, index) => cellMarkup(recording, analysis, heading, { cell, index })),
    '</svg>',
    '',
  ].join('\n');
}

function grid(): string {
  const lines = (step: number, width: number) =>
    `<pattern id="grid${step}" width="${step}" height="${step}" patternUnits="userSpaceOnUse">` +
    `<path d="M${step} 0H0V${step}" fill="none" stroke="#e2938c" stroke-width="${width}"/></pattern>`;
  const fill = (paint: string) => `<rect width="${SHEET.width}" height="${SHEET.height}" fill="${paint}"/>`;
  return `<defs>${lines(1, 0.1)}${lines(5, 0.25)}</defs>${fill('#fffdfb')}${fill('url(#grid1)')}${fill('url(#grid5)')}`;
}

function headingText({ title, derived }: SheetHeading): string {
  const notes = [
    `${MM_PER_SECOND} mm/s · ${MM_PER_MV} mm/mV · unfiltered`,
    'dots: measured J points',
    ...(derived.length > 0 ? ['*: computed from other limb leads'] : []),
    'research software, not a medical device',
  ];
  return text(SHEET.headingLeft, 5.5, 4, title) + text(SHEET.headingLeft, 10.5, 3, notes.join(' · '));
}

function pulse(baseline: number): string {
  const left = SHEET.pulseLeft;
  const path = `M${left} ${baseline}h2v${-MM_PER_MV}h5v${MM_PER_MV}h2`;
  return `<path class="pulse" d="${path}" fill="none" stroke="#111" stroke-width="0.3"/>`;
}

function cellMarkup(
  recording: EcgRecording,
  analysis: EcgAnalysis,
  { derived }: SheetHeading,
  { cell, index }: { cell: SheetCell; index: number },
): string {
  const trace = traceOf(recording, cell);
  const name = derived.includes(cell.lead) ? `${cell.lead}*` : cell.lead;
  const label = text(
    cell.left + 1,
    cell.baseline - SHEET.rowHeight / 2 + 4,
    3.5,
    trace ? name : `${name}: not recorded`,
  );
  if (!trace) return label;
  const frame = `<clipPath id="cell${index}"><rect x="${mm(cell.left)}" y="${mm(cell.baseline - SHEET.rowHeight / 2)}" width="${mm(cell.seconds * MM_PER_SECOND)}" height="${SHEET.rowHeight}"/></clipPath>`;
  const line = `<path class="trace" d="${trace.path}" fill="none" stroke="#111" stroke-width="0.3" stroke-linejoin="round"/>`;
  return `${frame}<g clip-path="url(#cell${index})">${line}${jPoints(analysis, cell, trace)}</g>${label}`;
}

/** Of the beats that were measured, in leads that were. */
function jPoints(analysis: EcgAnalysis, cell: SheetCell, trace: Trace): string {
  if (analysis.kind !== 'analysed' || !analysis.leads[cell.lead]) return '';
  const times = analysis.beats
    .filter(({ isDominant }) => isDominant)
    .map(({ atMs }) => (atMs + analysis.waves.jPointMs) / 1000)
    .filter((at) => at >= cell.fromSeconds && at < cell.fromSeconds + cell.seconds);
  return times.map((at) => jPoint(cell, at, trace.heightAt(at))).join('');
}

function jPoint(cell: SheetCell, at: number, height: number | undefined): string {
  if (height === undefined) return '';
  const x = cell.left + (at - cell.fromSeconds) * MM_PER_SECOND;
  return `<circle class="j-point" cx="${mm(x)}" cy="${mm(height)}" r="0.7" fill="#0a5bd3"/>`;
}

function text(x: number, y: number, size: number, content: string): string {
  return `<text x="${mm(x)}" y="${mm(y)}" font-family="sans-serif" font-size="${size}" fill="#111">${escaped(content)}</text>`;
}

function escaped(content: string): string {
  return content.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
