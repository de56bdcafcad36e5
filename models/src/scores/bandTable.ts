import type { ScoreBand } from '@smart-triage/shared/domain/score';

/** Names a value by the last limit that it reaches; below all of them it is `first`. Limits ascend and count to the band that they open. */
export function bandFrom(
  first: ScoreBand,
  limits: readonly { from: number; band: ScoreBand }[],
): (value: number) => ScoreBand {
  return (value) => limits.findLast(({ from }) => value >= from)?.band ?? first;
}
