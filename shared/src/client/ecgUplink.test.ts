import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CaseId, StreamId } from '../domain/ids.ts';
import { unpackFrames } from '../ecg/frameBatch.ts';
import { createFakeSignaling } from '../testing/fakeSignaling.ts';
import { addMs, instant } from '../time/instant.ts';
import { type EcgLog, type KeptFrame, memoryEcgLog } from './ecgLog.ts';
import { EcgUplink } from './ecgUplink.ts';

const CASE = '6f9d3b1c-0b6e-4b52-9a51-5f3f5a6f0a01' as CaseId;
const OTHER_CASE = '6f9d3b1c-0b6e-4b52-9a51-5f3f5a6f0a02' as CaseId;
const STREAM = '6f9d3b1c-0b6e-4b52-9a51-5f3f5a6f0a99' as StreamId;
const START = instant(1_000_000);

function frame(seq: number): Omit<KeptFrame, 'caseId'> {
  const capturedUntil = addMs(START, seq * 100);
  return { streamId: STREAM, seq, capturedUntil, bytes: new Uint8Array([seq >> 8, seq & 0xff]) };
}

const seqOf = (bytes: Uint8Array): number => (bytes[0] ?? 0) * 256 + (bytes[1] ?? 0);

/** A channel that takes everything and delivers it only while `isAlive`. */
function createChannel() {
  const delivered: number[] = [];
  const channel = {
    readyState: 'open',
    bufferedAmount: 0,
    isAlive: true,
    delivered,
    send: (bytes: Uint8Array) => {
      if (channel.isAlive) delivered.push(seqOf(bytes));
      else channel.bufferedAmount += bytes.length;
    },
  };
  return channel;
}

type Options = {
  linked?: boolean;
  log?: EcgLog;
  heldBack?: Set<StreamId>;
  onDeadChannel?: () => void;
};

async function uplinkOn(options: Options = {}) {
  const pushed: number[] = [];
  const signaling = createFakeSignaling((_, input) => {
    const { frames } = input as { frames: Uint8Array };
    pushed.push(...unpackFrames(frames).map(seqOf));
    return {};
  }, options.linked ?? true);
  const log = options.log ?? memoryEcgLog();
  const uplink = await EcgUplink.create({
    caseId: CASE,
    log,
    clock: { now: () => instant(Date.now()) },
    signaling: signaling.client,
    isHeldBack: (streamId) => options.heldBack?.has(streamId) ?? false,
    ...(options.onDeadChannel && { onDeadChannel: options.onDeadChannel }),
  });
  opened.push(uplink);
  const acknowledge = (through: number, ranges: [number, number][] = []) => {
    signaling.notify('ecg:acknowledged', { streamId: STREAM, through, ranges });
  };
  return { uplink, signaling, log, pushed, acknowledge };
}

let opened: EcgUplink[] = [];
beforeEach(() => {
  vi.useFakeTimers();
  opened = [];
});
afterEach(() => {
  for (const uplink of opened) void uplink.close();
  vi.useRealTimers();
});

