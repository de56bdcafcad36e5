import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseId, StreamId } from '../domain/ids.ts';
import { instant } from '../time/instant.ts';
import type { KeptFrame } from './ecgLog.ts';
import { FrameQueue, type TakeLimits } from './frameQueue.ts';

const CASE = '6f9d3b1c-0b6e-4b52-9a51-5f3f5a6f0a01' as CaseId;
const STREAM = '6f9d3b1c-0b6e-4b52-9a51-5f3f5a6f0a99' as StreamId;

const frame = (seq: number): KeptFrame => ({
  caseId: CASE,
  streamId: STREAM,
  seq,
  capturedUntil: instant(seq * 100),
  bytes: new Uint8Array(10),
});

const limits = (maxBytes: number, rest: Partial<TakeLimits> = {}): TakeLimits => ({
  maxBytes,
  nowMs: 0,
  liveSince: 0,
  maxBacklog: Infinity,
  mayGo: () => true,
  ...rest,
});

const actions = fc.array(
  fc.oneof(
    fc.constant({ kind: 'capture' as const }),
    fc.record({ kind: fc.constant('take' as const), bytes: fc.integer({ min: 1, max: 60 }) }),
    fc.record({ kind: fc.constant('acknowledge' as const), through: fc.integer({ min: -1, max: 40 }) }),
    fc.constant({ kind: 'putBack' as const }),
  ),
  { maxLength: 80 },
);

describe('the frame queue', () => {
  it('[EC5] holds every captured frame that was not acknowledged, whatever happens in between', () => {
    fc.assert(
      fc.property(actions, (steps) => {
        const queue = new FrameQueue();
        const expected = new Set<number>();
        let next = 0;
        for (const step of steps) {
          if (step.kind === 'capture') {
            expected.add(next);
            queue.add([frame(next++)]);
          } else if (step.kind === 'take') queue.take(limits(step.bytes));
          else if (step.kind === 'putBack') queue.putBack(0);
          else {
            queue.acknowledge({ streamId: STREAM, through: step.through, ranges: [] });
            for (const seq of expected) if (seq <= step.through) expected.delete(seq);
          }
        }
        queue.putBack(Infinity);
        const held = queue.take(limits(Infinity)).frames.map(({ seq }) => seq);
        expect(held).toEqual([...expected].sort((a, b) => a - b));
      }),
    );
  });

  it('does not give out a frame twice while it is in flight', () => {
    const queue = new FrameQueue();
    queue.add([frame(0), frame(1)]);
    queue.take(limits(Infinity));
    expect(queue.take(limits(Infinity)).frames).toEqual([]);
    expect(queue.size).toBe(2);
  });

  it('[EC7] gives out what is live at once, and of the backlog behind it only so much', () => {
    const queue = new FrameQueue();
    queue.add(Array.from({ length: 10 }, (_, seq) => frame(seq)));
    const taken = queue.take(limits(Infinity, { liveSince: 700, maxBacklog: 2 }));
    expect(taken.frames.map(({ seq }) => seq)).toEqual([5, 6, 7, 8, 9]);
    expect(taken.backlog).toBe(2);
    expect(queue.take(limits(Infinity, { liveSince: 700, maxBacklog: 0 })).frames).toEqual([]);
    expect(queue.size).toBe(10);
  });

  it('keeps frames of another stream that carries the same numbers', () => {
    const queue = new FrameQueue();
    queue.add([frame(0)]);
    queue.acknowledge({ streamId: 'another' as StreamId, through: 5, ranges: [] });
    expect(queue.size).toBe(1);
  });
});
