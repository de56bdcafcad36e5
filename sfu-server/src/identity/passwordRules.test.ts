import { describe, expect, it } from 'vitest';
import { readBrokenPasswords } from './brokenPasswords.ts';
import { assertGoodPassword } from './passwordRules.ts';

const broken = await readBrokenPasswords();
const person = { login: 'j.visser', name: 'Dr. Johanna Visser' };

describe('[ID9] a password that somebody chooses', () => {
  it.each([
    'aaaaaaaaaaaa',
    '121212121212',
    'qwertyuiop123456',
    'abcdefghijklmnop',
    'JohannaVisser1',
    'j.visserj.visser',
    'SmartTriage2026',
    'Welkom123456',
    'wachtwoord12',
    // Broken elsewhere, as they are and made longer.
    '1qaz2wsx3edc',
    'JustinBieber',
    'Unbelievable!',
    'sunshine2026!',
    '!!!Manchester-2024',
  ])('is not %s', (password) => {
    expect(() => {
      assertGoodPassword(password, person, broken);
    }).toThrow('newPassword: too easily guessed');
  });

  it.each([
    'drie fietsen in de regen',
    'k7#mPq2vX9!z',
    'Visser vangt zeven haringen',
    'sunshine over manchester',
  ])('may be %s', (password) => {
    expect(() => {
      assertGoodPassword(password, person, broken);
    }).not.toThrow();
  });
});

it('[ID9] the list of broken passwords is there, most often found first', () => {
  expect(broken.size).toBeGreaterThan(40_000);
  expect([...broken].slice(0, 3)).toEqual(['123456', 'password', '12345678']);
});
