import { describe, expect, it } from 'vitest';
import { pictureState } from './pictureState.ts';

describe('pictureState', () => {
  it.each([
    [false, null, { kind: 'no-camera' }],
    [false, 10, { kind: 'no-camera' }],
    [true, null, { kind: 'connecting' }],
    [true, 0, { kind: 'live' }],
    [true, 1999, { kind: 'live' }],
    [true, 2000, { kind: 'frozen', seconds: 2 }],
    [true, 12_700, { kind: 'frozen', seconds: 12 }],
  ])('stream %s with a frame %s ms old is %o', (hasStream, age, state) => {
    expect(pictureState(hasStream, age)).toEqual(state);
  });
});
