import type { LeadReader, SampleRange } from './ecgBuffer.ts';
import type { MonitorStream } from './ecgMonitor.ts';
import { createScale, type EcgScale, type EcgScaleSettings } from './ecgScale.ts';
import { paintSheet, type EcgColours, type EcgContext, type Surface } from './sheetPainter.ts';
import { layOut, type SweepLayout, type SweepStrip } from './sweepLayout.ts';
import { segmentsOf, sweepColumns, tilesOf, type SweepColumns, type TilePlace } from './sweepColumns.ts';
import { paintSegment, type Pen } from './tracePainter.ts';

/** The bar ahead of the pen that parts new from old. */
const ERASE_MM = 6;
/** Columns that are drawn again behind the pen: what came after them decides how their line ends. */
const REDRAWN_COLUMNS = 2;

export type SweepSettings = { layout: SweepLayout; scale: EcgScaleSettings; colours: EcgColours };
export type SweepContexts = {
  sheet: EcgContext;
  /** Makes empty canvases at these places in the drawing, instead of those it made before. Their contexts draw in CSS pixels of the whole drawing. */
  makeTiles: (places: readonly TilePlace[]) => EcgContext[];
};

/** A sample that is on the screen now: when it was taken (tablet's clock, ms) and when it was drawn (`performance.now()`). */
export type DrawnSample = { capturedAt: number; drawnAt: number };

type StripState = {
  strip: SweepStrip;
  columns: SweepColumns;
  tiles: EcgContext[];
  readers: (LeadReader | null)[];
};

/**
 * Leads sweeping as on a monitor: the pen goes right, wraps, and overwrites the oldest. Draws only the columns that are new since
 * the last call, and everything again after a change of size, settings or stream.
 */
export class SweepRenderer {
  readonly #contexts: SweepContexts;
  #surface: Surface = { width: 0, height: 0, devicePixelRatio: 1 };
  #settings: SweepSettings;
  #scale: EcgScale;
  #strips: StripState[] = [];
  #stream: MonitorStream | null = null;
  /** The pen: columns before this one are drawn. `null`: nothing is. */
  #column: number | null = null;

  constructor(contexts: SweepContexts, settings: SweepSettings) {
    this.#contexts = contexts;
    this.#settings = settings;
    this.#scale = createScale(settings.scale);
  }

  /** Draws the sheet at once and the trace from the next `draw` on. */
  arrange(surface: Surface, settings: SweepSettings): void {
    this.#surface = surface;
    this.#settings = settings;
    this.#scale = createScale(settings.scale);
    const strips = layOut(settings.layout, surface, settings.scale, this.#scale);
    paintSheet(this.#contexts.sheet, surface, strips, this.#scale, settings.colours);
    this.#strips = this.#withTiles(strips);
    this.#column = null;
  }

  /** Brings the trace up to now (`performance.now()`). Returns the newest sample that was drawn, or `null` when nothing new was. */
  draw(stream: MonitorStream | null, now: number): DrawnSample | null {
    if (stream !== this.#stream) this.#follow(stream);
    const position = stream?.playout.positionAt(now / 1000) ?? null;
    if (!stream || position === null || this.#strips.length === 0) return null;
    const column = Math.floor(position * this.#columnsPerSecond());
    if (column === this.#column) return null;
    this.#advance(stream, column);
    const capturedAt = stream.buffer.capturedAtOf(Math.ceil(column * this.#samplesPerColumn(stream)) - 1);
    return capturedAt === null ? null : { capturedAt, drawnAt: now };
  }

  /** Draws samples that came late, where they are still on the screen. */
  repaint({ from, to }: SampleRange): void {
    if (!this.#stream || this.#column === null) return;
    const perColumn = this.#samplesPerColumn(this.#stream);
    const firstColumn = Math.floor(from / perColumn) - REDRAWN_COLUMNS;
    const endColumn = Math.min(this.#column, Math.ceil(to / perColumn) + REDRAWN_COLUMNS);
    this.#paint(this.#stream, firstColumn, endColumn, this.#column);
  }

  /** What is on the screen, in samples. */
  visibleRange(): SampleRange | null {
    if (!this.#stream || this.#column === null) return null;
    const perColumn = this.#samplesPerColumn(this.#stream);
    const widest = Math.max(0, ...this.#strips.map((state) => this.#visibleColumns(state)));
    return {
      from: Math.floor((this.#column - widest) * perColumn),
      to: Math.floor(this.#column * perColumn),
    };
  }

  #advance(stream: MonitorStream, column: number): void {
    const from = this.#column === null ? -Infinity : this.#column - REDRAWN_COLUMNS;
    this.#paint(stream, from, column, column);
    for (const state of this.#strips) this.#erase(state, column);
    this.#column = column;
  }

  #paint(stream: MonitorStream, from: number, to: number, penColumn: number): void {
    const pen = this.#penOn(stream);
    for (const state of this.#strips) {
      const { strip, columns, tiles, readers } = state;
      const first = Math.max(from, penColumn - this.#visibleColumns(state));
      for (const segment of segmentsOf({ from: first, to }, columns)) {
        const context = tiles[segment.tile];
        if (context) paintSegment({ ...pen, context }, strip, readers, segment);
      }
    }
  }

  #erase({ columns, tiles }: StripState, column: number): void {
    const { devicePixelRatio, height } = this.#surface;
    for (const { x, from, to, tile } of segmentsOf(
      { from: column, to: column + this.#eraseColumns() },
      columns,
    )) {
      tiles[tile]?.clearRect(x, 0, (to - from) / devicePixelRatio, height);
    }
  }

  #follow(stream: MonitorStream | null): void {
    this.#stream = stream;
    this.#strips = this.#withTiles(this.#strips.map(({ strip }) => strip));
    this.#column = null;
  }

  #withTiles(strips: readonly SweepStrip[]): StripState[] {
    const placed = strips.map((strip) => {
      const columns = sweepColumns(strip.traceLeft, strip.traceRight, this.#surface.devicePixelRatio);
      return { strip, columns, places: tilesOf(columns) };
    });
    const contexts = this.#contexts.makeTiles(placed.flatMap(({ places }) => places));
    return placed.map(({ strip, columns, places }) => ({
      strip,
      columns,
      tiles: contexts.splice(0, places.length),
      readers: this.#readersOf(strip),
    }));
  }

  #readersOf(strip: SweepStrip): (LeadReader | null)[] {
    return strip.rows.map(({ lead }) => this.#stream?.buffer.reader(lead) ?? null);
  }

  #penOn({ buffer }: MonitorStream): Omit<Pen, 'context'> {
    return {
      surface: this.#surface,
      scale: this.#scale,
      colours: this.#settings.colours,
      buffer,
      samplesPerColumn: buffer.format.rateHz / this.#columnsPerSecond(),
    };
  }

  #visibleColumns({ columns }: StripState): number {
    return Math.max(0, columns.count - this.#eraseColumns());
  }

  #eraseColumns(): number {
    return Math.ceil(ERASE_MM * this.#scale.pxPerMm * this.#surface.devicePixelRatio);
  }

  #columnsPerSecond(): number {
    return this.#scale.pxPerSecond * this.#surface.devicePixelRatio;
  }

  #samplesPerColumn({ buffer }: MonitorStream): number {
    return buffer.format.rateHz / this.#columnsPerSecond();
  }
}
