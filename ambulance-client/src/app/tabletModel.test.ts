import type { AccessKeeper, AccessState } from '@smart-triage/shared/client/accessKeeper';
import type { ServerClock } from '@smart-triage/shared/client/serverClock';
import type { SignalingClient } from '@smart-triage/shared/client/signalingClient';
import { constantStore, createStore } from '@smart-triage/shared/client/store';
import type { CaseId } from '@smart-triage/shared/domain/ids';
import type { Actor } from '@smart-triage/shared/domain/role';
import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import type { ServerState } from '@smart-triage/shared/protocol/serverState';
import { createFakeSignaling } from '@smart-triage/shared/testing/fakeSignaling';
import { instant } from '@smart-triage/shared/time/instant';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { memoryEcgLog } from '@smart-triage/shared/client/ecgLog';
import { EcgLeftovers } from '../lib/leftovers/ecgLeftovers.ts';
import { Outbox } from '../lib/outbox/outbox.ts';
import type { PhotoQueue } from '../lib/photos/photoQueue.ts';
import { memoryOutboxStore } from '../lib/outbox/outboxStore.ts';
import { aCaseState, CASE_ID, CREW } from '../testing/caseStates.ts';
import type { Dependencies } from './dependencies.ts';
import { createTabletModel } from './tabletModel.ts';

const clock = { now: () => instant(1_700_000_000_000) };
const IN: AccessState = {
  kind: 'in',
  access: { accessToken: 't', expiresAt: instant(2_000_000_000_000), actor: CREW },
};

/** A tablet whose server has `open` as its only case, and which remembers `current` from before. */
async function tablet(
  options: { open?: CaseId; current?: CaseId; access?: AccessState; before?: Actor } = {},
) {
  const access = createStore<AccessState>(options.access ?? { kind: 'unknown' });
  const known = new Set(options.open ? [options.open] : []);
  const signaling = createFakeSignaling((name, input) => {
    const { caseId } = input as { caseId: CaseId };
    if (name === 'case:open') known.add(caseId);
    if (known.has(caseId) && name.startsWith('case:')) return { case: aCaseState({ caseId }) };
    if (name.startsWith('case:')) throw new AppError(ErrorCode.NotFound, 'no such case');
    throw new AppError(ErrorCode.MediaUnavailable, name);
  });
  const [connect, comeBack] = [vi.fn(), vi.fn()];
  const client = { ...signaling.client, connect, comeBack } as unknown as SignalingClient;
  const letSleep = vi.fn();
  const paints: (() => void)[] = [];
  let last = options.before ?? null;
  const remembered = new Map<string, CaseId>(options.current ? [[CREW.id, options.current]] : []);
  const forgetStates = vi.fn(() => Promise.resolve());
  const outbox = await Outbox.create({ store: memoryOutboxStore(), signaling: client, clock });
  const ecgLog = memoryEcgLog();
  const onFault = vi.fn();
  const leftovers = new EcgLeftovers({ log: ecgLog, clock, signaling: client, outbox, onFault });
  const deps = {
    clock,
    steadyMs: () => 0,
    access: { state: access } as unknown as AccessKeeper,
    signaling: client,
    serverState: constantStore<ServerState>('running'),
    serverClock: { ...clock, offsetMs: () => null } as unknown as ServerClock,
    hospitals: () => [],
    outbox,
    duty: { state: constantStore(null), current: () => undefined },
    photos: { state: constantStore({ waiting: [], refused: [] }) } as unknown as PhotoQueue,
    ecgLog,
    leftovers,
    currentCase: {
      get: (actorId: string) => Promise.resolve(remembered.get(actorId) ?? null),
      set: (actorId: string, caseId: CaseId | null) => {
        if (caseId) remembered.set(actorId, caseId);
        else remembered.delete(actorId);
        return Promise.resolve();
      },
      state: () => Promise.resolve(null),
      keepState: () => Promise.resolve(),
      forgetStates,
    },
    lastHeard: { get: () => null, set: () => undefined },
    lastActor: { get: () => last, set: (actor: Actor | null) => (last = actor) },
    keepAwake: () => letSleep,
    holdPage: () => () => undefined,
    page: new EventTarget(),
    battery: constantStore(null),
    storageRoom: constantStore(null),
    mediaDevices: undefined,
    createDevice: () => Promise.reject(new Error('no media in this test')),
    createMonitor: () => ({
      ...constantStore({ kind: 'none' as const }),
      open: () => undefined,
      leave: () => undefined,
      close: () => undefined,
    }),
    painted: () => new Promise<void>((resolve) => void paints.push(resolve)),
    loadAssessor: () => Promise.reject(new Error('no scores in this test')),
    onFault,
  } as unknown as Dependencies;
  const model = createTabletModel(deps);
  onTestFinished(() => {
    model.close();
    void leftovers.close();
    outbox.close();
  });
  return {
    ...{ model, access, connect, comeBack, remembered, outbox, letSleep, paints, forgetStates, signaling },
    lastActor: () => last,
  };
}

