import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { caseId, DOCTOR, requestId, session } from '../../testing/cases.ts';
import { FakeMedia, fakeTrack, remote } from '../../testing/fakeMedia.ts';
import { FakeSignaling } from '../../testing/fakeSignaling.ts';
import { type CallModel, createCallModel } from './callModel.ts';
import type { Picture } from './callView.ts';
import { createPictureWatch } from './pictureWatch.ts';
import { figuresOf } from './pictureFigures.ts';

const opened: CallModel[] = [];
afterEach(() => {
  for (const model of opened.splice(0)) model.close();
});

function setUp(getMicrophone: () => Promise<MediaStreamTrack> = () => Promise.resolve(fakeTrack())) {
  const signaling = new FakeSignaling();
  signaling.answer('consult:join', () => ({ seq: 2 }));
  signaling.answer('consult:leave', () => ({ seq: 3 }));
  signaling.become(session());
  const media = new FakeMedia();
  let requests = 0;
  const model = createCallModel({
    signaling,
    media,
    caseId: caseId(1),
    me: DOCTOR,
    newRequestId: () => requestId(requests++),
    getMicrophone,
    makeStream: (track) => ({ id: track.id }) as MediaStream,
    pixelRatio: () => 1,
    onPictureShown: vi.fn(),
    onError: vi.fn(),
  });
  opened.push(model);
  return { signaling, media, model };
}

describe('the call', () => {
  it('shows the ambulance’s camera and plays everyone’s voice but one’s own', () => {
    const { media, model } = setUp();
    media.live([
      remote('camera'),
      remote('microphone'),
      remote('talkback', { owner: DOCTOR, producerId: 'mine' }),
      remote('talkback', { owner: { ...DOCTOR, id: 'doctor-2' }, producerId: 'colleague' }),
    ]);
    const { picture, voices } = model.getSnapshot();
    expect(picture?.producerId).toBe('camera');
    expect(voices.map(({ producerId }) => producerId)).toEqual(['microphone', 'colleague']);
  });

  it('keeps the same stream for the same track, so that a picture does not restart', () => {
    const { media, model } = setUp();
    const camera = remote('camera');
    media.live([camera]);
    const before = model.getSnapshot().picture?.stream;
    media.live([{ ...camera, paused: true }]);
    expect(model.getSnapshot().picture?.stream).toBe(before);
  });

  it('asks for the layer that fits the tile, once, and again when the media start anew', () => {
    const { media, model } = setUp();
    model.fitPicture(600);
    media.live([remote('camera')]);
    model.fitPicture(610);
    media.live([remote('camera')], 2);
    model.fitPicture(1900);
    expect(media.told.filter((told) => told.startsWith('layer'))).toEqual([
      'layer 1 of camera',
      'layer 1 of camera',
      'layer 2 of camera',
    ]);
  });
});

describe('who is in the ambulance’s end of the call', () => {
  const silent = { arrives: false };

  it.each([
    ['its microphone arrives', [remote('camera', silent), remote('microphone')], true],
    ['it has muted itself', [remote('microphone', { ...silent, paused: true })], true],
    ['nothing of it arrives', [remote('camera', silent), remote('microphone', silent)], false],
    ['only a colleague speaks', [remote('talkback', { owner: { ...DOCTOR, id: 'doctor-2' } })], false],
    ['nobody is there', [], false],
  ])('[MS3] is known only from what comes from there: %s', (_, streams, isThere) => {
    const { media, model } = setUp();
    media.live(streams);
    expect(model.getSnapshot().ambulance).toBe(isThere ? 'there' : 'unsure');
  });
});

describe('an ambulance of which nothing comes', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('[MS3] is said to be gone after some seconds, not while a call that was just joined waits for its first packets', async () => {
    const { media, model } = setUp();
    media.live([remote('microphone', { arrives: false })]);
    await vi.advanceTimersByTimeAsync(1500);
    expect(model.getSnapshot().ambulance).toBe('unsure');
    await vi.advanceTimersByTimeAsync(3000);
    expect(model.getSnapshot().ambulance).toBe('gone');
    media.live([remote('microphone')]);
    expect(model.getSnapshot().ambulance).toBe('there');
  });
});

