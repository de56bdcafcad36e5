import { useState } from 'react';

/** The value as it was for as long as the next ones say the same: what is drawn from it is not drawn anew. */
export function useKept<T>(next: T, saysTheSame: (one: T, other: T) => boolean): T {
  const [kept, keep] = useState(next);
  if (kept === next || saysTheSame(kept, next)) return kept;
  keep(next);
  return next;
}