describe('the tablet', () => {
  it('asks for pairing only when the server has said that it is not paired', async () => {
    const { model, access } = await tablet();
    expect(model.getSnapshot().kind).toBe('connecting');
    access.set({ kind: 'out' });
    expect(model.getSnapshot().kind).toBe('pairing');
  });

  it('connects once it is paired, and is free for a case', async () => {
    const { model, access, connect } = await tablet();
    access.set(IN);
    await vi.waitFor(() => {
      expect(model.getSnapshot()).toMatchObject({ kind: 'idle', actor: CREW, lost: null });
    });
    access.set({ ...IN });
    expect(connect).toHaveBeenCalledOnce();
  });

  it('starts a case through the outbox, so that it is kept before it is sent, and remembers it', async () => {
    const { model, remembered, outbox } = await tablet({ access: IN });
    await vi.waitFor(() => {
      expect(model.getSnapshot().kind).toBe('idle');
    });
    const added = vi.spyOn(outbox, 'add');
    await model.startCase('simulated');
    const state = model.getSnapshot();
    expect(state.kind).toBe('in-case');
    expect(added).toHaveBeenCalledWith(
      'case:open',
      expect.objectContaining({ unit: CREW.name, simulated: true, openedAt: clock.now() }),
    );
    expect(state.kind === 'in-case' && remembered.get(CREW.id) === state.desk.caseId).toBe(true);
  });

  it('opens camera and microphone only once the case is on the screen, and never for a case that was left', async () => {
    const { model, paints } = await tablet({ access: IN });
    await vi.waitFor(() => {
      expect(model.getSnapshot().kind).toBe('idle');
    });
    await model.startCase('simulated');
    const state = model.getSnapshot();
    const call = state.kind === 'in-case' ? state.desk.models.call : null;
    expect(call?.getSnapshot().camera.kind).toBe('off');
    for (const paint of paints) paint();
    // The test's browser has no devices: asked for, and refused.
    await vi.waitFor(() => {
      expect(call?.getSnapshot().camera.kind).toBe('failed');
    });
    await model.leaveCase();
    await model.startCase('simulated');
    const next = model.getSnapshot();
    await model.leaveCase();
    for (const paint of paints) paint();
    await Promise.resolve();
    expect(next.kind === 'in-case' && next.desk.models.call.getSnapshot().camera.kind).toBe('off');
  });

  it('returns to its open case after a reload', async () => {
    const { model } = await tablet({ access: IN, open: CASE_ID, current: CASE_ID });
    await vi.waitFor(() => {
      const state = model.getSnapshot();
      expect(state.kind === 'in-case' && state.desk.record.state.getSnapshot()?.confirmed?.caseId).toBe(
        CASE_ID,
      );
    });
  });

  it('forgets a case that the server does not give to it, and says so', async () => {
    const { model, remembered } = await tablet({ access: IN, current: CASE_ID });
    await vi.waitFor(() => {
      expect(model.getSnapshot()).toMatchObject({ kind: 'idle', lost: ErrorCode.NotFound });
    });
    expect(remembered.size).toBe(0);
  });

  it('is free for the next case after it left one', async () => {
    const { model, remembered, letSleep } = await tablet({ access: IN, open: CASE_ID, current: CASE_ID });
    await vi.waitFor(() => {
      expect(model.getSnapshot().kind).toBe('in-case');
    });
    expect(letSleep).not.toHaveBeenCalled();
    await model.leaveCase();
    expect(letSleep).toHaveBeenCalledOnce();
    expect(model.getSnapshot()).toMatchObject({ kind: 'idle', lost: null });
    expect(remembered.size).toBe(0);
  });

  it('starts without a link as what it was last let in as, and does not greet the server with nothing in hand', async () => {
    const { model, access, connect } = await tablet({ before: CREW });
    await vi.waitFor(() => {
      expect(model.getSnapshot()).toMatchObject({ kind: 'idle', actor: CREW });
    });
    expect(connect).not.toHaveBeenCalled();
    access.set(IN);
    expect(connect).toHaveBeenCalledOnce();
  });

  it('goes back into its open case without a link', async () => {
    const { model } = await tablet({ before: CREW, open: CASE_ID, current: CASE_ID });
    await vi.waitFor(() => {
      expect(model.getSnapshot()).toMatchObject({ kind: 'in-case', desk: { caseId: CASE_ID } });
    });
  });

  // Seen in Chromium: a tablet that had been revoked opened again, and its case came up over the screen that asked for a new code.
  it('does not draw the case that it was opening over the word that it is let in no more', async () => {
    const { model, access, letSleep } = await tablet({ before: CREW, open: CASE_ID, current: CASE_ID });
    await vi.waitFor(() => {
      expect(model.getSnapshot().kind).toBe('opening');
    });
    access.set({ kind: 'out' });
    await vi.waitFor(() => {
      expect(letSleep).toHaveBeenCalled();
    });
    expect(model.getSnapshot().kind).toBe('pairing');
  });

  it('[OB5] keeps its open case for when it is paired anew, as long as something of it waits', async () => {
    const { model, access, outbox, comeBack, forgetStates, signaling } = await tablet({
      ...{ access: IN, open: CASE_ID, current: CASE_ID },
    });
    await vi.waitFor(() => {
      expect(model.getSnapshot().kind).toBe('in-case');
    });
    signaling.cut();
    outbox.add('intake:change', { caseId: CASE_ID, changes: { ageYears: 58 } });
    access.set({ kind: 'out' });
    expect(model.getSnapshot().kind).toBe('pairing');
    access.set({ ...IN });
    await vi.waitFor(() => {
      expect(model.getSnapshot()).toMatchObject({ kind: 'in-case', desk: { caseId: CASE_ID } });
    });
    expect(comeBack).toHaveBeenCalledOnce();
    expect(forgetStates).not.toHaveBeenCalled();
  });

  it('lets go of its open case when it is let in no more and nothing of it waits', async () => {
    const { model, access, forgetStates } = await tablet({ access: IN, open: CASE_ID, current: CASE_ID });
    await vi.waitFor(() => {
      expect(model.getSnapshot().kind).toBe('in-case');
    });
    access.set({ kind: 'out' });
    await vi.waitFor(() => {
      expect(forgetStates).toHaveBeenCalledOnce();
    });
  });

  // What happened: the page was opened a second time before a new code was there, and what the server has to be told again was gone.
  it('[OB5] keeps what waits for a new pairing however often the page is opened before it', async () => {
    const { model, access, forgetStates } = await tablet({ current: CASE_ID });
    access.set({ kind: 'out', wasRevoked: true });
    expect(model.getSnapshot().kind).toBe('pairing');
    await Promise.resolve();
    expect(forgetStates).not.toHaveBeenCalled();
  });

  it('forgets what it was once the server says that it is let in no more', async () => {
    const { model, access, lastActor } = await tablet({ before: CREW });
    access.set({ kind: 'out' });
    expect(lastActor()).toBeNull();
    await vi.waitFor(() => {
      expect(model.getSnapshot().kind).toBe('pairing');
    });
  });
});
