import { describe, expect, it } from 'vitest';
import { createFakeSignaling } from '../testing/fakeSignaling.ts';
import { watchServerState } from './watchServerState.ts';

describe('the state of the server', () => {
  it('[ST3] is what it last said, until another connection says otherwise', () => {
    const signaling = createFakeSignaling(() => ({}));
    const watched = watchServerState(signaling.client);
    expect(watched.getSnapshot()).toBe('running');
    signaling.notify('server:changed', { state: 'disk-nearly-full' });
    expect(watched.getSnapshot()).toBe('disk-nearly-full');
    signaling.cut();
    expect(watched.getSnapshot()).toBe('disk-nearly-full');
    signaling.restore();
    expect(watched.getSnapshot()).toBe('running');
    watched.close();
    signaling.notify('server:changed', { state: 'stopping' });
    expect(watched.getSnapshot()).toBe('running');
  });
});
