import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '../errors/appError.ts';
import { ErrorCode } from '../errors/errorCode.ts';
import { createFakeSignaling } from '../testing/fakeSignaling.ts';
import { askUntilAnswered } from './askUntilAnswered.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Fails with each of these in turn, and then answers. */
function asking(...failures: (ErrorCode | null)[]) {
  const signaling = createFakeSignaling(() => ({}), false);
  const onError = vi.fn();
  const ask = vi.fn(() => {
    const code = failures.shift();
    return code ? Promise.reject(new AppError(code, 'x')) : Promise.resolve();
  });
  const asker = askUntilAnswered({ signaling: signaling.client, ask, onError });
  const link = async (): Promise<void> => {
    signaling.restore();
    await vi.advanceTimersByTimeAsync(0);
  };
  return { signaling, ask, asker, onError, link };
}

describe('[GW7] what is asked until it is answered', () => {
  it('is asked at each new link, once', async () => {
    const { ask, link, signaling } = asking();
    expect(ask).not.toHaveBeenCalled();
    await link();
    await vi.advanceTimersByTimeAsync(600_000);
    expect(ask).toHaveBeenCalledTimes(1);
    signaling.cut();
    await link();
    expect(ask).toHaveBeenCalledTimes(2);
  });

  // What happened: one answer that got lost left a screen without what it shows until the next reconnect, which may be hours away.
  it('is asked again over the same link when the answer was lost or the server could not give one', async () => {
    const { ask, link, onError } = asking(ErrorCode.TimedOut, ErrorCode.TooMany, ErrorCode.Internal);
    await link();
    await vi.advanceTimersByTimeAsync(7000);
    expect(ask).toHaveBeenCalledTimes(4);
    expect(onError).toHaveBeenCalledTimes(3);
    await vi.advanceTimersByTimeAsync(600_000);
    expect(ask).toHaveBeenCalledTimes(4);
  });

  it('is asked ever more rarely, and at least twice a minute', async () => {
    const { ask, link } = asking(...Array<ErrorCode>(60).fill(ErrorCode.Internal));
    await link();
    await vi.advanceTimersByTimeAsync(60_000);
    const inFirst = ask.mock.calls.length;
    await vi.advanceTimersByTimeAsync(600_000);
    expect(inFirst).toBeLessThan(8);
    expect(ask.mock.calls.length - inFirst).toBeGreaterThanOrEqual(20);
  });

  it('is not asked again over this link when it was refused, and not without a link', async () => {
    const { ask, link, signaling } = asking(ErrorCode.NotPermitted, ErrorCode.Disconnected);
    await link();
    await vi.advanceTimersByTimeAsync(600_000);
    expect(ask).toHaveBeenCalledTimes(1);
    await link();
    signaling.cut();
    await vi.advanceTimersByTimeAsync(600_000);
    expect(ask).toHaveBeenCalledTimes(2);
    await link();
    expect(ask).toHaveBeenCalledTimes(3);
  });

  it('is asked once more after the question that is under way, however often that is wanted', async () => {
    const { ask, asker, link } = asking();
    const answers: (() => void)[] = [];
    ask.mockImplementation(() => new Promise((resolve) => answers.push(resolve)));
    await link();
    asker.again();
    asker.again();
    expect(ask).toHaveBeenCalledTimes(1);
    answers[0]?.();
    await vi.advanceTimersByTimeAsync(0);
    expect(ask).toHaveBeenCalledTimes(2);
    answers[1]?.();
    await vi.advanceTimersByTimeAsync(600_000);
    expect(ask).toHaveBeenCalledTimes(2);
  });

  it('rests after a failure, however often it is wanted again, and asks at once over a new link', async () => {
    const { ask, asker, link, signaling } = asking(ErrorCode.Internal, ErrorCode.Internal);
    await link();
    for (let n = 0; n < 10; n++) asker.again();
    await vi.advanceTimersByTimeAsync(0);
    expect(ask).toHaveBeenCalledTimes(1);
    signaling.cut();
    await link();
    expect(ask).toHaveBeenCalledTimes(2);
  });

  it('is asked at once when the link that it was asked over went and came back before it failed', async () => {
    const { ask, link, signaling } = asking();
    const failing: (() => void)[] = [];
    ask.mockImplementationOnce(
      () =>
        new Promise((_, reject) => {
          failing.push(() => {
            reject(new AppError(ErrorCode.Disconnected, 'x'));
          });
        }),
    );
    await link();
    signaling.cut();
    await link();
    failing[0]?.();
    await vi.advanceTimersByTimeAsync(0);
    expect(ask).toHaveBeenCalledTimes(2);
  });

  it('is asked no more once it is closed', async () => {
    const { ask, asker, link } = asking(ErrorCode.TimedOut);
    await link();
    asker.close();
    asker.again();
    await link();
    await vi.advanceTimersByTimeAsync(600_000);
    expect(ask).toHaveBeenCalledTimes(1);
  });
});
