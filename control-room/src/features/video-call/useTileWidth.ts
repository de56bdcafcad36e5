import { type RefObject, useEffect, useRef } from 'react';

/** Tells how wide an element is drawn, now and whenever that changes. */
export function useTileWidth(onWidth: (width: number) => void): RefObject<HTMLDivElement | null> {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { current } = element;
    if (!current) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) onWidth(entry.contentRect.width);
    });
    observer.observe(current);
    return () => {
      observer.disconnect();
    };
  }, [onWidth]);
  return element;
}
