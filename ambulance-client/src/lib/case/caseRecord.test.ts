import type { SignalingClient } from '@smart-triage/shared/client/signalingClient';
import type { CaseState } from '@smart-triage/shared/domain/caseState';
import type { CaseId, StreamId } from '@smart-triage/shared/domain/ids';
import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { createFakeSignaling } from '@smart-triage/shared/testing/fakeSignaling';
import { instant } from '@smart-triage/shared/time/instant';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { aCaseState } from '../../testing/caseStates.ts';
import { Outbox } from '../outbox/outbox.ts';
import { memoryOutboxStore } from '../outbox/outboxStore.ts';
import { CaseRecord } from './caseRecord.ts';

const CASE = '6f9d3b1c-0b6e-4b52-9a51-5f3f5a6f0a01' as CaseId;
const CREW = { id: 'tablet-1', name: 'Ambulance 06-123', role: 'paramedic' as const };

const state = (changes: Partial<CaseState> = {}): CaseState =>
  aCaseState({ caseId: CASE, status: 'opened', unit: '06-123', openedAt: instant(1000), ...changes });

/** A server that has the case once it was opened, and stores each change as the next event without telling anybody. */
async function recordOn(options: { linked?: boolean; isOpen?: boolean; before?: CaseState } = {}) {
  let stored: CaseState | null = options.isOpen ? state() : null;
  const held = new Map<string, Promise<void>>();
  const signaling = createFakeSignaling(async (name) => {
    await held.get(name);
    if (name === 'case:open') return { case: (stored = state()) };
    if (!stored) throw new AppError(ErrorCode.NotFound, 'no such case');
    if (name === 'case:watch') return { case: stored };
    stored = { ...stored, seq: stored.seq + 1 };
    return { seq: stored.seq };
  }, options.linked ?? true);
  const outbox = await Outbox.create({
    store: memoryOutboxStore(),
    signaling: signaling.client,
    clock: { now: () => instant(5000) },
    repeatDelayMs: () => 0,
  });
  const onError = vi.fn();
  const onConfirmed = vi.fn();
  const open = () =>
    new CaseRecord({
      caseId: CASE,
      signaling: signaling.client as SignalingClient,
      outbox,
      before: options.before ?? null,
      onConfirmed,
      onError,
    });
  const follow = () => {
    const record = open();
    onTestFinished(() => {
      record.close();
      outbox.close();
    });
    return record;
  };
  const lose = () => {
    stored = null;
  };
  /** Requests of this name are answered once the returned function was called. */
  const hold = (name: string) => {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    held.set(name, promise);
    return () => {
      resolve(undefined);
    };
  };
  return { signaling, outbox, onError, onConfirmed, follow, lose, hold };
}

// What would happen otherwise: the tablet left the case, and what it still had of it stayed there for ever.
describe('[OB5] a case that the server had and has no more', () => {
  const known = state({
    seq: 57,
    intake: { ageYears: 58 },
    vitals: { spo2: { value: 93, measuredAt: instant(4000) } },
    ecgStreams: [
      {
        streamId: '6f9d3b1c-0b6e-4b52-9a51-5f3f5a6f0a99' as StreamId,
        leads: ['I'],
        rateHz: 500,
        lsbNv: 5000,
        source: 'monitor',
        startedAt: instant(2000),
      },
    ],
  });

  it('is told again what the tablet has of it, before what waits, and followed anew', async () => {
    const { signaling, outbox, onError, follow } = await recordOn({ linked: false, before: known });
    const record = follow();
    record.change('intake:change', { changes: { ageYears: 59 } });
    signaling.restore();
    await vi.waitFor(() => {
      expect(outbox.state.getSnapshot().waiting).toEqual([]);
      expect(record.state.getSnapshot()?.confirmed?.seq).toBeLessThan(57);
    });
    const stored = signaling.asked.map(({ name }) => name).filter((name) => name !== 'case:watch');
    const opened = stored.slice(stored.indexOf('case:open'));
    expect(opened).toEqual(['case:open', 'intake:change', 'vitals:record', 'ecg:start', 'intake:change']);
    expect(outbox.state.getSnapshot().refused).toEqual([]);
    expect(record.wasLost.getSnapshot()).toBe(true);
    record.dismissLost();
    expect(record.wasLost.getSnapshot()).toBe(false);
    expect(onError).not.toHaveBeenCalled();
  });

  /** What would happen otherwise: where this is the start of an ECG, its frames wait for ever for a stream that nobody knows. */
  it('is told again what was confirmed and not seen in it yet', async () => {
    const { signaling, outbox, follow, lose } = await recordOn({ isOpen: true });
    const record = follow();
    await vi.waitFor(() => {
      expect(record.state.getSnapshot()?.confirmed).not.toBeNull();
    });
    record.change('intake:change', { changes: { ageYears: 59 } });
    await vi.waitFor(() => {
      expect(outbox.state.getSnapshot().waiting).toEqual([]);
    });
    lose();
    record.change('intake:change', { changes: { sex: 'female' } });
    await vi.waitFor(() => {
      expect(outbox.state.getSnapshot().waiting).toEqual([]);
      expect(record.wasLost.getSnapshot()).toBe(true);
    });
    const after = signaling.asked.slice(signaling.asked.findIndex(({ name }) => name === 'case:open'));
    const told = after.filter(({ name }) => name === 'intake:change').map(({ input }) => input);
    expect(told).toMatchObject([{ changes: { ageYears: 59 } }, { changes: { sex: 'female' } }]);
  });

  /** What would happen otherwise: the server forgets the case before the tablet has seen it once, and every change and frame of it is refused. */
  it('is told again when it was lost before its first state had come', async () => {
    const { signaling, outbox, onError, follow, lose, hold } = await recordOn();
    const letGo = hold('case:watch');
    outbox.add('case:open', { caseId: CASE, unit: '06-123', simulated: false });
    const record = follow();
    record.change('intake:change', { changes: { ageYears: 59 } });
    await vi.waitFor(() => {
      expect(outbox.state.getSnapshot().waiting).toEqual([]);
    });
    lose();
    letGo();
    await vi.waitFor(() => {
      expect(record.wasLost.getSnapshot()).toBe(true);
      expect(outbox.state.getSnapshot().waiting).toEqual([]);
    });
    const told = signaling.asked.map(({ name }) => name).filter((name) => name !== 'case:watch');
    expect(told).toEqual(['case:open', 'intake:change', 'case:open', 'intake:change']);
    expect(outbox.state.getSnapshot().refused).toEqual([]);
    expect(onError).not.toHaveBeenCalled();
  });

  it('is told again each time that it is lost', async () => {
    const { signaling, outbox, onError, follow, lose } = await recordOn({ isOpen: true });
    const record = follow();
    const openings = () => signaling.asked.filter(({ name }) => name === 'case:open');
    for (const times of [1, 2]) {
      await vi.waitFor(() => {
        expect(record.state.getSnapshot()?.confirmed).not.toBeNull();
      });
      lose();
      record.change('intake:change', { changes: { ageYears: 57 + times } });
      await vi.waitFor(() => {
        expect(openings()).toHaveLength(times);
        expect(outbox.state.getSnapshot()).toMatchObject({ waiting: [], refused: [] });
      });
    }
    expect(onError).not.toHaveBeenCalled();
  });

  it('is left when it was over, and when this tablet knows nothing of it', async () => {
    for (const before of [{ ...known, status: 'closed' as const }, undefined]) {
      const { onError, follow } = await recordOn(before ? { before } : {});
      const record = follow();
      await vi.waitFor(() => {
        expect(onError).toHaveBeenCalledOnce();
      });
      expect(record.wasLost.getSnapshot()).toBe(false);
    }
  });
});

