import type { CaseId } from '@smart-triage/shared/domain/ids';
import type { Instant } from '@smart-triage/shared/time/instant';
import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { type DOMAttributes, useRef } from 'react';
import { useRowWindow } from '../../lib/useRowWindow.ts';
import type { BoardPlace } from './boardOrder.ts';
import { BoardRow } from './BoardRow.tsx';
import styles from './CaseBoard.module.css';

const css = classesOf(styles);

/** CSS pixels of an ordinary row, for those that were never in view. */
const USUAL_HEIGHT = 136;

type BoardRowsProps = {
  places: readonly BoardPlace[];
  selected: CaseId | null;
  focused: CaseId | null;
  isStale: boolean;
  now: Instant;
  /** CSS pixels; `null`: as high as what stands in it. */
  heightOf: (caseId: CaseId) => number | null;
  /** What tells whether a hand is on the list. */
  hands: Pick<
    DOMAttributes<HTMLElement>,
    'onPointerEnter' | 'onPointerLeave' | 'onFocus' | 'onBlur' | 'onClick'
  >;
};

/** The rows in view and a few beside them. A screen reader hears of all how many there are and which one it is at. */
export function BoardRows({ places, selected, focused, isStale, now, heightOf, hands }: BoardRowsProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const list = useRowWindow(scroller, {
    keys: places.map(({ state }) => state.caseId),
    estimatedHeight: USUAL_HEIGHT,
    pinned: focused,
    shown: selected,
  });
  return (
    <div ref={scroller} className={css('rows', isStale && 'stale')} {...hands}>
      <ul className={css('list')} style={{ blockSize: list.height }}>
        {list.rows.flatMap(({ key, index, start }) => {
          const place = places[index];
          if (!place) return [];
          const height = heightOf(place.state.caseId);
          return (
            <li
              key={key}
              ref={list.measure}
              data-index={index}
              aria-setsize={places.length}
              aria-posinset={index + 1}
              style={{ insetBlockStart: start, ...(height !== null && { blockSize: height }) }}
            >
              <BoardRow {...place} isSelected={place.state.caseId === selected} now={now} />
            </li>
          );
        })}
      </ul>
    </div>
  );
}
