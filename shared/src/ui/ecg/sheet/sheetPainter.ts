import type { EcgScale } from '../ecgScale.ts';
import {
  type EcgColours,
  type EcgContext,
  paintGrid,
  paintPulses,
  prepareLabels,
  type Surface,
} from '../sheetPainter.ts';
import { hatch } from '../tracePainter.ts';
import type { SheetCell, SheetLayout } from './sheetLayout.ts';
import type { SheetSignals } from './sheetSignals.ts';

/** Thin enough for 1 mm squares on paper, and no thinner than a pixel of the screen. */
const TRACE_WIDTH_MM = 0.3;
const LABEL_ABOVE_MM = 2;

export type SheetPen = { context: EcgContext; surface: Surface; scale: EcgScale; colours: EcgColours };

/**
 * A whole sheet. Every sample is a point of the line, at any scale: no peak falls between two pixels, and none is invented. Where samples are
 * unknown the line ends and the cell is hatched.
 */
export function paintEcgSheet(pen: SheetPen, layout: SheetLayout, signals: SheetSignals): void {
  const { context, surface, scale, colours } = pen;
  const { pxPerMm } = scale;
  context.setTransform(surface.devicePixelRatio, 0, 0, surface.devicePixelRatio, 0, 0);
  context.fillStyle = colours.paper;
  context.fillRect(0, 0, surface.width, surface.height);
  paintGrid(context, surface, pxPerMm, colours);
  const baselines = layout.pulses.map((baseline) => baseline * pxPerMm);
  paintPulses(context, 0, baselines, scale, colours);
  for (const cell of layout.cells) paintHoles(pen, cell, signals);
  context.beginPath();
  for (const cell of layout.cells) traceCell(pen, cell, signals);
  context.strokeStyle = colours.trace;
  context.lineWidth = Math.max(1 / surface.devicePixelRatio, TRACE_WIDTH_MM * pxPerMm);
  context.lineJoin = 'round';
  context.stroke();
  paintLabels(pen, layout);
}

function traceCell({ context, scale }: SheetPen, cell: SheetCell, { rateHz, mv }: SheetSignals): void {
  const signal = mv[cell.lead];
  if (!signal) return;
  const [first, end] = samplesOf(cell, rateHz);
  const [left, baseline] = [cell.left * scale.pxPerMm, cell.baseline * scale.pxPerMm];
  const pxPerMv = cell.isInverted ? -scale.pxPerMv : scale.pxPerMv;
  const pxPerSample = scale.pxPerSecond / rateHz;
  let isDown = false;
  for (let index = first; index < end; index += 1) {
    const y = baseline - (signal[index] ?? NaN) * pxPerMv;
    const x = left + (index - first) * pxPerSample;
    if (Number.isNaN(y)) isDown = false;
    else if (isDown) context.lineTo(x, y);
    else {
      context.moveTo(x, y);
      isDown = true;
    }
  }
}

function paintHoles(pen: SheetPen, cell: SheetCell, { rateHz, mv }: SheetSignals): void {
  const { pxPerMm, pxPerSecond } = pen.scale;
  const [first, end] = samplesOf(cell, rateHz);
  const place = { top: cell.top * pxPerMm, bottom: cell.bottom * pxPerMm };
  const x = (index: number) => cell.left * pxPerMm + ((index - first) * pxPerSecond) / rateHz;
  for (const [from, to] of holesIn(mv[cell.lead], first, end)) hatch(pen, place, x(from), x(to));
}

/** Runs of unknown samples between `first` and `end`, each with the index after its last. */
export function holesIn(signal: Float64Array | undefined, first: number, end: number): [number, number][] {
  const holes: [number, number][] = [];
  for (let index = first; index < end; index += 1) {
    if (!Number.isNaN(signal?.[index] ?? NaN)) continue;
    const open = holes.at(-1);
    if (open?.[1] === index) open[1] = index + 1;
    else holes.push([index, index + 1]);
  }
  return holes;
}

function samplesOf({ fromSeconds, seconds }: SheetCell, rateHz: number): [first: number, end: number] {
  return [Math.round(fromSeconds * rateHz), Math.round((fromSeconds + seconds) * rateHz)];
}

/** Names stand above the line, and a tick below it marks where one lead ends and the next begins. */
function paintLabels({ context, scale, colours }: SheetPen, { cells }: SheetLayout): void {
  const { pxPerMm } = scale;
  prepareLabels(context, colours);
  for (const { label, left, top } of cells)
    context.fillText(label, (left + 1) * pxPerMm, (top + LABEL_ABOVE_MM) * pxPerMm);
  context.beginPath();
  for (const { left, baseline, fromSeconds } of cells) {
    if (fromSeconds === 0) continue;
    context.moveTo(left * pxPerMm, (baseline + 1) * pxPerMm);
    context.lineTo(left * pxPerMm, (baseline + 4) * pxPerMm);
  }
  context.strokeStyle = colours.label;
  context.lineWidth = 1;
  context.stroke();
}
