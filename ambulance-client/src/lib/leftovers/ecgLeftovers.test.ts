import { memoryEcgLog } from '@smart-triage/shared/client/ecgLog';
import type { SignalingClient } from '@smart-triage/shared/client/signalingClient';
import { createStore } from '@smart-triage/shared/client/store';
import type { CaseState } from '@smart-triage/shared/domain/caseState';
import { type CaseId, CaseIdSchema, StreamIdSchema } from '@smart-triage/shared/domain/ids';
import { packFrames, unpackFrames } from '@smart-triage/shared/ecg/frameBatch';
import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { createFakeSignaling } from '@smart-triage/shared/testing/fakeSignaling';
import { instant } from '@smart-triage/shared/time/instant';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { aCaseState } from '../../testing/caseStates.ts';
import type { OutboxState } from '../outbox/outbox.ts';
import { EcgLeftovers } from './ecgLeftovers.ts';

const START_MS = 1_700_000_000_000;
const aCase = (n: number): CaseId => CaseIdSchema.parse(`6f9d3b1c-0b6e-4b52-9a51-5f3f5a6f0a0${n}`);
const streamOf = (n: number) => StreamIdSchema.parse(`6f9d3b1c-0b6e-4b52-9a51-5f3f5a6f0b0${n}`);

/** Case `n` was captured `n` hours after the start; each frame carries its case and its number. */
const framesOf = (n: number, count: number) =>
  Array.from({ length: count }, (_, seq) => ({
    caseId: aCase(n),
    streamId: streamOf(n),
    seq,
    capturedUntil: instant(START_MS + n * 3_600_000 + seq * 100),
    bytes: new Uint8Array([n, seq]),
  }));

let open: EcgLeftovers[] = [];
beforeEach(() => {
  vi.useFakeTimers({ now: START_MS + 24 * 3_600_000 });
  open = [];
});
afterEach(() => {
  for (const leftovers of open) void leftovers.close();
  vi.useRealTimers();
});

type Kept = { kept: number[]; linked?: boolean; notOurs?: number; closed?: { compared: boolean } };

async function leftoversOf(options: Kept) {
  const log = memoryEcgLog();
  for (const n of options.kept) await log.append(framesOf(n, 3));
  const arrived: number[][] = [];
  const signaling = createFakeSignaling((name, input) => {
    const { caseId, frames } = input as { caseId: CaseId; frames?: Uint8Array };
    if (caseId === aCase(options.notOurs ?? 0)) throw new AppError(ErrorCode.NotFound, 'not yours');
    if (name === 'case:watch') return { case: { ...aCaseState({ caseId }), ...stateOf(options.closed) } };
    const taken = unpackFrames(frames ?? packFrames([])).map((bytes) => [...bytes]);
    arrived.push(...taken);
    const n = taken[0]?.[0] ?? 0;
    queueMicrotask(() => {
      const through = Math.max(...taken.map(([, seq]) => seq ?? 0));
      signaling.notify('ecg:acknowledged', { streamId: streamOf(n), through, ranges: [] });
    });
    return {};
  }, options.linked ?? true);
  const outbox = createStore<OutboxState>({ waiting: [], refused: [], stuck: [], isDurable: true });
  const add = vi.fn();
  const onFault = vi.fn();
  const clock = { now: () => instant(Date.now()) };
  const client = signaling.client as SignalingClient;
  const leftovers = new EcgLeftovers({
    log,
    clock,
    signaling: client,
    outbox: { state: outbox, add },
    onFault,
  });
  open.push(leftovers);
  return { leftovers, log, signaling, arrived, outbox, add, onFault };
}

function stateOf(closed: Kept['closed']): Partial<CaseState> {
  if (!closed) return {};
  return {
    status: 'closed',
    ecgComparison: closed.compared ? { blocks: 1, differing: 0, minutes: [] } : null,
  };
}

const casesIn = (arrived: readonly number[][]) => [...new Set(arrived.map(([n]) => n))];