describe('the microphone', () => {
  it('is muted after joining, is heard while the key is down, and is muted again', async () => {
    const track = fakeTrack();
    const { media, model } = setUp(() => Promise.resolve(track));
    await model.join();
    expect(track.enabled).toBe(false);
    model.hold(true);
    expect(track.enabled).toBe(true);
    model.hold(false);
    expect(track.enabled).toBe(false);
    expect(media.told.slice(-2)).toEqual(['resume talkback', 'pause talkback']);
  });

  it('is muted again after the media had to start anew', async () => {
    const { media, model } = setUp();
    await model.join();
    media.told.length = 0;
    media.live([], 2);
    expect(media.told).toContain('pause talkback');
  });

  it('stays refused with a reason, and the place in the consult stays', async () => {
    const denied = Object.assign(new Error('no'), { name: 'NotAllowedError' });
    const { model, signaling } = setUp(() => Promise.reject(denied));
    await model.join();
    expect(model.getSnapshot().talkback).toEqual({ kind: 'refused', why: 'denied' });
    expect(signaling.inputsOf('consult:leave')).toEqual([]);
  });

  it('says so when it is unplugged', async () => {
    const track = fakeTrack();
    const { model } = setUp(() => Promise.resolve(track));
    await model.join();
    track.dispatchEvent(new Event('ended'));
    expect(model.getSnapshot().talkback).toEqual({ kind: 'refused', why: 'no-device' });
  });

  it('is given back when the consult is left', async () => {
    const track = fakeTrack();
    const { media, model } = setUp(() => Promise.resolve(track));
    await model.join();
    await model.leave();
    expect(track.readyState).toBe('ended');
    expect(media.told).toContain('stop talkback');
    expect(model.getSnapshot().talkback.kind).toBe('off');
  });

  it('is given back when the screen is left', async () => {
    const track = fakeTrack();
    const { model } = setUp(() => Promise.resolve(track));
    await model.join();
    model.close();
    expect(track.readyState).toBe('ended');
  });
});

describe('the place in the consult', () => {
  // What happened: a join that was stored, and whose answer was lost, was repeated an hour later, after leaving. The press did nothing.
  it('[CS2] is asked for anew by who has left since', async () => {
    const { model, signaling } = setUp();
    signaling.answer('consult:join', () => Promise.reject(new AppError(ErrorCode.TimedOut, 'no reply')));
    await model.join();
    signaling.answer('consult:leave', () => ({ seq: 3 }));
    await model.leave();
    signaling.answer('consult:join', () => ({ seq: 4 }));
    await model.join();
    const [first, second] = signaling.inputsOf('consult:join');
    expect(second).not.toEqual(first);
  });

  it('[CS2] repeats a join whose fate is unknown under the same requestId', async () => {
    const { signaling, model } = setUp();
    signaling.answer('consult:join', () => Promise.reject(new AppError(ErrorCode.TimedOut, 'no reply')));
    await model.join();
    expect(model.getSnapshot().place).toEqual({ kind: 'failed', act: 'join', code: 'timed-out' });
    signaling.answer('consult:join', () => ({ seq: 2 }));
    await model.join();
    expect(model.getSnapshot().place.kind).toBe('idle');
    const [first, second] = signaling.inputsOf('consult:join');
    expect(second).toEqual(first);
  });

  it('does not open the microphone of somebody who was refused', async () => {
    const { signaling, media, model } = setUp();
    signaling.answer('consult:join', () => Promise.reject(new AppError(ErrorCode.NotPermitted, 'no')));
    await model.join();
    expect(media.told).toEqual([]);
    await model.join();
    const [first, second] = signaling.inputsOf('consult:join');
    expect(second).not.toEqual(first);
  });
});

describe('figures of the picture', () => {
  it('[MD14] have the delay of both halves of the way, and none while one of them is not measured', async () => {
    let looks = 0;
    const statsOf = () => {
      looks += 1;
      const inbound = {
        id: 'I',
        type: 'inbound-rtp',
        kind: 'video',
        frameWidth: 640,
        frameHeight: 360,
        framesDecoded: looks * 10,
        totalProcessingDelay: looks * 0.5,
      };
      const way = { type: 'candidate-pair', nominated: true, currentRoundTripTime: 0.02 };
      return Promise.resolve(
        new Map<string, object>([
          ['I', inbound],
          ['P', way],
        ]) as RTCStatsReport,
      );
    };
    const look = createPictureWatch(statsOf);
    const picture = (senderDelayMs: number | null) => ({ producerId: 'camera', senderDelayMs }) as Picture;
    expect((await look(picture(30)))?.delayMs).toBeNull();
    expect((await look(picture(null)))?.delayMs).toBeNull();
    expect((await look(picture(30)))?.delayMs).toBe(50 + 10 + 30);
  });

  it('come from what the browser decoded', () => {
    const video = {
      type: 'inbound-rtp',
      kind: 'video',
      frameWidth: 640,
      frameHeight: 360,
      framesPerSecond: 29.7,
    };
    expect(
      figuresOf([
        ['a', { type: 'transport' }],
        ['b', video],
      ]),
    ).toEqual({
      width: 640,
      height: 360,
      framesPerSecond: 30,
    });
  });

  it('are absent while nothing was decoded', () => {
    expect(figuresOf([['b', { type: 'inbound-rtp', kind: 'video' }]])).toBeNull();
  });
});
