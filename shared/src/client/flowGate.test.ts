import { expect, it } from 'vitest';
import { FlowGate } from './flowGate.ts';

it('a flow gate shuts at the high mark and opens only at the low one', () => {
  const gate = new FlowGate(64, 16);
  expect([0, 63, 64, 40, 17, 16, 63].map((bytes) => gate.mayGo(bytes))).toEqual([
    true,
    true,
    false,
    false,
    false,
    true,
    true,
  ]);
});
