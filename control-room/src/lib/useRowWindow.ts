import {
  defaultRangeExtractor,
  elementScroll,
  observeElementOffset,
  observeElementRect,
  type VirtualItem,
  Virtualizer,
  type VirtualizerOptions,
} from '@tanstack/virtual-core';
import { type RefObject, useEffect, useLayoutEffect, useReducer, useRef, useState } from 'react';

export type RowWindowOptions = {
  /** One for each row, in order; a row keeps its measured height wherever it moves. */
  keys: readonly string[];
  /** CSS pixels of a row that was not drawn yet. */
  estimatedHeight: number;
  /** A row that stays in the page wherever the list is scrolled to: the one with the keyboard's focus. */
  pinned: string | null;
  /** Brought into view whenever it becomes another one. */
  shown: string | null;
};

export type RowWindow = {
  /** What stands in the page, from above: `start` is its distance from the top of the list. */
  rows: readonly VirtualItem[];
  /** Of all rows. */
  height: number;
  /** Given to each row as its `ref`, with `data-index`: heights are measured and never guessed for what is drawn. */
  measure: (row: HTMLElement | null) => void;
};

/** Rows above and below those in view, so that neither a scroll nor a Tab meets an empty place. */
const OVERSCAN = 4;

/** Of a long list only the rows in view, and a few beside them, stand in the page: 200 rows cost what a dozen do. */
export function useRowWindow(
  scroller: RefObject<HTMLElement | null>,
  { keys, estimatedHeight, pinned, shown }: RowWindowOptions,
): RowWindow {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const pinnedAt = pinned === null ? -1 : keys.indexOf(pinned);
  const options: VirtualizerOptions<HTMLElement, HTMLElement> = {
    count: keys.length,
    getItemKey: (index) => keys[index] ?? index,
    estimateSize: () => estimatedHeight,
    overscan: OVERSCAN,
    rangeExtractor: (range) => withPinned(defaultRangeExtractor(range), pinnedAt),
    getScrollElement: () => scroller.current,
    observeElementRect,
    observeElementOffset,
    scrollToFn: elementScroll,
    onChange: redraw,
  };
  const [list] = useState(() => new Virtualizer(options));
  list.setOptions(options);
  useLayoutEffect(() => list._didMount(), [list]);
  useLayoutEffect(() => {
    list._willUpdate();
  });
  const places = useRef(keys);
  useEffect(() => {
    places.current = keys;
  });
  // Only who is shown counts: a row that another one passes must not drag the list along.
  useEffect(() => {
    const at = shown === null ? -1 : places.current.indexOf(shown);
    if (at >= 0) list.scrollToIndex(at, { align: 'auto' });
  }, [list, shown]);
  return { rows: list.getVirtualItems(), height: list.getTotalSize(), measure: list.measureElement };
}

function withPinned(indexes: number[], pinnedAt: number): number[] {
  if (pinnedAt < 0 || indexes.includes(pinnedAt)) return indexes;
  return [...indexes, pinnedAt].sort((a, b) => a - b);
}
