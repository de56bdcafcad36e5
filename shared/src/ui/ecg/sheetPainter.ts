import type { EcgScale } from './ecgScale.ts';
import { PULSE_LEAD_MM, PULSE_MV, PULSE_SECONDS, type SweepStrip } from './sweepLayout.ts';

/** What the painters use of a canvas context, and nothing more. */
export type EcgContext = Pick<
  CanvasRenderingContext2D,
  | 'beginPath'
  | 'clearRect'
  | 'clip'
  | 'fillRect'
  | 'fillStyle'
  | 'fillText'
  | 'font'
  | 'lineJoin'
  | 'lineTo'
  | 'lineWidth'
  | 'moveTo'
  | 'rect'
  | 'restore'
  | 'save'
  | 'setTransform'
  | 'stroke'
  | 'strokeStyle'
  | 'textBaseline'
>;

export type EcgColours = {
  paper: string;
  gridFine: string;
  gridBold: string;
  trace: string;
  label: string;
  gap: string;
};

export type Surface = { width: number; height: number; devicePixelRatio: number };

const MM_PER_BOLD_LINE = 5;
const LABEL_PX = 14;
const PULSE_WIDTH_PX = 1.5;

/** Everything that does not move: paper, the 1 mm and 5 mm grid, and for each line its calibration pulse and its name. */
export function paintSheet(
  context: EcgContext,
  surface: Surface,
  strips: readonly SweepStrip[],
  scale: EcgScale,
  colours: EcgColours,
): void {
  const { width, height, devicePixelRatio } = surface;
  context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
  context.fillStyle = colours.paper;
  context.fillRect(0, 0, width, height);
  paintGrid(context, surface, scale.pxPerMm, colours);
  for (const strip of strips) paintLineStarts(context, strip, scale, colours);
}

/** Lines of one device pixel, each on the pixel nearest to its place. */
export function paintGrid(context: EcgContext, surface: Surface, pxPerMm: number, colours: EcgColours): void {
  const { width, height } = surface;
  const line = 1 / surface.devicePixelRatio;
  const sharp = (px: number) => Math.round(px / line) * line;
  for (const isBold of [false, true]) {
    context.fillStyle = isBold ? colours.gridBold : colours.gridFine;
    const step = isBold ? MM_PER_BOLD_LINE : 1;
    for (let mm = 0; mm * pxPerMm < width; mm += step) context.fillRect(sharp(mm * pxPerMm), 0, line, height);
    for (let mm = 0; mm * pxPerMm < height; mm += step) context.fillRect(0, sharp(mm * pxPerMm), width, line);
  }
}

function paintLineStarts(context: EcgContext, strip: SweepStrip, scale: EcgScale, colours: EcgColours): void {
  const baselines = strip.rows.map(({ baseline }) => baseline);
  paintPulses(context, strip.pulseLeft, baselines, scale, colours);
  prepareLabels(context, colours);
  for (const { lead, baseline } of strip.rows) context.fillText(lead, strip.left + scale.pxPerMm, baseline);
}

/** A calibration pulse on each baseline: what 1 mV and 200 ms are on this drawing. */
export function paintPulses(
  context: EcgContext,
  left: number,
  baselines: readonly number[],
  scale: EcgScale,
  colours: EcgColours,
): void {
  const rise = left + PULSE_LEAD_MM * scale.pxPerMm;
  const fall = rise + PULSE_SECONDS * scale.pxPerSecond;
  context.beginPath();
  for (const baseline of baselines) {
    const top = baseline - PULSE_MV * scale.pxPerMv;
    context.moveTo(left, baseline);
    context.lineTo(rise, baseline);
    context.lineTo(rise, top);
    context.lineTo(fall, top);
    context.lineTo(fall, baseline);
    context.lineTo(fall + PULSE_LEAD_MM * scale.pxPerMm, baseline);
  }
  context.strokeStyle = colours.label;
  context.lineWidth = PULSE_WIDTH_PX;
  context.lineJoin = 'miter';
  context.stroke();
}

export function prepareLabels(context: EcgContext, { label }: EcgColours): void {
  context.fillStyle = label;
  context.font = `600 ${LABEL_PX}px 'Inter Variable', system-ui, sans-serif`;
  context.textBaseline = 'middle';
}
