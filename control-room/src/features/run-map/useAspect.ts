import { type RefObject, useEffect, useRef, useState } from 'react';

/** Until it is known how large the drawing is. */
const USUAL = 4 / 3;

/** How much wider than high an element is, as it changes, so that a drawing fills it and its letters keep their size. */
export function useAspect(): { ref: RefObject<SVGSVGElement | null>; aspect: number } {
  const ref = useRef<SVGSVGElement>(null);
  const [aspect, setAspect] = useState(USUAL);
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const observer = new ResizeObserver(([entry]) => {
      const { width = 0, height = 0 } = entry?.contentRect ?? {};
      if (width > 0 && height > 0) setAspect(width / height);
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, []);
  return { ref, aspect };
}
