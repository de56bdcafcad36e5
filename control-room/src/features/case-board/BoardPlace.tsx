import { instant, type Instant } from '@smart-triage/shared/time/instant';
import { memo, useEffect, useRef, useState } from 'react';
import { BoardRow, type BoardRowProps } from './BoardRow.tsx';

/** Nobody sees the ages turn in a row that is scrolled out of view. */
const RESTS_MS = 10_000;

type BoardPlaceProps = BoardRowProps & {
  /** CSS pixels; `null`: as high as what stands in it. */
  height: number | null;
};

/** One place of the list. All rows are in the page, for searching in it and for screen readers; those out of view are drawn and counted on less often. */
export const BoardPlace = memo(function BoardPlace({ height, now, ...row }: BoardPlaceProps) {
  const element = useRef<HTMLLIElement>(null);
  const [isInView, setInView] = useState(true);
  useEffect(() => {
    const place = element.current;
    const handleChange = (event: Event) => {
      if (event instanceof ContentVisibilityAutoStateChangeEvent) setInView(!event.skipped);
    };
    place?.addEventListener('contentvisibilityautostatechange', handleChange);
    return () => {
      place?.removeEventListener('contentvisibilityautostatechange', handleChange);
    };
  }, []);
  return (
    <li ref={element} style={height === null ? undefined : { blockSize: height }}>
      <BoardRow {...row} now={isInView ? now : resting(now)} />
    </li>
  );
});

/** Ahead rather than behind: whoever has it read out hears an age that is too old, never too young. */
function resting(now: Instant): Instant {
  return instant(Math.ceil(now / RESTS_MS) * RESTS_MS);
}
