import { describe, expect, it } from 'vitest';
import { assertGoodPassword } from './passwordRules.ts';

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
  ])('is not %s', (password) => {
    expect(() => {
      assertGoodPassword(password, person);
    }).toThrow('newPassword: too easily guessed');
  });

  it.each(['drie fietsen in de regen', 'k7#mPq2vX9!z', 'Visser vangt zeven haringen'])(
    'may be %s',
    (password) => {
      expect(() => {
        assertGoodPassword(password, person);
      }).not.toThrow();
    },
  );
});
