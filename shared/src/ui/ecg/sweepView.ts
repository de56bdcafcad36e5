import { contextOf } from './canvasContext.ts';
import type { EcgMonitor } from './ecgMonitor.ts';
import { coloursOf, followAppearance } from './ecgColours.ts';
import { ecgStatus, isSameStatus, type EcgStatus } from './ecgStatus.ts';
import type { EcgContext, Surface } from './sheetPainter.ts';
import type { TilePlace } from './sweepColumns.ts';
import { SweepRenderer, type DrawnSample, type SweepSettings } from './sweepRenderer.ts';

/** How often the state in words is looked at; the trace itself goes with the screen. */
const STATUS_EVERY_MS = 250;

/**
 * Each canvas shows what was drawn on it without waiting for the page around it: earlier on the screen, and without a card for graphics
 * 11 instead of 20 % of a core in the page's process (Chromium, 1280 x 720, twelve leads). A hint; a browser may ignore it.
 */
const TILE_SETTINGS: CanvasRenderingContext2DSettings = { desynchronized: true };

export type SweepViewSettings = Omit<SweepSettings, 'colours'>;

export type SweepViewOptions = {
  /** `sheet` and `trace` fill `frame`, `trace` above; the canvases in `trace` are made here. */
  frame: HTMLElement;
  sheet: HTMLCanvasElement;
  trace: HTMLElement;
  monitor: EcgMonitor;
  settings: SweepViewSettings;
  onStatus: (status: EcgStatus) => void;
  /** For measuring: each newest sample as it is drawn. */
  onDrawn?: ((sample: DrawnSample) => void) | undefined;
};

/** One sweep on the page: follows the screen's rhythm, the size and sharpness of its place, and the theme. `close` stops everything. */
export class SweepView {
  readonly #options: SweepViewOptions;
  readonly #renderer: SweepRenderer;
  readonly #closers: (() => void)[];
  #settings: SweepViewSettings;
  #surface: Surface | null = null;
  #status: EcgStatus = { kind: 'waiting' };
  #isFrozen = false;

  private constructor(options: SweepViewOptions) {
    this.#options = options;
    this.#settings = options.settings;
    const contexts = {
      sheet: contextOf(options.sheet, { alpha: false }),
      makeTiles: (places: readonly TilePlace[]) => this.#makeTiles(places),
    };
    this.#renderer = new SweepRenderer(contexts, this.#withColours());
    this.#closers = [
      this.#followSize(),
      followAppearance(() => {
        this.#arrange();
      }),
      this.#followScreen(),
      this.#followStatus(),
      options.monitor.onLate((range) => {
        // It is drawn with everything else when the picture moves on.
        if (!this.#isFrozen) this.#renderer.repaint(range);
      }),
    ];
  }

  static create(options: SweepViewOptions): SweepView {
    return new SweepView(options);
  }

  change(settings: SweepViewSettings): void {
    this.#settings = settings;
    this.#arrange();
  }

  /** What is on the screen stays as it is; moving on draws the trace of now anew. What arrives meanwhile is kept. */
  freeze(isFrozen: boolean): void {
    if (isFrozen === this.#isFrozen) return;
    this.#isFrozen = isFrozen;
    if (!isFrozen) this.#arrange();
  }

  close(): void {
    for (const close of this.#closers.splice(0)) close();
  }

  #arrange(): void {
    if (this.#surface) this.#renderer.arrange(this.#surface, this.#withColours());
  }

  #withColours(): SweepSettings {
    return { ...this.#settings, colours: coloursOf(this.#options.frame, 'ecg') };
  }

  #followScreen(): () => void {
    const draw = (now: number) => {
      request = requestAnimationFrame(draw);
      const drawn =
        this.#surface && !this.#isFrozen && this.#renderer.draw(this.#options.monitor.stream, now);
      if (drawn) this.#options.onDrawn?.(drawn);
    };
    let request = requestAnimationFrame(draw);
    return () => {
      cancelAnimationFrame(request);
    };
  }

  #followSize(): () => void {
    const observer = new ResizeObserver(([entry]) => {
      if (entry) this.#resize(entry);
    });
    observer.observe(this.#options.frame, { box: 'device-pixel-content-box' });
    return () => {
      observer.disconnect();
    };
  }

  /** In whole device pixels, so that a canvas pixel is a screen pixel and nothing is smoothed. */
  #resize({ devicePixelContentBoxSize: [box] }: ResizeObserverEntry): void {
    if (!box || box.inlineSize === 0 || box.blockSize === 0) return;
    const { devicePixelRatio } = window;
    this.#options.sheet.width = box.inlineSize;
    this.#options.sheet.height = box.blockSize;
    const width = box.inlineSize / devicePixelRatio;
    this.#surface = { width, height: box.blockSize / devicePixelRatio, devicePixelRatio };
    this.#arrange();
  }

  #makeTiles(places: readonly TilePlace[]): EcgContext[] {
    const { devicePixelRatio: ratio, height } = this.#surface ?? { devicePixelRatio: 1, height: 0 };
    const canvases = places.map(({ x, width }) => {
      const canvas = document.createElement('canvas');
      canvas.width = Math.round(width * ratio);
      canvas.height = Math.round(height * ratio);
      Object.assign(canvas.style, { left: `${x}px`, width: `${width}px`, height: `${height}px` });
      contextOf(canvas, TILE_SETTINGS).setTransform(ratio, 0, 0, ratio, -Math.round(x * ratio), 0);
      return canvas;
    });
    this.#options.trace.replaceChildren(...canvases);
    return canvases.map((canvas) => contextOf(canvas, TILE_SETTINGS));
  }

  #followStatus(): () => void {
    const timer = setInterval(() => {
      const { monitor, onStatus } = this.#options;
      const visible = this.#renderer.visibleRange();
      const hasGap = visible !== null && (monitor.stream?.buffer.hasGap(visible) ?? false);
      const status = ecgStatus(monitor.newestAgeMs(), hasGap);
      if (isSameStatus(status, this.#status)) return;
      this.#status = status;
      onStatus(status);
    }, STATUS_EVERY_MS);
    return () => {
      clearInterval(timer);
    };
  }
}
