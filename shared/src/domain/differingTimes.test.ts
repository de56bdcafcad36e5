import { expect, it } from 'vitest';
import { instant } from '../time/instant.ts';
import type { EcgStream } from './ecgStream.ts';
import { differingTimes } from './differingTimes.ts';
import type { StreamId } from './ids.ts';

const [A, B] = ['a', 'b'] as unknown as [StreamId, StreamId];
const stream = (streamId: StreamId, startedAt: number) =>
  ({ streamId, startedAt: instant(startedAt) }) as EcgStream;

it('[EC9] names the minutes that differ by when they began, whichever stream they are of', () => {
  const minutes = [
    { streamId: B, block: 0 },
    { streamId: A, block: 2 },
  ];
  const ecgStreams = [stream(A, 1000), stream(B, 500_000)];
  expect(differingTimes({ ecgStreams, ecgComparison: { blocks: 9, differing: 2, minutes } })).toEqual([
    121_000, 500_000,
  ]);
  expect(differingTimes({ ecgStreams, ecgComparison: null })).toEqual([]);
});
