import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { CaseFact } from '@smart-triage/shared/domain/caseEvent';
import type { StreamId } from '@smart-triage/shared/domain/ids';
import { encodeFrame, encodeHead, type EcgFrame } from '@smart-triage/shared/ecg/frame';
import { packFrames } from '@smart-triage/shared/ecg/frameBatch';
import { anEcgFrame } from '@smart-triage/shared/testing/ecgFrames';
import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { instant } from '@smart-triage/shared/time/instant';
import { caseId, eventsOf, session } from '../../testing/cases.ts';
import { FakeSignaling } from '../../testing/fakeSignaling.ts';
import { createEcgFeed } from './ecgFeed.ts';

const CASE = caseId(1);
const OTHER_STREAM = '7f1d1c52-5c1e-4d0b-9a53-0c9a3f7be1ab' as StreamId;

/** As the crew's tablet says that it began. */
function startOf(streamId: StreamId): CaseFact {
  const { leads, rateHz, lsbNv, capturedAt } = anEcgFrame({});
  const stream = { streamId, leads: [...leads], rateHz, lsbNv, source: 'monitor', startedAt: capturedAt };
  return { type: 'ecg-started', stream } as CaseFact;
}

function batch(...frames: Partial<EcgFrame>[]): Uint8Array {
  return packFrames(frames.map((frame) => encodeFrame(anEcgFrame(frame))));
}

