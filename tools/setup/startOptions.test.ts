import { expect, it } from 'vitest';
import { assertStartOptions } from './startOptions.mjs';

it.each([
  [['--prot', '1'], /--prot'?\nnpm start -- --help/],
  [['--data', '--no-demo'], /--data/],
  [['here'], /here/],
  [['--ecg', '/nowhere/12345.dat'], /there is no such file/],
])('refuses %j before anything is built, and says where the options are listed', (args, expected) => {
  expect(() => {
    assertStartOptions(args);
  }).toThrow(expected);
});

it('takes every option that the help lists', () => {
  const given = ['--port', '1', '--host=::', '--tls', '--tls-dir', 'x', '--data', 'y', '--no-demo', '--dev'];
  expect(() => {
    assertStartOptions(given);
  }).not.toThrow();
});
