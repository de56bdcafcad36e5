import type { types } from 'mediasoup-client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '../errors/appError.ts';
import { TransportHealer } from './transportHealer.ts';

type Listener = (state: types.ConnectionState) => void;

/** The part of mediasoup-client's transport that the healer uses. */
class FakeTransport {
  #onState: Listener = () => undefined;
  #onClose = (): void => undefined;
  readonly observer = {
    once: (_event: 'close', listener: () => void) => {
      this.#onClose = listener;
    },
  };
  connectionState: types.ConnectionState = 'connected';
  closed = false;
  readonly restartIce = vi.fn(() => Promise.resolve());

  on(_event: 'connectionstatechange', listener: Listener): void {
    this.#onState = listener;
  }

  become(state: types.ConnectionState): void {
    this.connectionState = state;
    this.#onState(state);
  }

  close(): void {
    this.closed = true;
    this.#onClose();
  }
}

const parameters = { usernameFragment: 'u', password: 'p' } as types.IceParameters;
let transport: FakeTransport;
const ask = vi.fn<() => Promise<types.IceParameters>>();
const onGivenUp = vi.fn();
const onHeard = vi.fn<(isHeard: boolean) => void>();
/** What comes from the server: life while `isAlive`. */
let isAlive = true;
let heard = 0;
let linkIsBack = (): void => undefined;

beforeEach(() => {
  vi.useFakeTimers();
  ask.mockReset().mockResolvedValue(parameters);
  onGivenUp.mockReset();
  onHeard.mockReset();
  transport = new FakeTransport();
  isAlive = true;
  new TransportHealer({
    transport: transport as unknown as types.Transport,
    restartIce: ask,
    heard: () => Promise.resolve(isAlive ? ++heard : heard),
    onLink: (handler) => {
      linkIsBack = handler;
      return () => undefined;
    },
    onGivenUp,
    onHeard,
  });
});
afterEach(() => vi.useRealTimers());

