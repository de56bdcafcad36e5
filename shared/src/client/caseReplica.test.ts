import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CaseEvent } from '../domain/caseEvent.ts';
import type { CaseId } from '../domain/ids.ts';
import { AppError } from '../errors/appError.ts';
import { ErrorCode } from '../errors/errorCode.ts';
import { instant } from '../time/instant.ts';
import { createFakeSignaling } from '../testing/fakeSignaling.ts';
import { CaseReplica } from './caseReplica.ts';
import type { SignalingClient } from './signalingClient.ts';

const CASE = '6f9d3b1c-0b6e-4b52-9a51-5f3f5a6f0a01' as CaseId;

/** A server whose answers get lost as long as `failures` lasts. */
function replicaOn(failures: number, code: ErrorCode) {
  let left = failures;
  const signaling = createFakeSignaling(() => {
    if (left-- > 0) throw new AppError(code, 'lost');
    return { case: { caseId: CASE, seq: 1 } };
  });
  const onError = vi.fn();
  return { signaling, onError, replica: new CaseReplica(signaling.client as SignalingClient, CASE, onError) };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a replica whose question was not answered', () => {
  it('asks again while the link is up, instead of showing an old state until the next cut', async () => {
    const { replica } = replicaOn(2, ErrorCode.TimedOut);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(replica.state.getSnapshot()?.seq).toBe(1);
    replica.close();
  });

  it('does not ask again for a case that is refused', async () => {
    const { replica, signaling, onError } = replicaOn(9, ErrorCode.NotFound);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(signaling.asked).toHaveLength(1);
    expect(onError).toHaveBeenCalledOnce();
    replica.close();
  });

  it('shows what the server has, also when that is less than before: its store is one of before', async () => {
    let seq = 57;
    const signaling = createFakeSignaling(() => ({ case: { caseId: CASE, seq } }));
    const replica = new CaseReplica(signaling.client as SignalingClient, CASE, vi.fn());
    await vi.advanceTimersByTimeAsync(0);
    expect(replica.state.getSnapshot()?.seq).toBe(57);
    signaling.cut();
    seq = 40;
    signaling.restore();
    await vi.advanceTimersByTimeAsync(0);
    expect(replica.state.getSnapshot()?.seq).toBe(40);
    replica.close();
  });

  // What happened: a case was erased, and stood on the screen of a cardiologist as before.
  it.each([ErrorCode.NotFound, ErrorCode.NotPermitted])(
    '[ST6] [AC3] lets go of a case that the server does not give any more (%s)',
    async (code) => {
      let isGone = false;
      const signaling = createFakeSignaling(() => {
        if (isGone) throw new AppError(code, 'gone');
        return { case: { caseId: CASE, seq: 57 } };
      });
      const replica = new CaseReplica(signaling.client as SignalingClient, CASE, vi.fn());
      await vi.advanceTimersByTimeAsync(0);
      signaling.cut();
      expect(replica.state.getSnapshot()?.seq).toBe(57);
      isGone = true;
      signaling.restore();
      await vi.advanceTimersByTimeAsync(0);
      expect(replica.state.getSnapshot()).toBeNull();
      replica.close();
    },
  );

  it('[CS4] misses no event that was told before the first answer came', async () => {
    const answers = [Promise.withResolvers<number>(), Promise.withResolvers<number>()];
    let asked = 0;
    const signaling = createFakeSignaling(async () => ({
      case: { caseId: CASE, seq: await answers[asked++]?.promise },
    }));
    const replica = new CaseReplica(signaling.client as SignalingClient, CASE, vi.fn());
    const by = { id: 'unit-1', name: 'Unit 1', role: 'paramedic' as const };
    const event = { caseId: CASE, seq: 2, at: instant(0), by, fact: { type: 'handed-over' as const } };
    signaling.notify('case:changed', { event });
    answers[0]?.resolve(1);
    answers[1]?.resolve(2);
    await vi.advanceTimersByTimeAsync(0);
    expect(replica.state.getSnapshot()?.seq).toBe(2);
    expect(signaling.asked).toHaveLength(2);
    replica.close();
  });

  it('asks nothing after it was closed', async () => {
    const { replica, signaling } = replicaOn(9, ErrorCode.TimedOut);
    replica.close();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(signaling.asked).toHaveLength(1);
  });
});

// What happened: the server writes its line in the access log before it answers. What came into the case meanwhile was dropped, and the screen stood still until the next event.
describe('[CS4] a replica whose snapshot was overtaken', () => {
  it.each([
    ['before anything was known', 0],
    ['after a hole', 5],
  ])('%s asks again, and misses nothing', async (_when, knownSeq) => {
    const answers: ((seq: number) => void)[] = [];
    const signaling = createFakeSignaling(
      () =>
        new Promise((resolve) => {
          answers.push((seq) => {
            resolve({ case: { caseId: CASE, seq } });
          });
        }),
    );
    const tell = (seq: number): void => {
      signaling.notify('case:changed', { event: { caseId: CASE, seq } as unknown as CaseEvent });
    };
    const replica = new CaseReplica(signaling.client as SignalingClient, CASE, vi.fn());
    if (knownSeq > 0) {
      answers.shift()?.(knownSeq);
      await vi.advanceTimersByTimeAsync(0);
      tell(knownSeq + 3);
    }
    tell(9);
    answers.shift()?.(8);
    await vi.advanceTimersByTimeAsync(0);
    expect(replica.state.getSnapshot()?.seq).toBe(8);
    answers.shift()?.(9);
    await vi.advanceTimersByTimeAsync(0);
    expect(replica.state.getSnapshot()?.seq).toBe(9);
    expect(answers).toEqual([]);
    replica.close();
  });
});
