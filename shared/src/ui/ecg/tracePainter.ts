import type { EcgBuffer, LeadReader } from './ecgBuffer.ts';
import type { EcgScale } from './ecgScale.ts';
import type { EcgColours, EcgContext, Surface } from './sheetPainter.ts';
import type { Segment } from './sweepColumns.ts';
import type { SweepRow, SweepStrip } from './sweepLayout.ts';

const TRACE_WIDTH_PX = 1.5;
/** Distance of the hatching's lines along the axis. */
const HATCH_PX = 7;

export type Pen = {
  context: EcgContext;
  surface: Surface;
  scale: EcgScale;
  colours: EcgColours;
  buffer: EcgBuffer;
  samplesPerColumn: number;
};

/**
 * Draws one piece of all lines of a strip anew. Every sample is a point of the line, so that no peak can fall between two pixels; where
 * samples are unknown the line ends and the row is hatched.
 */
export function paintSegment(
  pen: Pen,
  strip: SweepStrip,
  readers: readonly (LeadReader | null)[],
  segment: Segment,
): void {
  const { context, surface } = pen;
  const width = (segment.to - segment.from) / surface.devicePixelRatio;
  context.save();
  context.beginPath();
  context.rect(segment.x, 0, width, surface.height);
  context.clip();
  context.clearRect(segment.x, 0, width, surface.height);
  paintLines(pen, strip, readers, segment);
  paintGaps(pen, strip, readers, segment);
  context.restore();
}

/** Begins and ends two columns outside, so that the stroke crosses the piece's edges as if it had been drawn in one go. */
function paintLines(
  pen: Pen,
  strip: SweepStrip,
  readers: readonly (LeadReader | null)[],
  segment: Segment,
): void {
  const { context, samplesPerColumn, scale, surface } = pen;
  const first = Math.floor((segment.from - 2) * samplesPerColumn);
  const last = Math.ceil((segment.to + 2) * samplesPerColumn);
  const pxPerSample = 1 / (samplesPerColumn * surface.devicePixelRatio);
  const origin = segment.x - segment.from / surface.devicePixelRatio;
  context.beginPath();
  for (const [index, { baseline }] of strip.rows.entries()) {
    const read = readers[index];
    if (!read) continue;
    let isDown = false;
    for (let sample = first; sample <= last; sample += 1) {
      const y = baseline - read(sample) * scale.pxPerMv;
      const x = origin + sample * pxPerSample;
      if (Number.isNaN(y)) isDown = false;
      else if (isDown) context.lineTo(x, y);
      else {
        context.moveTo(x, y);
        isDown = true;
      }
    }
  }
  context.strokeStyle = pen.colours.trace;
  context.lineWidth = TRACE_WIDTH_PX;
  context.lineJoin = 'round';
  context.stroke();
}

function paintGaps(
  pen: Pen,
  strip: SweepStrip,
  readers: readonly (LeadReader | null)[],
  segment: Segment,
): void {
  const unknown = unknownRuns(pen, segment);
  for (const [index, row] of strip.rows.entries()) {
    for (const run of readers[index] ? unknown : [{ from: segment.from, to: segment.to }]) {
      const left = segment.x + (run.from - segment.from) / pen.surface.devicePixelRatio;
      hatch(pen, row, left, left + (run.to - run.from) / pen.surface.devicePixelRatio);
    }
  }
}

type Run = { from: number; to: number };

/** Columns without a single known sample, from the first sample that was ever there to the newest. */
function unknownRuns({ buffer, samplesPerColumn }: Pen, segment: Segment): Run[] {
  const kept = buffer.range;
  const runs: Run[] = [];
  for (let column = segment.from; column < segment.to; column += 1) {
    const first = Math.floor(column * samplesPerColumn);
    const end = Math.max(first + 1, Math.floor((column + 1) * samplesPerColumn));
    if (first < kept.from || first >= kept.to || someKnown(buffer, first, end)) continue;
    const open = runs.at(-1);
    if (open?.to === column) open.to = column + 1;
    else runs.push({ from: column, to: column + 1 });
  }
  return runs;
}

function someKnown(buffer: EcgBuffer, first: number, end: number): boolean {
  for (let index = first; index < end; index += 1) if (buffer.isKnown(index)) return true;
  return false;
}

/** What is not known. Lines of x + y = constant on the whole drawing's axes, so that pieces drawn one after the other join. */
export function hatch(
  { context, colours }: Pick<Pen, 'context' | 'colours'>,
  { top, bottom }: Pick<SweepRow, 'top' | 'bottom'>,
  left: number,
  right: number,
): void {
  context.save();
  context.beginPath();
  context.rect(left, top, right - left, bottom - top);
  context.clip();
  context.beginPath();
  for (let sum = Math.floor((left + top) / HATCH_PX) * HATCH_PX; sum < right + bottom; sum += HATCH_PX) {
    context.moveTo(sum - top, top);
    context.lineTo(sum - bottom, bottom);
  }
  context.strokeStyle = colours.gap;
  context.lineWidth = 1;
  context.stroke();
  context.restore();
}
