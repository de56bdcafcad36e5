import { expect, it } from 'vitest';
import { RecordingBudget } from './recordingBudget.ts';

/** Whether all of so many packets of this size, this far apart, have room. */
const holds = (packets: number, bytes: number, everyMs: number): boolean => {
  const budget = new RecordingBudget();
  return Array.from({ length: packets }, (_, at) => budget.take(bytes, at * everyMs)).every(Boolean);
};

it('[VR7] a recording takes in a camera at its best for as long as it likes, and neither large packets nor many small ones without end', () => {
  // 4 Mbit/s, the most that a camera is allowed.
  expect(holds(60 * 417, 1200, 1000 / 417)).toBe(true);
  expect(holds(60 * 1500, 1200, 1000 / 1500)).toBe(false);
  expect(holds(60 * 10_000, 20, 0.1)).toBe(false);
});
