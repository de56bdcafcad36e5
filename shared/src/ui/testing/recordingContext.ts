import type { EcgContext } from '../ecg/sheetPainter.ts';

export type Point = { x: number; y: number };
export type Rect = { x: number; y: number; width: number; height: number };
export type Stroke = { lines: Point[][]; colour: string; clip: Rect | null };

/** A canvas context that remembers what was drawn instead of drawing it. Covers what the ECG painters use. */
export class RecordingContext implements EcgContext {
  strokes: Stroke[] = [];
  fills: (Rect & { colour: string })[] = [];
  clears: Rect[] = [];
  texts: (Point & { text: string })[] = [];
  fillStyle = '';
  strokeStyle = '';
  font = '';
  lineWidth = 1;
  lineJoin: CanvasLineJoin = 'miter';
  textBaseline: CanvasTextBaseline = 'alphabetic';
  #lines: Point[][] = [];
  #rect: Rect | null = null;
  #clips: (Rect | null)[] = [null];

  beginPath(): void {
    this.#lines = [];
    this.#rect = null;
  }

  moveTo(x: number, y: number): void {
    this.#lines.push([{ x, y }]);
  }

  lineTo(x: number, y: number): void {
    this.#lines.at(-1)?.push({ x, y });
  }

  rect(x: number, y: number, width: number, height: number): void {
    this.#rect = { x, y, width, height };
  }

  clip(): void {
    this.#clips[this.#clips.length - 1] = this.#rect;
  }

  save(): void {
    this.#clips.push(this.#clips.at(-1) ?? null);
  }

  restore(): void {
    this.#clips.pop();
  }

  stroke(): void {
    this.strokes.push({ lines: this.#lines, colour: this.strokeStyle, clip: this.#clips.at(-1) ?? null });
  }

  clearRect(x: number, y: number, width: number, height: number): void {
    this.clears.push({ x, y, width, height });
  }

  fillRect(x: number, y: number, width: number, height: number): void {
    this.fills.push({ x, y, width, height, colour: this.fillStyle });
  }

  fillText(text: string, x: number, y: number): void {
    this.texts.push({ text, x, y });
  }

  setTransform(): void {
    this.forget();
  }

  forget(): void {
    this.strokes = [];
    this.fills = [];
    this.clears = [];
    this.texts = [];
  }
}
