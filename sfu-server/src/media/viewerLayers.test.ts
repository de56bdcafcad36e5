import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type LayersConsumer, ViewerLayers } from './viewerLayers.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

const WISH = { spatialLayer: 2, temporalLayer: 2 };
const SMALLEST = { spatialLayer: 0, temporalLayer: 2 };

function aViewer(producerScores: number[] = [10, 10, 10]) {
  const consumer = Object.assign(new EventEmitter(), {
    type: 'simulcast' as const,
    closed: false,
    score: { score: 10, producerScore: 10, producerScores },
    preferredLayers: WISH,
    setPreferredLayers: vi.fn((layers: typeof WISH) => {
      consumer.preferredLayers = layers;
      return Promise.resolve();
    }),
  });
  const layers = new ViewerLayers(consumer as unknown as LayersConsumer, vi.fn());
  const score = (scores: number[]) =>
    consumer.emit('score', { score: 10, producerScore: scores[0], producerScores: scores });
  return { layers, score, asked: consumer.setPreferredLayers };
}

describe('[MD19] the size of a picture after its sender was silent', () => {
  it('is the smallest until it has been steady, and then what was wished for', () => {
    const { score, asked } = aViewer();
    score([0, 0, 0]);
    expect(asked.mock.calls).toEqual([[SMALLEST]]);
    score([7, 0, 0]);
    score([9, 8, 0]);
    vi.advanceTimersByTime(3000);
    expect(asked.mock.calls).toEqual([[SMALLEST], [WISH]]);
  });

  it('stays the smallest through one more silence', () => {
    const { score, asked } = aViewer();
    for (const scores of [
      [0, 0, 0],
      [7, 0, 0],
      [0, 0, 0],
    ])
      score(scores);
    vi.advanceTimersByTime(60_000);
    expect(asked.mock.calls).toEqual([[SMALLEST]]);
  });

  it('is what was wished for meanwhile, in the end', async () => {
    const { layers, score, asked } = aViewer();
    score([0, 0, 0]);
    await layers.prefer({ spatialLayer: 1, temporalLayer: 2 });
    expect(layers.asked()).toEqual(SMALLEST);
    score([10, 0, 0]);
    vi.advanceTimersByTime(3000);
    expect(asked.mock.calls.at(-1)).toEqual([{ spatialLayer: 1, temporalLayer: 2 }]);
  });

  it('is left alone before anything has come, and while anything comes', () => {
    const { score, asked } = aViewer([0, 0, 0]);
    score([0, 0, 0]);
    score([5, 0, 0]);
    score([0, 9, 0]);
    vi.advanceTimersByTime(10_000);
    expect(asked).not.toHaveBeenCalled();
  });
});