describe('ECG that was left behind', () => {
  it('[EC10] is sent when the page starts, the newest case first, and is gone from the log when it is confirmed', async () => {
    const { leftovers, log, arrived, onFault } = await leftoversOf({ kept: [1, 3, 2] });
    await vi.advanceTimersByTimeAsync(5000);
    expect(casesIn(arrived)).toEqual([3, 2, 1]);
    expect(arrived).toHaveLength(9);
    expect(await log.cases()).toEqual([]);
    expect(leftovers.state.getSnapshot()).toEqual({ cases: 0, frames: 0 });
    expect(onFault).not.toHaveBeenCalled();
  });

  it('[EC10] is counted while there is no link, and sent once there is one', async () => {
    const { leftovers, signaling, arrived } = await leftoversOf({ kept: [1, 2], linked: false });
    await vi.advanceTimersByTimeAsync(1000);
    expect(leftovers.state.getSnapshot()).toEqual({ cases: 2, frames: 6 });
    expect(arrived).toEqual([]);
    signaling.restore();
    await vi.advanceTimersByTimeAsync(5000);
    expect(leftovers.state.getSnapshot().cases).toBe(0);
    expect(arrived).toHaveLength(6);
  });

  it('[EC10] leaves the open case to its own screen, and takes it when that is left', async () => {
    const { leftovers, arrived } = await leftoversOf({ kept: [1, 2], linked: true });
    await leftovers.giveWay({ caseId: aCase(2), isBehind: () => false });
    await vi.advanceTimersByTimeAsync(3000);
    expect(casesIn(arrived)).toEqual([1]);
    expect(leftovers.state.getSnapshot().cases).toBe(0);
    await leftovers.takeOver(aCase(2));
    await vi.advanceTimersByTimeAsync(3000);
    expect(casesIn(arrived)).toEqual([1, 2]);
  });

  it('[EC10] waits while the open case has a backlog of its own', async () => {
    const { leftovers, arrived } = await leftoversOf({ kept: [1], linked: true });
    let isBehind = true;
    await leftovers.giveWay({ caseId: aCase(2), isBehind: () => isBehind });
    await vi.advanceTimersByTimeAsync(3000);
    expect(arrived).toEqual([]);
    isBehind = false;
    await vi.advanceTimersByTimeAsync(1000);
    expect(arrived).toHaveLength(3);
  });

  it('that the server does not take stays on the tablet, is still counted, and does not hold up the next case', async () => {
    const { leftovers, log, arrived } = await leftoversOf({ kept: [1, 2], notOurs: 2 });
    await vi.advanceTimersByTimeAsync(5000);
    expect(casesIn(arrived)).toEqual([1]);
    expect(await log.cases()).toEqual([{ caseId: aCase(2), frames: 3 }]);
    expect(leftovers.state.getSnapshot()).toEqual({ cases: 1, frames: 3 });
  });

  describe('[EC9] whose case was closed before its hashes were compared', () => {
    const minute = { caseId: aCase(1), streamId: streamOf(1), block: 0, frames: 3, sha256: 'a'.repeat(64) };
    const { caseId, ...block } = minute;

    it('is vouched for once its last frame has arrived', async () => {
      const { log, add, arrived } = await leftoversOf({ kept: [1], closed: { compared: false } });
      await log.append([], [minute]);
      await vi.advanceTimersByTimeAsync(5000);
      expect(arrived).toHaveLength(3);
      expect(add.mock.calls).toEqual([['ecg:compare', { caseId, blocks: [block] }]]);
      expect(await log.blocks(caseId)).toHaveLength(1);
    });

    it('is forgotten when the answer stands in the record', async () => {
      const { log, signaling, add } = await leftoversOf({
        kept: [],
        linked: false,
        closed: { compared: true },
      });
      await log.append([], [minute]);
      signaling.restore();
      await vi.advanceTimersByTimeAsync(5000);
      expect(add).not.toHaveBeenCalled();
      expect(await log.cases()).toEqual([]);
    });
  });

  it('waits until the server knows its case', async () => {
    const { outbox, signaling, arrived } = await leftoversOf({ kept: [1], linked: false });
    const opening = { name: 'case:open', input: { caseId: aCase(1) } };
    outbox.set({ waiting: [opening], refused: [], stuck: [], isDurable: true } as unknown as OutboxState);
    signaling.restore();
    await vi.advanceTimersByTimeAsync(2000);
    expect(arrived).toEqual([]);
    outbox.set({ waiting: [], refused: [], stuck: [], isDurable: true });
    await vi.advanceTimersByTimeAsync(2000);
    expect(arrived).toHaveLength(3);
  });
});
