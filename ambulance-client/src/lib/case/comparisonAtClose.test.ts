import type { UplinkState } from '@smart-triage/shared/client/ecgUplink';
import { createStore } from '@smart-triage/shared/client/store';
import type { CaseState } from '@smart-triage/shared/domain/caseState';
import { BLOCKS_PER_COMPARISON, type EcgBlock } from '@smart-triage/shared/domain/ecgBlock';
import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { expect, it, vi } from 'vitest';
import { aCaseState } from '../../testing/caseStates.ts';
import { ComparisonAtClose } from './comparisonAtClose.ts';

const aBlock = (block: number) => ({ block, frames: 3, sha256: 'a'.repeat(64) }) as EcgBlock;
const caseIn = (status: 'handed-over' | 'closed', changes: Partial<CaseState> = {}): CaseState => ({
  ...aCaseState(),
  status,
  ...changes,
});
const uplinkState = (waiting: number): UplinkState => ({
  lane: 'socket',
  waiting,
  acknowledgedUntil: null,
  isDurable: true,
});
const settled = () => new Promise((resolve) => setTimeout(resolve));

function comparisonOf(
  kept: EcgBlock[],
  status: 'handed-over' | 'closed',
  waiting = 0,
  mend?: () => Promise<number>,
) {
  const confirmed = createStore<CaseState | null>(caseIn(status));
  const state = createStore(uplinkState(waiting));
  const sent: EcgBlock[][] = [];
  const told: string[] = [];
  const onTheWay = { now: false };
  const comparison = new ComparisonAtClose({
    confirmed,
    uplink: {
      state,
      blocks: () => Promise.resolve(kept),
      forgetBlocks: () => {
        told.push('forgotten');
        return Promise.resolve();
      },
    },
    ...(mend && { mend }),
    isOnTheWay: () => onTheWay.now,
    send: (blocks) => {
      onTheWay.now = true;
      sent.push(blocks);
    },
    onTold: () => told.push('told'),
    onFault: (error) => {
      throw error;
    },
  });
  return { comparison, confirmed, state, sent, told, onTheWay };
}

it('[EC9] the tablet vouches for its ECG once, when the case is closed and everything has arrived', async () => {
  const { comparison, confirmed, state, sent } = comparisonOf([aBlock(0)], 'handed-over', 2);
  confirmed.set(caseIn('closed'));
  await settled();
  expect(sent).toEqual([]);
  state.set(uplinkState(0));
  state.set(uplinkState(0));
  await settled();
  expect(sent).toEqual([[aBlock(0)]]);
  comparison.close();
});

it('[EC9] waits for what differed and was sent again, asks no second time, and then tells', async () => {
  const mend = vi.fn(() => Promise.resolve(30));
  const { comparison, state, sent } = comparisonOf([aBlock(0)], 'closed', 0, mend);
  await settled();
  expect(sent).toEqual([]);
  state.set(uplinkState(30));
  state.set(uplinkState(0));
  await settled();
  expect(sent).toEqual([[aBlock(0)]]);
  expect(mend).toHaveBeenCalledOnce();
  comparison.close();
});

it('[EC9] asks again when there was no answer, and tells without it when the server does not answer such', async () => {
  vi.useFakeTimers();
  const failures = [new AppError(ErrorCode.TimedOut, 'later'), new AppError(ErrorCode.Invalid, 'never')];
  const mend = vi.fn(() => Promise.reject(failures.shift() ?? new Error('asked too often')));
  const { comparison, sent } = comparisonOf([aBlock(0)], 'closed', 0, mend);
  await vi.advanceTimersByTimeAsync(1000);
  expect(sent).toEqual([]);
  await vi.advanceTimersByTimeAsync(5000);
  expect(sent).toEqual([[aBlock(0)]]);
  comparison.close();
  vi.useRealTimers();
});

it('[EC9] forgets the hashes when the answer stands in the record, and not before', async () => {
  const { comparison, confirmed, told, onTheWay } = comparisonOf([aBlock(0)], 'closed');
  await settled();
  expect(told).toEqual(['told']);
  onTheWay.now = false;
  confirmed.set(caseIn('closed', { ecgComparison: { blocks: 1, differing: 0, minutes: [] } }));
  expect(told).toEqual(['told', 'forgotten', 'told']);
  comparison.close();
});

it('[EC9] a ride longer than one message is compared in parts, each minute once', async () => {
  const kept = Array.from({ length: BLOCKS_PER_COMPARISON + 7 }, (_, block) => aBlock(block));
  const { comparison, sent } = comparisonOf(kept, 'closed');
  await settled();
  expect(sent.map(({ length }) => length)).toEqual([BLOCKS_PER_COMPARISON, 7]);
  expect(sent.flat()).toEqual(kept);
  comparison.close();
});

it('[EC9] what waits in the outbox since before a reload is not told twice', async () => {
  const { comparison, confirmed, sent, onTheWay } = comparisonOf([aBlock(0)], 'handed-over');
  onTheWay.now = true;
  confirmed.set(caseIn('closed'));
  await settled();
  expect(sent).toEqual([]);
  comparison.close();
});

it('a tablet that captured nothing has nothing to tell', async () => {
  const { comparison, sent, told } = comparisonOf([], 'closed');
  await settled();
  expect(sent).toEqual([]);
  expect(told).toEqual(['told']);
  comparison.close();
});
