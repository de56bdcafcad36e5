import { drawText, GLYPH_HEIGHT, textWidth } from './blockText.ts';
import { type Plane } from './plane.ts';

export const PICTURE_WIDTH = 640;
export const PICTURE_HEIGHT = 360;

/** One picture in I420: a brightness for each pixel, then two colour differences for each square of four. */
export type I420 = { readonly width: number; readonly height: number; readonly data: Uint8Array };

const BAR = { width: 24, step: 8, brightness: 235 };
const TEXT = { scale: 8, brightness: 230, background: 40, margin: 24, padding: 8 };

/** Draws one ambulance's pictures, over and over into the same memory: a background, the unit's name, a clock and a bar that moves. */
export class TestPicture {
  readonly #picture: I420;
  readonly #brightness: Plane;
  readonly #background: Uint8Array;
  #frame = 0;

  constructor(unit: string, tint: readonly [number, number]) {
    const pixels = PICTURE_WIDTH * PICTURE_HEIGHT;
    const data = new Uint8Array(pixels * 1.5);
    this.#picture = { width: PICTURE_WIDTH, height: PICTURE_HEIGHT, data };
    this.#brightness = { width: PICTURE_WIDTH, data: data.subarray(0, pixels) };
    data.fill(tint[0], pixels, pixels * 1.25).fill(tint[1], pixels * 1.25);
    drawGradient(this.#brightness);
    drawLabel(this.#brightness, unit, TEXT.margin);
    this.#background = this.#brightness.data.slice();
  }

  /** The next picture; valid until the next call. */
  next(now: Date): I420 {
    this.#brightness.data.set(this.#background);
    drawBar(this.#brightness, (this.#frame++ * BAR.step) % (PICTURE_WIDTH - BAR.width));
    const bottom = PICTURE_HEIGHT - TEXT.margin - GLYPH_HEIGHT * TEXT.scale;
    drawLabel(this.#brightness, now.toTimeString().slice(0, 8), bottom);
    return this.#picture;
  }
}

function drawGradient({ width, data }: Plane): void {
  for (let y = 0; y < PICTURE_HEIGHT; y++)
    data.fill(60 + (y * 100) / PICTURE_HEIGHT, y * width, (y + 1) * width);
}

function drawBar({ width, data }: Plane, left: number): void {
  const [top, bottom] = [PICTURE_HEIGHT * 0.35, PICTURE_HEIGHT * 0.65];
  for (let y = top; y < bottom; y++)
    data.fill(BAR.brightness, y * width + left, y * width + left + BAR.width);
}

/** On a plate of its own, so that it is read on any background. */
function drawLabel(plane: Plane, text: string, top: number): void {
  const { scale, margin, padding, brightness, background } = TEXT;
  const [left, right] = [margin - padding, margin + textWidth(text) * scale + padding];
  for (let y = top - padding; y < top + GLYPH_HEIGHT * scale + padding; y++)
    plane.data.fill(background, y * plane.width + left, y * plane.width + right);
  drawText(plane, text, { left: margin, top, scale, brightness });
}