async function watching(recent = batch({ seq: 10 }, { seq: 11 })) {
  const signaling = new FakeSignaling();
  signaling.answer('ecg:watch', () => ({ streams: [], recent }));
  signaling.answer('ecg:read', () => ({ frames: batch() }));
  signaling.answer('ecg:unwatch', () => ({}));
  const drawn: string[] = [];
  const onError = vi.fn();
  const feed = createEcgFeed({
    signaling,
    caseId: CASE,
    onFrame: ({ seq }, part) => drawn.push(part === 'head' ? `head of ${seq}` : String(seq)),
    onError,
  });
  signaling.become(session());
  await settle();
  const receive = async (...frames: Partial<EcgFrame>[]) => {
    signaling.tell('ecg:received', { caseId: CASE, frames: batch(...frames) });
    await settle();
  };
  return { signaling, drawn, feed, receive, onError };
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('the live ECG', () => {
  it('waits until the server has some', async () => {
    const { feed } = await watching(batch());
    expect(feed.getSnapshot().kind).toBe('waiting');
  });

  it('shows the newest seconds at once and goes on from there', async () => {
    const { drawn, receive } = await watching();
    await receive({ seq: 12 });
    expect(drawn).toEqual(['10', '11', '12']);
  });

  it('draws every sample exactly as it was sent', async () => {
    const sent = anEcgFrame({ seq: 3 });
    const signaling = new FakeSignaling();
    signaling.answer('ecg:watch', () => ({ streams: [], recent: packFrames([encodeFrame(sent)]) }));
    signaling.answer('ecg:read', () => ({ frames: batch() }));
    const drawn: EcgFrame[] = [];
    createEcgFeed({
      signaling,
      caseId: CASE,
      onFrame: (frame) => drawn.push(frame),
      onError: vi.fn(),
    });
    signaling.become(session());
    await settle();
    expect(drawn).toEqual([sent]);
  });

  it('asks for the hole that a cut has left, and draws what comes', async () => {
    const { signaling, drawn, receive } = await watching();
    signaling.answer('ecg:read', ({ fromSeq }) => ({
      frames: fromSeq === 12 ? batch({ seq: 12 }, { seq: 13 }) : batch(),
    }));
    await receive({ seq: 14 });
    expect(signaling.inputsOf('ecg:read')).toContainEqual(
      expect.objectContaining({ caseId: CASE, fromSeq: 12, toSeq: 13 }),
    );
    expect(drawn.slice(-3)).toEqual(['14', '12', '13']);
  });

  it('asks for a hole once, until the link comes back', async () => {
    const { signaling, receive } = await watching(batch({ seq: 0 }));
    await receive({ seq: 5 });
    await receive({ seq: 6 });
    expect(signaling.inputsOf('ecg:read')).toHaveLength(1);
    signaling.cut();
    signaling.become(session());
    await settle();
    expect(signaling.inputsOf('ecg:read')).toHaveLength(2);
  });

  it('asks again for a hole whose answer got lost, with the link as it is', async () => {
    const { signaling, drawn } = await watching(batch({ seq: 0 }, { seq: 1 }));
    vi.useFakeTimers();
    onTestFinished(() => {
      vi.useRealTimers();
    });
    signaling.answer('ecg:read', () => {
      throw new AppError(ErrorCode.TimedOut, 'no reply');
    });
    signaling.tell('ecg:received', { caseId: CASE, frames: batch({ seq: 3 }) });
    await vi.advanceTimersByTimeAsync(0);
    signaling.answer('ecg:read', () => ({ frames: batch({ seq: 2 }) }));
    await vi.advanceTimersByTimeAsync(5000);
    expect(drawn).toEqual(['0', '1', '3', '2']);
  });

  it('[EC13] draws the head of a frame before it, and not after it', async () => {
    const { signaling, drawn, receive, feed } = await watching();
    const ahead = (frame: Partial<EcgFrame>, to = CASE) => {
      signaling.tell('ecg:ahead', { caseId: to, head: encodeHead(anEcgFrame(frame)) });
    };
    ahead({ seq: 12 });
    await receive({ seq: 12 });
    ahead({ seq: 12 });
    ahead({ seq: 13 }, caseId(2));
    ahead({ seq: 0, streamId: OTHER_STREAM });
    expect(drawn).toEqual(['10', '11', 'head of 12', '12']);
    signaling.tell('ecg:ahead', { caseId: CASE, head: encodeFrame(anEcgFrame({ seq: 13 })) });
    expect(feed.getSnapshot().damaged).toBe(1);
  });

  it('draws a frame that comes twice once', async () => {
    const { drawn, receive } = await watching();
    await receive({ seq: 11 }, { seq: 12 });
    expect(drawn.filter((seq) => seq === '11')).toHaveLength(1);
  });

  it('counts a damaged frame and does not draw it', async () => {
    const { signaling, drawn, feed } = await watching();
    const bytes = encodeFrame(anEcgFrame({ seq: 12 }));
    bytes[60] = (bytes[60] ?? 0) ^ 1;
    signaling.tell('ecg:received', { caseId: CASE, frames: packFrames([bytes]) });
    expect(drawn).not.toContain('12');
    expect(feed.getSnapshot().damaged).toBe(1);
  });

  it('starts anew with a newer stream and leaves the backlog of the old one alone', async () => {
    const { drawn, receive, feed } = await watching();
    await receive({ streamId: OTHER_STREAM, seq: 0, capturedAt: instant(1_700_000_100_000) });
    await receive({ seq: 12 });
    expect(drawn).toEqual(['10', '11', '0']);
    expect(feed.getSnapshot().stream?.streamId).toBe(OTHER_STREAM);
  });

  // What happened: the tablet's clock was set back and its page reloaded, and the desk did not follow the new stream.
  it('[EC14] follows the stream that the server heard of last, whatever the clock of the tablet says', async () => {
    const { drawn, receive, feed } = await watching();
    await receive({ streamId: OTHER_STREAM, seq: 0, capturedAt: instant(1_600_000_000_000) });
    await receive({ seq: 12 });
    expect(drawn).toEqual(['10', '11', '0']);
    expect(feed.getSnapshot().stream?.streamId).toBe(OTHER_STREAM);
  });

  it('[EC14] does not follow the backlog of a stream that began before, however late its clock', async () => {
    const followed = anEcgFrame({ seq: 10 });
    const backlog = { streamId: OTHER_STREAM, seq: 0, capturedAt: instant(1_900_000_000_000) };
    const { signaling, drawn, receive } = await watching(batch());
    const described = (streamId: StreamId) => ({ streamId, lastSeq: 10, gaps: [] });
    signaling.answer('ecg:watch', () => ({
      streams: [described(OTHER_STREAM), described(followed.streamId)],
      recent: packFrames([encodeFrame(followed)]),
    }));
    signaling.cut();
    signaling.become(session());
    await settle();
    await receive(backlog);
    expect(drawn).toEqual(['10']);
  });

  it('[EC14] knows two streams that began in a dead zone in the order in which they did', async () => {
    const newest = 'b3a1f3e2-4f0a-4f43-9e6e-6f1b0f0d8c11' as StreamId;
    const { signaling, drawn, receive } = await watching();
    for (const [index, streamId] of [OTHER_STREAM, newest].entries()) {
      const [event] = eventsOf(CASE, [{ fact: startOf(streamId), afterMs: index }]).slice(-1);
      signaling.tell('case:changed', { event: event! });
    }
    await receive({ streamId: newest, seq: 0 });
    await receive({ streamId: OTHER_STREAM, seq: 5 });
    expect(drawn).toEqual(['10', '11', '0']);
  });

  it('asks again for the ECG when the first answer is lost, with the link as it is', async () => {
    vi.useFakeTimers();
    onTestFinished(() => {
      vi.useRealTimers();
    });
    const signaling = new FakeSignaling();
    signaling.answer('ecg:watch', () => {
      throw new AppError(ErrorCode.TooMany, 'not now');
    });
    signaling.answer('ecg:read', () => ({ frames: batch() }));
    const drawn: number[] = [];
    const onFrame = ({ seq }: EcgFrame): unknown => drawn.push(seq);
    createEcgFeed({ signaling, caseId: CASE, onFrame, onError: vi.fn() });
    signaling.become(session());
    await vi.advanceTimersByTimeAsync(0);
    signaling.answer('ecg:watch', () => ({ streams: [], recent: batch({ seq: 3 }) }));
    await vi.advanceTimersByTimeAsync(5000);
    expect(drawn).toEqual([3]);
  });

  it('does not draw the ECG of another patient', async () => {
    const { signaling, drawn } = await watching();
    signaling.tell('ecg:received', { caseId: caseId(2), frames: batch({ seq: 12 }) });
    expect(drawn).not.toContain('12');
  });

  it('stops watching when it is closed', async () => {
    const { signaling, feed } = await watching();
    feed.close();
    expect(signaling.inputsOf('ecg:unwatch')).toEqual([{ caseId: CASE }]);
    expect(signaling.listeners()).toBe(0);
  });

  it('reports a batch that cannot be read and goes on', async () => {
    const { signaling, onError, drawn, receive } = await watching();
    signaling.tell('ecg:received', { caseId: CASE, frames: new Uint8Array([9, 9, 9]) });
    await receive({ seq: 12 });
    expect(onError).toHaveBeenCalledOnce();
    expect(drawn).toContain('12');
  });
});
