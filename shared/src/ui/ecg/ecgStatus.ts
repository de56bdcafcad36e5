/** Two seconds without samples: at least one beat of a living patient is missing on the screen. */
export const STALE_AFTER_MS = 2000;

export type EcgStatus =
  | { kind: 'waiting' }
  | { kind: 'live' }
  /** Live now, with a hole in what is on the screen. */
  | { kind: 'gap' }
  | { kind: 'stale'; ageMs: number };

/** What may be said about the trace on the screen. Age decides before anything else: old is never called live. */
export function ecgStatus(newestAgeMs: number | null, hasVisibleGap: boolean): EcgStatus {
  if (newestAgeMs === null) return { kind: 'waiting' };
  if (newestAgeMs > STALE_AFTER_MS) return { kind: 'stale', ageMs: newestAgeMs };
  return hasVisibleGap ? { kind: 'gap' } : { kind: 'live' };
}

/** Whether a screen would say the same: ages count in whole seconds. */
export function isSameStatus(one: EcgStatus, other: EcgStatus): boolean {
  if (one.kind !== 'stale' || other.kind !== 'stale') return one.kind === other.kind;
  return Math.floor(one.ageMs / 1000) === Math.floor(other.ageMs / 1000);
}