describe('the ECG uplink', () => {
  it('sends each frame once while it is answered', async () => {
    const { uplink, acknowledge } = await uplinkOn();
    const channel = createChannel();
    uplink.useChannel(channel);
    for (let seq = 0; seq < 20; seq++) {
      uplink.append(frame(seq));
      acknowledge(seq);
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(channel.delivered).toEqual(Array.from({ length: 20 }, (_, seq) => seq));
    expect(uplink.state.getSnapshot().waiting).toBe(0);
  });

  // What happened: after five minutes without a link the channel called itself open, kept 64 kB that never left, and took nothing more. Nothing in it was ever late, and 1,600 frames
  // waited for it beside a socket that stood idle.
  it('[EC5] turns from a channel that is full of what nobody answers, and tells that it is dead', async () => {
    const onDeadChannel = vi.fn();
    const { uplink, pushed, acknowledge } = await uplinkOn({ onDeadChannel });
    const channel = createChannel();
    channel.isAlive = false;
    channel.bufferedAmount = 70_000;
    uplink.useChannel(channel);
    let answered = 0;
    for (let seq = 0; seq < 200; seq++) {
      uplink.append({ ...frame(seq), capturedUntil: instant(Date.now()) });
      await vi.advanceTimersByTimeAsync(100);
      if (pushed.length > answered) acknowledge((answered = pushed.length) - 1);
    }
    expect(pushed.length).toBeGreaterThan(195);
    expect(onDeadChannel).toHaveBeenCalled();
    uplink.useChannel(createChannel());
    expect(uplink.state.getSnapshot().lane).toBe('channel');
  });

  it('[EC5] sends again what got lost while the clock of the tablet was set back', async () => {
    const { uplink, pushed } = await uplinkOn();
    const channel = createChannel();
    channel.isAlive = false;
    uplink.useChannel(channel);
    uplink.append(frame(0));
    vi.setSystemTime(Date.now() - 3600_000);
    await vi.advanceTimersByTimeAsync(5000);
    expect(pushed).toContain(0);
  });

  it('[EC13] sends heads while somebody watches and nothing waits in the channel, and forgets them', async () => {
    const { uplink, signaling } = await uplinkOn();
    const channel = createChannel();
    const head = (seq: number) => () => new Uint8Array([seq >> 8, seq & 0xff]);
    const read = vi.fn(head(1));
    uplink.useChannel(channel);
    uplink.sendAhead(read);
    expect(read).not.toHaveBeenCalled();
    signaling.notify('ecg:watched', { caseId: CASE });
    uplink.sendAhead(head(2));
    channel.bufferedAmount = 1;
    uplink.sendAhead(head(3));
    channel.bufferedAmount = 0;
    await vi.advanceTimersByTimeAsync(1900);
    uplink.sendAhead(head(4));
    await vi.advanceTimersByTimeAsync(200);
    uplink.sendAhead(head(5));
    expect(channel.delivered).toEqual([2, 4]);
    expect(uplink.state.getSnapshot().waiting).toBe(0);
  });

  it('[EC13] sends no head over the socket, nor for another case', async () => {
    const { uplink, signaling, pushed } = await uplinkOn();
    const read = vi.fn(() => null);
    signaling.notify('ecg:watched', { caseId: CASE });
    uplink.sendAhead(read);
    expect(pushed).toEqual([]);
    const other = await uplinkOn();
    other.uplink.useChannel(createChannel());
    other.signaling.notify('ecg:watched', { caseId: OTHER_CASE });
    other.uplink.sendAhead(read);
    expect(read).not.toHaveBeenCalled();
  });

  it('[EC5] sends again over a new channel what the old one took and nobody confirmed', async () => {
    const { uplink, acknowledge } = await uplinkOn();
    const dead = createChannel();
    uplink.useChannel(dead);
    uplink.append(frame(0));
    acknowledge(0);
    dead.isAlive = false;
    for (const seq of [1, 2, 3]) uplink.append(frame(seq));
    dead.readyState = 'closed';
    const fresh = createChannel();
    uplink.useChannel(fresh);
    expect(fresh.delivered).toEqual([1, 2, 3]);
  });

  it('[EC5] keeps frames through a cut of everything and delivers them all afterwards', async () => {
    const { uplink, signaling, pushed } = await uplinkOn();
    signaling.cut();
    for (let seq = 0; seq < 300; seq++) uplink.append(frame(seq));
    expect(uplink.state.getSnapshot()).toMatchObject({ lane: 'none', waiting: 300 });
    signaling.restore();
    const channel = createChannel();
    uplink.useChannel(channel);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(new Set([...channel.delivered, ...pushed]).size).toBe(300);
    expect(uplink.state.getSnapshot().waiting).toBe(300);
  });

  /** Found at the end of the demo: a channel that closed between the look at its state and the frame ended the whole program. */
  it('[EC5] sends over the socket what a channel threw back', async () => {
    const { uplink, pushed } = await uplinkOn();
    const send = () => {
      throw new DOMException("RTCDataChannel.readyState is not 'open'", 'InvalidStateError');
    };
    uplink.useChannel({ readyState: 'open', bufferedAmount: 0, send });
    for (let seq = 0; seq < 3; seq++) uplink.append(frame(seq));
    await vi.advanceTimersByTimeAsync(1000);
    expect(new Set(pushed)).toEqual(new Set([0, 1, 2]));
  });

  it('[EC9] sends again what is still here of a minute that differs, although it was acknowledged', async () => {
    const { uplink, acknowledge } = await uplinkOn();
    const channel = createChannel();
    uplink.useChannel(channel);
    for (const seq of [0, 1, 2]) uplink.append(frame(seq));
    acknowledge(2);
    expect(uplink.state.getSnapshot().waiting).toBe(0);
    expect(uplink.sendMinutesAgain([{ streamId: STREAM, block: 0 }])).toBe(3);
    expect(uplink.sendMinutesAgain([{ streamId: STREAM, block: 0 }])).toBe(0);
    expect(uplink.sendMinutesAgain([{ streamId: STREAM, block: 7 }])).toBe(0);
    await vi.advanceTimersByTimeAsync(500);
    expect(channel.delivered).toEqual([0, 1, 2, 0, 1, 2]);
    acknowledge(2);
    expect(uplink.state.getSnapshot().waiting).toBe(0);
  });

  it('forgets a frame only when it is acknowledged, alone or in a range', async () => {
    const { uplink, acknowledge, log } = await uplinkOn();
    uplink.useChannel(createChannel());
    for (let seq = 0; seq < 6; seq++) uplink.append(frame(seq));
    await vi.advanceTimersByTimeAsync(600);
    acknowledge(1, [[4, 4]]);
    await vi.advanceTimersByTimeAsync(0);
    expect(uplink.state.getSnapshot().waiting).toBe(3);
    await vi.waitFor(async () => {
      const kept = await log.newest(CASE, Infinity);
      expect(kept.map(({ seq }) => seq)).toEqual([5, 3, 2]);
    });
  });

  it('[EC5] finds what was not acknowledged again after a reload', async () => {
    const { uplink, log, acknowledge } = await uplinkOn();
    uplink.useChannel(createChannel());
    for (let seq = 0; seq < 4; seq++) uplink.append(frame(seq));
    acknowledge(1);
    await vi.advanceTimersByTimeAsync(0);
    await uplink.close();
    const reloaded = await uplinkOn({ log });
    const channel = createChannel();
    reloaded.uplink.useChannel(channel);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(new Set([...channel.delivered, ...reloaded.pushed])).toEqual(new Set([2, 3]));
  });

  it('sends again what nobody confirmed in time, over the socket when the channel went silent', async () => {
    const { uplink, pushed } = await uplinkOn();
    const channel = createChannel();
    uplink.useChannel(channel);
    channel.isAlive = false;
    uplink.append(frame(0));
    await vi.advanceTimersByTimeAsync(5000);
    expect(uplink.state.getSnapshot().lane).toBe('socket');
    expect(pushed).toContain(0);
  });

  // What happened: after a tunnel of 3 s the channel stayed silent for another 1.4 s, in the back-off of its own losses, and the socket stood idle.
  it('[EC5] sends all over the socket after a second without an answer over the channel', async () => {
    const { uplink, pushed } = await uplinkOn();
    const channel = createChannel();
    uplink.useChannel(channel);
    channel.isAlive = false;
    for (let seq = 0; seq < 30; seq++) {
      uplink.append({ ...frame(seq), capturedUntil: instant(Date.now()) });
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(pushed).toEqual(Array.from({ length: 30 }, (_, seq) => seq));
  });

  it('[EC5] takes the socket first when the link is back and nothing has answered since', async () => {
    const { uplink, signaling, pushed } = await uplinkOn();
    const channel = createChannel();
    uplink.useChannel(channel);
    channel.isAlive = false;
    signaling.cut();
    for (let seq = 0; seq < 30; seq++) uplink.append(frame(seq));
    await vi.advanceTimersByTimeAsync(30_000);
    signaling.restore();
    expect(uplink.state.getSnapshot().lane).toBe('socket');
    await vi.advanceTimersByTimeAsync(1000);
    expect(new Set(pushed).size).toBe(30);
  });

  it('uses the socket while there is no channel', async () => {
    const { uplink, pushed } = await uplinkOn();
    uplink.append(frame(0));
    await vi.advanceTimersByTimeAsync(0);
    expect(pushed).toEqual([0]);
  });

  it('sends the newest frames first after an outage, then the backlog', async () => {
    const big = (seq: number) => ({ ...frame(seq), bytes: new Uint8Array(8000).fill(seq) });
    const { uplink, signaling } = await uplinkOn({ linked: false });
    for (let seq = 0; seq < 6; seq++) uplink.append(big(seq));
    signaling.restore();
    const order: number[] = [];
    const channel = {
      readyState: 'open',
      bufferedAmount: 0,
      send: (bytes: Uint8Array) => void order.push(bytes[0] ?? -1),
    };
    uplink.useChannel(channel);
    expect(order).toEqual([4, 5, 2, 3, 0, 1]);
  });

  it('holds frames back until the server knows their stream', async () => {
    const heldBack = new Set([STREAM]);
    const { uplink } = await uplinkOn({ heldBack });
    const channel = createChannel();
    uplink.useChannel(channel);
    uplink.append(frame(0));
    expect(channel.delivered).toEqual([]);
    heldBack.clear();
    uplink.release();
    expect(channel.delivered).toEqual([0]);
  });

  it('does not fill a channel that does not drain', async () => {
    const { uplink } = await uplinkOn();
    const channel = createChannel();
    uplink.useChannel(channel);
    channel.isAlive = false;
    for (let seq = 0; seq < 100; seq++) uplink.append({ ...frame(seq), bytes: new Uint8Array(4000) });
    expect(channel.bufferedAmount).toBeLessThan(100_000);
    expect(uplink.state.getSnapshot().waiting).toBe(100);
  });

  it('[EC7] sends a backlog at a bounded rate, at least ten times real time, and what is live before it', async () => {
    vi.setSystemTime(START);
    const { uplink, signaling, acknowledge } = await uplinkOn({ linked: false });
    for (let seq = 0; seq < 3000; seq++) uplink.append(frame(seq - 3000 + 10_000));
    vi.setSystemTime(addMs(START, 10_000 * 100));
    signaling.restore();
    const channel = createChannel();
    uplink.useChannel(channel);
    for (let answers = 0; answers < 6; answers++) {
      await vi.advanceTimersByTimeAsync(500);
      acknowledge(0);
    }
    const live = frame(10_030);
    uplink.append(live);
    expect(channel.delivered.at(-1)).toBe(10_030);
    const perSecond = (channel.delivered.length - 1) / 3;
    expect(perSecond).toBeGreaterThan(100);
    expect(perSecond).toBeLessThan(300);
  });

  it('[EC8] writes frames down in batches, and not those that were confirmed before', async () => {
    const batches: number[][] = [];
    const memory = memoryEcgLog();
    const log: EcgLog = {
      ...memory,
      append: (frames) => {
        batches.push(frames.map(({ seq }) => seq));
        return memory.append(frames);
      },
    };
    const { uplink, acknowledge } = await uplinkOn({ log });
    uplink.useChannel(createChannel());
    for (const seq of [0, 1, 2, 3]) uplink.append(frame(seq));
    acknowledge(1);
    await vi.advanceTimersByTimeAsync(600);
    // Hashing takes real time, which no stepped clock brings forward.
    await vi.waitFor(() => {
      expect(batches).toEqual([[2, 3]]);
    });
  });

  it('[EC8] tries again what the device did not take, and says when it does', async () => {
    const memory = memoryEcgLog();
    let isFull = true;
    const log: EcgLog = {
      ...memory,
      append: (frames) => (isFull ? Promise.reject(new Error('quota')) : memory.append(frames)),
    };
    const { uplink } = await uplinkOn({ log, linked: false });
    uplink.append(frame(0));
    await vi.advanceTimersByTimeAsync(600);
    await vi.waitFor(() => {
      expect(uplink.state.getSnapshot().isDurable).toBe(false);
    });
    isFull = false;
    await vi.advanceTimersByTimeAsync(600);
    await vi.waitFor(() => {
      expect(uplink.state.getSnapshot().isDurable).toBe(true);
    });
    expect(await log.newest(CASE, Infinity)).toHaveLength(1);
  });

  it('does not take a slow lane for a dead one while it is answered', async () => {
    const { uplink, acknowledge } = await uplinkOn();
    const channel = createChannel();
    uplink.useChannel(channel);
    for (let seq = 0; seq < 60; seq++) {
      uplink.append(frame(seq));
      acknowledge(seq - 50);
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(channel.delivered).toHaveLength(60);
    expect(uplink.state.getSnapshot().lane).toBe('channel');
  });

  it('goes on sending when the device cannot write, and says that frames are not kept', async () => {
    const log = { ...memoryEcgLog(), append: () => Promise.reject(new Error('quota')) };
    const { uplink } = await uplinkOn({ log });
    const channel = createChannel();
    uplink.useChannel(channel);
    uplink.append(frame(0));
    await vi.advanceTimersByTimeAsync(600);
    expect(channel.delivered).toEqual([0]);
    await vi.waitFor(() => {
      expect(uplink.state.getSnapshot().isDurable).toBe(false);
    });
  });

  it('[EC5] delivers a dead zone of hours, of which only minutes stand in memory', async () => {
    const memory = memoryEcgLog();
    const asked: number[] = [];
    const log: EcgLog = {
      ...memory,
      newest: (caseId, limit, until) => {
        asked.push(limit);
        return memory.newest(caseId, limit, until);
      },
    };
    vi.setSystemTime(addMs(START, 9_000_000));
    const frames = 8000;
    const { uplink, signaling } = await uplinkOn({ log, linked: false });
    for (let seq = 0; seq < frames; seq++) uplink.append(frame(seq));
    await vi.advanceTimersByTimeAsync(2000);
    expect(uplink.state.getSnapshot().waiting).toBe(frames);
    const channel = createChannel();
    const arrived = new Set<number>();
    const send = (bytes: Uint8Array): void => {
      const seq = seqOf(bytes);
      arrived.add(seq);
      queueMicrotask(() => {
        signaling.notify('ecg:acknowledged', { streamId: STREAM, through: -1, ranges: [[seq, seq]] });
      });
    };
    uplink.useChannel({ ...channel, send });
    await vi.advanceTimersByTimeAsync(50_000);
    expect(arrived.size).toBe(frames);
    expect(uplink.state.getSnapshot().waiting).toBe(0);
    expect(await log.count(CASE)).toBe(0);
    expect(asked.length).toBeGreaterThan(2);
    expect(Math.max(...asked)).toBeLessThan(5000);
  });

  it('says up to when the ECG is confirmed', async () => {
    const { uplink, acknowledge } = await uplinkOn();
    uplink.useChannel(createChannel());
    for (const seq of [0, 1, 2]) uplink.append(frame(seq));
    acknowledge(1);
    expect(uplink.state.getSnapshot().acknowledgedUntil).toBe(frame(1).capturedUntil);
  });
});
