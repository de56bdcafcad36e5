import { syntheticEcg } from '@smart-triage/models/testing/syntheticEcg';
import { type EcgRecording, sampleCount } from '@smart-triage/shared/ecg/recording';
import { instant } from '@smart-triage/shared/time/instant';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { replay } from './replay.ts';

const START_MS = 1_700_000_000_000;

beforeEach(() => {
  vi.useFakeTimers({ now: START_MS });
});
afterEach(() => {
  vi.useRealTimers();
});

// Seen on a busy machine: a timer that came three seconds late had 1500 samples to say, and the whole of it was thrown away.
it('says everything that was due while the machine was busy, in pieces that a message can hold', () => {
  const said: { recording: EcgRecording; at: number }[] = [];
  let nowMs = START_MS;
  const stop = replay({
    bridge: {
      ecg: (recording, at) => void said.push({ recording, at }),
      ecgEnded: () => undefined,
      vitals: () => undefined,
    },
    recording: syntheticEcg({ seconds: 8 }),
    repeats: true,
    vitals: null,
    clock: { now: () => instant(nowMs) },
    steadyMs: () => nowMs,
  });
  nowMs += 3000;
  vi.advanceTimersByTime(100);
  stop();
  expect(said.map(({ recording, at }) => [sampleCount(recording), at - START_MS])).toEqual([
    [1000, 0],
    [500, 2000],
  ]);
});
