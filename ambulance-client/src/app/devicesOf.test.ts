import { describe, expect, it } from 'vitest';
import type { CallState } from '../features/call/callModel.ts';
import { devicesOf } from './devicesOf.ts';

const track = {} as MediaStreamTrack;
const on = { kind: 'on', track } as const;

const devices = (changes: Partial<CallState>) =>
  devicesOf({
    getSnapshot: () =>
      ({
        camera: on,
        microphone: on,
        isMuted: false,
        sent: ['camera', 'microphone'],
        ...changes,
      }) as CallState,
  });

describe('camera and microphone in the strip', () => {
  it.each<[Partial<CallState>, ReturnType<typeof devices>]>([
    [{}, { camera: 'on', microphone: 'on' }],
    [{ sent: [] }, { camera: 'unsent', microphone: 'unsent' }],
    [{ sent: ['microphone'] }, { camera: 'unsent', microphone: 'on' }],
    [{ isMuted: true }, { camera: 'on', microphone: 'muted' }],
    [
      { camera: { kind: 'off' }, sent: ['microphone'] },
      { camera: 'off', microphone: 'on' },
    ],
  ])('are on only while what they give goes to the server (%#)', (changes, said) => {
    expect(devices(changes)).toEqual(said);
  });
});
