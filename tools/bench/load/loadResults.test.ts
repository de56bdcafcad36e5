import { describe, expect, it } from 'vitest';
import type { Load } from './fleetLoad.ts';
import { loadResults } from './loadResults.ts';

function load(ambulances: number, changes: Partial<Load> = {}): Load {
  const frames = ambulances * 10;
  const acks = Array.from({ length: frames }, () => 20);
  const rest = {
    cores: ambulances / 200,
    memoryMb: 500,
    writtenKb: 10,
    commits: 30,
    delayMs: 20,
    blockedMs: 4,
  };
  return { ambulances, seconds: 1, acks, ...rest, ...changes };
}
const resultOf = (loads: readonly Load[], id: string) =>
  loadResults(loads).find((result) => result.id === id)!;

describe('the results of the load bench', () => {
  it('measure the promise at a hundred, and look for the knee beyond', () => {
    const loads = [load(25), load(100), load(200, { acks: [500] })];
    expect(resultOf(loads, 'L8.ambulances').value).toBe(100);
    expect(resultOf(loads, 'L8.ackP99').value).toBe(20);
    expect(resultOf(loads, 'load.knee')).toMatchObject({
      value: 200,
      note: 'first that missed: all frames acknowledged, ack p99',
    });
  });

  it('say how far the cost for each ambulance goes apart', () => {
    expect(resultOf([load(25), load(100, { cores: 1 })], 'load.level').value).toBe(2);
    expect(resultOf([load(1), load(100)], 'load.level').value).toBeNull();
  });

  it('do not count frames that were never acknowledged as quick', () => {
    const slow = load(100, { acks: Array.from({ length: 900 }, () => 20) });
    expect(resultOf([slow], 'L8.ambulances').value).toBe(0);
  });
});