describe('TransportHealer', () => {
  it('lets a short cut heal by itself', async () => {
    transport.become('disconnected');
    await vi.advanceTimersByTimeAsync(1900);
    transport.become('connected');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(ask).not.toHaveBeenCalled();
  });

  it('restarts ICE at once when the transport has failed', async () => {
    transport.become('failed');
    await vi.advanceTimersByTimeAsync(0);
    expect(transport.restartIce).toHaveBeenCalledWith({ iceParameters: parameters });
  });

  it('goes on asking for as long as there is no link, without giving up', async () => {
    ask.mockRejectedValue(new AppError('disconnected', 'no link'));
    transport.become('failed');
    await vi.advanceTimersByTimeAsync(10 * 60_000);
    expect(onGivenUp).not.toHaveBeenCalled();
    expect(ask.mock.calls.length).toBeGreaterThan(100);
    ask.mockResolvedValue(parameters);
    await vi.advanceTimersByTimeAsync(5000);
    expect(transport.restartIce).toHaveBeenCalledTimes(1);
  });

  it('gives up after three restarts that did not connect', async () => {
    transport.become('failed');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(transport.restartIce).toHaveBeenCalledTimes(3);
    expect(onGivenUp).toHaveBeenCalledTimes(1);
  });

  it('[MD11] does not give a transport up while its way is dead, because a new one would come no further', async () => {
    isAlive = false;
    transport.become('failed');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(transport.restartIce.mock.calls.length).toBeGreaterThan(3);
    isAlive = true;
    transport.become('connected');
    await vi.advanceTimersByTimeAsync(5 * 60_000);
    expect(onGivenUp).not.toHaveBeenCalled();
  });

  it('[MD11] gives up in the end when no restart is ever answered: it may be this end that is stuck', async () => {
    isAlive = false;
    transport.become('failed');
    await vi.advanceTimersByTimeAsync(5 * 60_000);
    expect(onGivenUp).toHaveBeenCalledTimes(1);
  });

  it('[MD11] finds a new way when nothing is heard, although the transport says that it is connected', async () => {
    isAlive = false;
    await vi.advanceTimersByTimeAsync(8000);
    expect(transport.restartIce).toHaveBeenCalledTimes(1);
    isAlive = true;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(transport.restartIce).toHaveBeenCalledTimes(1);
    expect(onGivenUp).not.toHaveBeenCalled();
  });

  it('[MD11] does not take "connected" for healed while nothing is heard', async () => {
    isAlive = false;
    transport.become('failed');
    transport.restartIce.mockImplementation(() => {
      transport.become('connected');
      return Promise.resolve();
    });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(transport.restartIce).toHaveBeenCalledTimes(3);
    expect(onGivenUp).toHaveBeenCalled();
  });

  it('[MD12] tells that nothing is heard, although the transport says that it is connected, and that it is heard again', async () => {
    await vi.advanceTimersByTimeAsync(3000);
    isAlive = false;
    await vi.advanceTimersByTimeAsync(8000);
    expect(onHeard.mock.calls).toEqual([[true], [false]]);
    isAlive = true;
    await vi.advanceTimersByTimeAsync(2000);
    expect(onHeard).toHaveBeenLastCalledWith(true);
  });

  it('[MD12] says nothing about a transport that was never used', async () => {
    isAlive = false;
    transport.become('new');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(onHeard).not.toHaveBeenCalled();
  });

  it('[MD11] starts anew at once when the server no longer has the transport', async () => {
    ask.mockRejectedValue(new AppError('not-found', 'this session has no such transport'));
    transport.become('failed');
    await vi.advanceTimersByTimeAsync(0);
    expect(onGivenUp).toHaveBeenCalledTimes(1);
  });

  it('does not wait for its next try when the link is back', async () => {
    ask.mockRejectedValueOnce(new AppError('disconnected', 'no link'));
    transport.become('failed');
    await vi.advanceTimersByTimeAsync(100);
    expect(transport.restartIce).not.toHaveBeenCalled();
    linkIsBack();
    await vi.advanceTimersByTimeAsync(0);
    expect(transport.restartIce).toHaveBeenCalledTimes(1);
  });

  // What happened: after a tunnel of 20 s the socket was back within 30 ms, and the picture waited two more seconds for what could not heal by itself.
  it('[MD11] gives what is only disconnected a moment, and no more, once there is a link again', async () => {
    transport.become('disconnected');
    linkIsBack();
    await vi.advanceTimersByTimeAsync(300);
    expect(transport.restartIce).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(300);
    expect(transport.restartIce).toHaveBeenCalledTimes(1);
  });

  it('[MD11] takes a new link as proof that a silent way is dead', async () => {
    isAlive = false;
    await vi.advanceTimersByTimeAsync(2000);
    linkIsBack();
    await vi.advanceTimersByTimeAsync(300);
    expect(transport.restartIce).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(300);
    expect(transport.restartIce).toHaveBeenCalledTimes(1);
  });

  it('[MD11] restarts nothing when the way is heard again right after the link', async () => {
    isAlive = false;
    await vi.advanceTimersByTimeAsync(3000);
    isAlive = true;
    linkIsBack();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(transport.restartIce).not.toHaveBeenCalled();
  });

  // What happened: a worker died while its transport was being listened to, and the tablet's page with it: a closed transport has no statistics.
  it('asks nothing of a transport that was closed while it was listened to', async () => {
    isAlive = false;
    await vi.advanceTimersByTimeAsync(2000);
    linkIsBack();
    await vi.advanceTimersByTimeAsync(100);
    transport.close();
    isAlive = true;
    const heardBefore = heard;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(heard).toBe(heardBefore);
    expect(ask).not.toHaveBeenCalled();
  });

  it('[MD11] does not take a new link for life', async () => {
    isAlive = false;
    await vi.advanceTimersByTimeAsync(2000);
    linkIsBack();
    await vi.advanceTimersByTimeAsync(5000);
    expect(transport.restartIce).toHaveBeenCalledTimes(1);
  });

  it('does nothing more once the transport is closed', async () => {
    transport.become('disconnected');
    transport.close();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(ask).not.toHaveBeenCalled();
  });
});
