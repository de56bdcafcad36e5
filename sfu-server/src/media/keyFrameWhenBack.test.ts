import { EventEmitter } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import { askKeyFrameWhenBack, type ScoredConsumer } from './keyFrameWhenBack.ts';

function consumerWithScores(scores: readonly number[]) {
  const events = new EventEmitter();
  const requestKeyFrame = vi.fn(() => Promise.resolve());
  const consumer = Object.assign(events, { requestKeyFrame }) as unknown as ScoredConsumer;
  askKeyFrameWhenBack(consumer, vi.fn());
  for (const producerScore of scores) events.emit('score', { score: 10, producerScore, producerScores: [] });
  return requestKeyFrame;
}

describe('a picture after a cut', () => {
  it('gets a key frame with the first packets, once for each silence', () => {
    expect(consumerWithScores([10, 0, 10, 9, 0, 0, 7])).toHaveBeenCalledTimes(2);
  });

  it('costs no key frame while packets come, however badly', () => {
    expect(consumerWithScores([10, 1, 10, 3])).not.toHaveBeenCalled();
  });
});
