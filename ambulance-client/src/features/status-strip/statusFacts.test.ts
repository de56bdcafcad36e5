import { describe, expect, it } from 'vitest';
import { factsOf } from './statusFacts.ts';
import type { StatusSnapshot } from './statusModel.ts';

const status = (changes: Partial<StatusSnapshot>): StatusSnapshot => ({
  link: 'ready',
  linkLostMs: null,
  ecg: { kind: 'running', acknowledgedAgeMs: 300 },
  framesWaiting: 0,
  changesWaiting: 0,
  isEarlierEcgWaiting: false,
  isDurable: true,
  room: { hours: 200, isProtected: true },
  battery: { percent: 81, isCharging: false },
  camera: 'on',
  microphone: 'on',
  ...changes,
});
const write = { seconds: (seconds: number) => seconds.toFixed(1), duration: (ms: number) => `${ms} ms` };
const factOf = (changes: Partial<StatusSnapshot>, id: string) =>
  factsOf(status(changes), write).find((fact) => fact.id === id);

describe('the status strip', () => {
  it('calls the ECG live only while the server confirms it', () => {
    expect(factOf({}, 'ecg')).toMatchObject({ tone: 'live', values: { age: '0.3' } });
    expect(factOf({ ecg: { kind: 'running', acknowledgedAgeMs: 12_000 } }, 'ecg')).toMatchObject({
      tone: 'stale',
      values: { age: '12.0' },
    });
    expect(factOf({ ecg: { kind: 'running', acknowledgedAgeMs: null } }, 'ecg')?.key).toBe(
      'status.ecg.notYet',
    );
  });

  it('says for how long there has been no link, where that is known', () => {
    expect(factOf({}, 'link')).toMatchObject({ key: 'status.link.ready', tone: 'live' });
    expect(factOf({ link: 'connecting', linkLostMs: 34_000 }, 'link')).toMatchObject({
      key: 'status.link.lost',
      values: { for: '34000 ms' },
      tone: 'stale',
    });
    expect(factOf({ link: 'connecting' }, 'link')?.key).toBe('status.link.connecting');
  });

  it('says how much the server does not have', () => {
    expect(factOf({ framesWaiting: 40, changesWaiting: 2 }, 'waiting')).toMatchObject({
      tone: 'waiting',
      values: { total: 42 },
    });
    expect(factOf({}, 'waiting')?.tone).toBe('done');
  });

  it('says as a fact of its own that ECG of an earlier case still waits', () => {
    expect(factOf({ isEarlierEcgWaiting: true }, 'earlier')).toMatchObject({ tone: 'waiting' });
    expect(factOf({}, 'earlier')).toBeUndefined();
  });

  it('does not call a camera live whose picture goes nowhere', () => {
    expect(factOf({}, 'camera')).toMatchObject({ key: 'status.camera.on', tone: 'live' });
    expect(factOf({ camera: 'unsent' }, 'camera')).toMatchObject({
      key: 'status.camera.unsent',
      tone: 'stale',
    });
  });

  it('does not invent a battery where the browser tells nothing', () => {
    expect(factOf({ battery: null }, 'battery')).toBeUndefined();
  });

  it('says when nothing can be kept on the device', () => {
    expect(factOf({}, 'storage')).toMatchObject({
      key: 'status.roomEnough',
      values: { hours: 48 },
      tone: 'neutral',
    });
    expect(factOf({ isDurable: false }, 'storage')?.key).toBe('status.notKept');
  });

  it('says for how long ECG can be kept, and that it is short when that is less than a shift', () => {
    expect(factOf({ room: { hours: 12, isProtected: true } }, 'storage')).toMatchObject({
      key: 'status.room',
      values: { hours: 12 },
      tone: 'neutral',
    });
    expect(factOf({ room: { hours: 11.9, isProtected: true } }, 'storage')).toMatchObject({
      key: 'status.room',
      values: { hours: 11 },
      tone: 'waiting',
    });
    expect(factOf({ room: null }, 'storage')).toBeUndefined();
    expect(factOf({ isDurable: false, room: { hours: 0, isProtected: true } }, 'storage')?.key).toBe(
      'status.notKept',
    );
  });

  it('uses no alarm colour, because nothing here is about the patient', () => {
    const worst = status({
      link: 'refused',
      isDurable: false,
      camera: 'failed',
      microphone: 'failed',
      framesWaiting: 9,
    });
    expect(factsOf(worst, write).filter(({ tone }) => tone.startsWith('alarm'))).toEqual([]);
  });
});
