import { type ReactNode, useEffect, useRef } from 'react';
import { classesOf } from '../../classesOf.ts';
import { contextOf } from '../canvasContext.ts';
import { coloursOf, followAppearance } from '../ecgColours.ts';
import { createScale, type EcgScaleSettings } from '../ecgScale.ts';
import styles from './EcgSheet.module.css';
import type { SheetLayout } from './sheetLayout.ts';
import { paintEcgSheet } from './sheetPainter.ts';
import type { SheetSignals } from './sheetSignals.ts';

const css = classesOf(styles);

export type EcgSheetProps = {
  layout: SheetLayout;
  signals: SheetSignals;
  scale: EcgScaleSettings;
  /** What it shows, for those who do not see it. */
  label: string;
  /** Drawn over the sheet, such as calipers. */
  children?: ReactNode;
  /** Of print: there are more dots to a millimetre than pixels. Without it the sheet is drawn in the screen's own pixels. */
  dotsPerPx?: number;
};

/** Ten seconds of ECG at true scale: as large as speed and gain make it, sharp on any screen. */
export function EcgSheet({ layout, signals, scale, label, children, dotsPerPx }: EcgSheetProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { pxPerMm } = createScale(scale);
  const [width, height] = [layout.width * pxPerMm, layout.height * pxPerMm];
  useEffect(() => {
    const element = canvas.current;
    if (!element) return undefined;
    const draw = (ratio: number): void => {
      element.width = Math.round(width * ratio);
      element.height = Math.round(height * ratio);
      const surface = { width, height, devicePixelRatio: ratio };
      const pen = { context: contextOf(element, { alpha: false }), surface, scale: createScale(scale) };
      paintEcgSheet({ ...pen, colours: coloursOf(element, 'sheet') }, layout, signals);
    };
    // Paper is not zoomed, and the printer does not wait for an observer.
    if (dotsPerPx !== undefined) {
      draw(dotsPerPx);
      return undefined;
    }
    return drawnAsNeeded(element, () => {
      draw(window.devicePixelRatio);
    });
  }, [layout, signals, scale, dotsPerPx, width, height]);
  return (
    <div className={css('sheet')} style={{ inlineSize: `${width}px`, blockSize: `${height}px` }}>
      <div className={css('picture')} role="img" aria-label={label}>
        <canvas ref={canvas} className={css('canvas')} />
      </div>
      {children}
    </div>
  );
}

/** Draws now, and again when the page is zoomed, moved to another screen, or changes its appearance. Returns how to stop. */
function drawnAsNeeded(element: Element, draw: () => void): () => void {
  // Its first report comes by itself, and is the first drawing.
  const observer = new ResizeObserver(draw);
  observer.observe(element, { box: 'device-pixel-content-box' });
  const stopFollowing = followAppearance(draw);
  return () => {
    observer.disconnect();
    stopFollowing();
  };
}
