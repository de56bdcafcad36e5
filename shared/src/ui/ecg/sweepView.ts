import type { EcgMonitor } from './ecgMonitor.ts';
import { ecgStatus, isSameStatus, type EcgStatus } from './ecgStatus.ts';
import type { EcgColours, EcgContext, Surface } from './sheetPainter.ts';
import { SweepRenderer, type DrawnSample, type SweepSettings } from './sweepRenderer.ts';

/** How often the state in words is looked at; the trace itself goes with the screen. */
const STATUS_EVERY_MS = 250;

export type SweepViewSettings = Omit<SweepSettings, 'colours'>;

export type SweepViewOptions = {
  /** Both fill `frame`, `trace` above `sheet`. */
  frame: HTMLElement;
  sheet: HTMLCanvasElement;
  trace: HTMLCanvasElement;
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

  private constructor(options: SweepViewOptions, contexts: { sheet: EcgContext; trace: EcgContext }) {
    this.#options = options;
    this.#settings = options.settings;
    this.#renderer = new SweepRenderer(contexts, this.#withColours());
    this.#closers = [
      this.#followSize(),
      this.#followTheme(),
      this.#followScreen(),
      this.#followStatus(),
      options.monitor.onLate((range) => {
        this.#renderer.repaint(range);
      }),
    ];
  }

  static create(options: SweepViewOptions): SweepView {
    const sheet = options.sheet.getContext('2d', { alpha: false });
    const trace = options.trace.getContext('2d');
    if (!sheet || !trace) throw new Error('this browser gives no canvas to draw on');
    return new SweepView(options, { sheet, trace });
  }

  change(settings: SweepViewSettings): void {
    this.#settings = settings;
    this.#arrange();
  }

  close(): void {
    for (const close of this.#closers.splice(0)) close();
  }

  #arrange(): void {
    if (this.#surface) this.#renderer.arrange(this.#surface, this.#withColours());
  }

  #withColours(): SweepSettings {
    return { ...this.#settings, colours: coloursOf(this.#options.frame) };
  }

  #followScreen(): () => void {
    const draw = (now: number) => {
      request = requestAnimationFrame(draw);
      const drawn = this.#surface && this.#renderer.draw(this.#options.monitor.stream, now);
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
    for (const canvas of [this.#options.sheet, this.#options.trace]) {
      canvas.width = box.inlineSize;
      canvas.height = box.blockSize;
    }
    const width = box.inlineSize / devicePixelRatio;
    this.#surface = { width, height: box.blockSize / devicePixelRatio, devicePixelRatio };
    this.#arrange();
  }

  #followTheme(): () => void {
    const observer = new MutationObserver(() => {
      this.#arrange();
    });
    observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    return () => {
      observer.disconnect();
    };
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

function coloursOf(element: HTMLElement): EcgColours {
  const style = getComputedStyle(element);
  const token = (name: string) => style.getPropertyValue(`--ecg-${name}`).trim();
  return {
    paper: token('paper'),
    gridFine: token('grid-fine'),
    gridBold: token('grid-bold'),
    trace: token('trace'),
    label: token('label'),
    gap: token('gap'),
  };
}
