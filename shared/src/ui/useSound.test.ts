import { describe, expect, it } from 'vitest';
import { heard } from './useSound.ts';

describe('[MD12] sound', () => {
  it.each([
    ['playing', true, 'playing'],
    ['playing', false, 'silent'],
    ['refused', false, 'refused'],
    ['silent', true, 'silent'],
  ] as const)('that is %s while something arrives: %s, is said to be %s', (player, arrives, words) => {
    expect(heard(player, arrives)).toBe(words);
  });
});
