import { instant, type Instant } from '../time/instant.ts';
import type { CaseState } from './caseState.ts';

const BLOCK_MS = 60_000;

/** [EC9] When the minutes began, on the tablet's clock, in which the stored ECG is not the captured one. Sorted, each once. */
export function differingTimes({
  ecgComparison,
  ecgStreams,
}: Pick<CaseState, 'ecgComparison' | 'ecgStreams'>): Instant[] {
  const starts = (ecgComparison?.minutes ?? []).flatMap(({ streamId, block }) =>
    ecgStreams
      .filter((stream) => stream.streamId === streamId)
      .map(({ startedAt }) => startedAt + block * BLOCK_MS),
  );
  return [...new Set(starts)].sort((a, b) => a - b).map(instant);
}
