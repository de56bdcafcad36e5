import type { types } from 'mediasoup';
import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BACK_WITHIN_MS, CONNECT_WITHIN_MS, reapWhenLost } from './transportReaper.ts';

class FakeTransport extends EventEmitter {
  iceState: types.IceState = 'new';
  dtlsState: types.DtlsState = 'new';
  readonly observer = new EventEmitter();
  readonly close = vi.fn(() => this.observer.emit('close'));

  become(iceState: types.IceState, dtlsState: types.DtlsState): void {
    this.iceState = iceState;
    this.dtlsState = dtlsState;
    this.emit('icestatechange', iceState);
    this.emit('dtlsstatechange', dtlsState);
  }
}

let transport: FakeTransport;
let begin: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  transport = new FakeTransport();
  begin = reapWhenLost(transport as unknown as types.WebRtcTransport);
});
afterEach(() => vi.useRealTimers());

describe('[MD13] a transport at the server', () => {
  it('is closed when its client began and it never connected', () => {
    begin();
    transport.become('connected', 'connecting');
    vi.advanceTimersByTime(CONNECT_WITHIN_MS - 1);
    expect(transport.close).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(transport.close).toHaveBeenCalledTimes(1);
  });

  it('stays when it connected in time', () => {
    begin();
    transport.become('completed', 'connected');
    vi.advanceTimersByTime(2 * BACK_WITHIN_MS);
    expect(transport.close).not.toHaveBeenCalled();
  });

  it('waits for its first use, however long that takes', () => {
    vi.advanceTimersByTime(24 * 60 * 60_000);
    expect(transport.close).not.toHaveBeenCalled();
  });

  it('stays through a dead zone, and is closed when it does not come back', () => {
    begin();
    transport.become('completed', 'connected');
    transport.become('disconnected', 'connected');
    vi.advanceTimersByTime(BACK_WITHIN_MS - 1);
    transport.become('completed', 'connected');
    vi.advanceTimersByTime(2 * BACK_WITHIN_MS);
    expect(transport.close).not.toHaveBeenCalled();
    transport.become('disconnected', 'connected');
    vi.advanceTimersByTime(BACK_WITHIN_MS);
    expect(transport.close).toHaveBeenCalledTimes(1);
  });

  it('is left alone once somebody else has closed it', () => {
    begin();
    transport.close();
    vi.advanceTimersByTime(2 * BACK_WITHIN_MS);
    expect(transport.close).toHaveBeenCalledTimes(1);
  });
});
