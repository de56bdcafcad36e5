import { describe, expect, it } from 'vitest';
import { preferredLayers } from './preferredLayers.ts';
import {
  isHeard,
  refusalFrom,
  TALKBACK_OFF,
  talkbackAfter,
  type TalkbackEvent,
  type TalkbackState,
} from './talkbackState.ts';

const OPEN = { type: 'open-toggled' } as const;
const PRESS = { type: 'held', isHeld: true } as const;
const RELEASE = { type: 'held', isHeld: false } as const;

function after(...events: TalkbackEvent[]): TalkbackState {
  return events.reduce(talkbackAfter, TALKBACK_OFF);
}
const ready = (...events: TalkbackEvent[]) => after({ type: 'asked' }, { type: 'granted' }, ...events);

describe('the own voice', () => {
  it('is silent when the microphone is granted, until somebody chooses to speak', () => {
    expect(isHeard(ready())).toBe(false);
    expect(isHeard(ready(OPEN))).toBe(true);
    expect(isHeard(ready(PRESS))).toBe(true);
  });

  it('falls silent when the key is released', () => {
    expect(isHeard(ready(PRESS, RELEASE))).toBe(false);
  });

  it('stays open when a key was pressed and released meanwhile', () => {
    expect(isHeard(ready(OPEN, PRESS, RELEASE))).toBe(true);
  });

  it('is not heard without a microphone, whatever is pressed', () => {
    expect(isHeard(after(PRESS, OPEN))).toBe(false);
    expect(isHeard(after({ type: 'refused', why: 'denied' }, PRESS))).toBe(false);
  });

  it('is not heard when the answer comes after it was stopped', () => {
    expect(after({ type: 'asked' }, { type: 'stopped' }, { type: 'granted' })).toEqual(TALKBACK_OFF);
  });

  it.each([
    ['NotAllowedError', 'denied'],
    ['NotFoundError', 'no-device'],
    ['NotReadableError', 'failed'],
  ])('says for %s what the person can do: %s', (name, why) => {
    expect(refusalFrom(Object.assign(new Error('refused'), { name }))).toBe(why);
  });
});

describe('the layer of the picture', () => {
  it.each([
    [160, 1, 0],
    [384, 1, 0],
    [385, 1, 1],
    [700, 1, 1],
    [400, 2, 2],
    [3000, 1, 2],
  ])('for a tile of %i px at ratio %i is %i', (width, ratio, spatial) => {
    expect(preferredLayers(width, ratio)).toEqual({ spatial, temporal: 2 });
  });
});