describe('a case on the tablet', () => {
  it('does not ask for a case that the server cannot know yet, and follows it once it is stored', async () => {
    const { signaling, outbox, onError, follow } = await recordOn({ linked: false });
    outbox.add('case:open', { caseId: CASE, unit: '06-123', simulated: false });
    const record = follow();
    expect(record.state.getSnapshot()).toMatchObject({ confirmed: null, unit: '06-123' });
    signaling.restore();
    await vi.waitFor(() => {
      expect(record.state.getSnapshot()?.confirmed?.seq).toBe(1);
    });
    expect(onError).not.toHaveBeenCalled();
    expect(signaling.asked.map(({ name }) => name)).toEqual(['case:open', 'case:watch']);
  });

  it('keeps showing an entry between its confirmation and its event', async () => {
    const { outbox, follow } = await recordOn({ isOpen: true });
    const record = follow();
    await vi.waitFor(() => {
      expect(record.state.getSnapshot()).not.toBeNull();
    });
    const seen: (number | undefined)[] = [];
    record.state.subscribe(() => seen.push(record.state.getSnapshot()?.intake.ageYears));
    record.change('intake:change', { changes: { ageYears: 58 } });
    await vi.waitFor(() => {
      expect(outbox.state.getSnapshot().waiting).toEqual([]);
    });
    expect(seen.length).toBeGreaterThan(0);
    expect(seen.every((age) => age === 58)).toBe(true);
  });

  it('follows the server once the event has come, so that a later correction shows', async () => {
    const { signaling, outbox, follow } = await recordOn({ isOpen: true });
    const record = follow();
    await vi.waitFor(() => {
      expect(record.state.getSnapshot()).not.toBeNull();
    });
    record.change('intake:change', { changes: { ageYears: 58 } });
    await vi.waitFor(() => {
      expect(outbox.state.getSnapshot().waiting).toEqual([]);
    });
    for (const [seq, ageYears] of [
      [2, 58],
      [3, 85],
    ] as const) {
      const fact = { type: 'intake-changed' as const, changes: { ageYears } };
      signaling.notify('case:changed', { event: { caseId: CASE, seq, at: instant(6000), by: CREW, fact } });
    }
    expect(record.state.getSnapshot()?.intake.ageYears).toBe(85);
    expect(record.state.getSnapshot()?.onTheWay).toEqual([]);
  });

  it('shows what the server said before a reload until it says something again, and hands on what it says', async () => {
    const before = state({ seq: 1, intake: { sex: 'female' } });
    const { signaling, onConfirmed, follow } = await recordOn({ linked: false, isOpen: true, before });
    const record = follow();
    expect(record.state.getSnapshot()).toMatchObject({ confirmed: before, intake: { sex: 'female' } });
    expect(onConfirmed).not.toHaveBeenCalled();
    signaling.restore();
    await vi.waitFor(() => {
      expect(record.state.getSnapshot()?.intake).toEqual({});
    });
    expect(onConfirmed).toHaveBeenCalledWith(expect.objectContaining({ intake: {} }));
  });
});
