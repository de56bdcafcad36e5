import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { followLivingLayer, type LayeredConsumer } from './livingLayer.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

function aConsumer(type: LayeredConsumer['type'] = 'simulcast') {
  const events = new EventEmitter();
  const setPreferredLayers = vi.fn(() => Promise.resolve());
  const preferredLayers = { spatialLayer: 1, temporalLayer: 2 };
  const consumer = Object.assign(events, { type, closed: false, preferredLayers, setPreferredLayers });
  const scored = consumer as unknown as LayeredConsumer & { score: unknown; closed: boolean };
  followLivingLayer(scored, vi.fn());
  const score = (producerScore: number, producerScores: number[]) => {
    scored.score = { score: 10, producerScore, producerScores };
    events.emit('score', scored.score);
  };
  return { scored, score, setPreferredLayers };
}

describe('a viewer whose layer is dead while another one lives', () => {
  it('[MD16] gets the other one: the wish is changed and changed back until it does', async () => {
    const { score, setPreferredLayers } = aConsumer();
    score(0, [10, 0, 0]);
    expect(setPreferredLayers).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(200);
    expect(setPreferredLayers.mock.calls).toEqual([
      [{ spatialLayer: 1, temporalLayer: 0 }],
      [{ spatialLayer: 1, temporalLayer: 2 }],
    ]);
    await vi.advanceTimersByTimeAsync(150);
    expect(setPreferredLayers).toHaveBeenCalledTimes(4);
    score(7, [7, 0, 0]);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(setPreferredLayers).toHaveBeenCalledTimes(4);
  });

  it('is left to the worker after two seconds, and helped again the next time', async () => {
    const { score, setPreferredLayers } = aConsumer();
    score(0, [10, 0, 0]);
    await vi.advanceTimersByTimeAsync(60_000);
    const first = setPreferredLayers.mock.calls.length;
    expect(first).toBeLessThan(40);
    score(10, [10, 0, 0]);
    score(0, [0, 0, 0]);
    await vi.advanceTimersByTimeAsync(1000);
    expect(setPreferredLayers).toHaveBeenCalledTimes(first);
    score(0, [10, 0, 0]);
    await vi.advanceTimersByTimeAsync(1000);
    expect(setPreferredLayers.mock.calls.length).toBeGreaterThan(first);
  });

  it('is asked nothing once it is closed, nor when there is only one layer', async () => {
    const closed = aConsumer();
    closed.score(0, [10, 0, 0]);
    closed.scored.closed = true;
    const simple = aConsumer('simple');
    simple.score(0, [10]);
    await vi.advanceTimersByTimeAsync(1000);
    expect(closed.setPreferredLayers).not.toHaveBeenCalled();
    expect(simple.setPreferredLayers).not.toHaveBeenCalled();
  });
});
