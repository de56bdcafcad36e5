import { expect, it } from 'vitest';
import { readCommand } from './options.ts';

it('reads files and options of ecg', () => {
  expect(
    readCommand(['ecg', 'a.hea', 'a.dat', '--age', '61', '--sex', 'f', '--svg', 'o.svg', '--json']),
  ).toEqual({
    ...{ kind: 'ecg', files: ['a.hea', 'a.dat'], json: true, svg: 'o.svg' },
    ...{ ageYears: 61, sex: 'female' },
  });
});

it('leaves age and sex to the file when they are not given', () => {
  expect(readCommand(['ecg', 'a.scp'])).toEqual({ kind: 'ecg', files: ['a.scp'], json: false, svg: null });
});

it.each([
  [[], /ecg or risk/],
  [['ecg'], /needs a file/],
  [['ecg', 'a', '--age', '-1'], /argument|age/],
  [['ecg', 'a', '--age', '130'], /0 to 120/],
  [['ecg', 'a', '--sex', 'x'], /m or f/],
  [['risk', 'a', 'b'], /one file/],
  [['risk', 'a', '--svg', 'o'], /are for ecg/],
  [['risk', '--unknown'], /unknown/],
])('says what is wrong with %j', (args, why) => {
  const command = readCommand(args);
  expect(command.kind === 'wrong' ? command.why : command.kind).toMatch(why);
});
