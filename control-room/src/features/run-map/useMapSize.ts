import { type RefObject, useEffect, useState } from 'react';
import type { MapSize } from './mapProjection.ts';

/** Until it is known how large the drawing is. */
const USUAL = { size: { width: 800, height: 600 }, unit: 1 };
/** Of the page's letters, as browsers have it. */
const ORDINARY_LETTERS = 16;

/** How large an element is, as it changes; `unit` CSS pixels each, more where all letters are larger (a wall screen), so that the drawing grows along. */
export function useMapSize(ref: RefObject<Element | null>): { size: MapSize; unit: number } {
  const [known, setKnown] = useState(USUAL);
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const observer = new ResizeObserver(([entry]) => {
      const { width = 0, height = 0 } = entry?.contentRect ?? {};
      if (width === 0 || height === 0) return;
      const unit = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / ORDINARY_LETTERS;
      setKnown({ size: { width: width / unit, height: height / unit }, unit });
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, [ref]);
  return known;
}
