import { glob, readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { inRoot } from './paths.mjs';

/** Items of levels 1 and 2 by section, as OWASP ASVS 5.0.0 numbers them: how many from the first on. What is of level 3 stands behind them in each section. */
const LEVEL_2: Record<string, number> = {
  ...{ '1.1': 2, '1.2': 9, '1.3': 11, '1.4': 3, '1.5': 2 },
  ...{ '2.1': 3, '2.2': 3, '2.3': 4, '2.4': 1 },
  ...{ '3.2': 2, '3.3': 4, '3.4': 6, '3.5': 5, '3.7': 2 },
  ...{ '4.1': 3, '4.2': 1, '4.3': 2, '4.4': 4 },
  ...{ '5.1': 1, '5.2': 3, '5.3': 2, '5.4': 3 },
  ...{ '6.1': 3, '6.2': 12, '6.3': 4, '6.4': 4, '6.5': 5, '6.6': 3, '6.8': 4 },
  ...{ '7.1': 3, '7.2': 4, '7.3': 2, '7.4': 5, '7.5': 2, '7.6': 2 },
  ...{ '8.1': 2, '8.2': 3, '8.3': 1, '8.4': 1 },
  ...{ '9.1': 3, '9.2': 4 },
  ...{ '10.1': 2, '10.2': 2, '10.3': 4, '10.4': 11, '10.5': 5, '10.6': 2, '10.7': 3 },
  ...{ '11.1': 2, '11.2': 3, '11.3': 3, '11.4': 4, '11.5': 1, '11.6': 1 },
  ...{ '12.1': 3, '12.2': 2, '12.3': 4 },
  ...{ '13.1': 1, '13.2': 5, '13.3': 2, '13.4': 5 },
  ...{ '14.1': 2, '14.2': 4, '14.3': 3 },
  ...{ '15.1': 3, '15.2': 3, '15.3': 7 },
  ...{ '16.1': 1, '16.2': 5, '16.3': 4, '16.4': 3, '16.5': 3 },
  ...{ '17.1': 1, '17.2': 4, '17.3': 2 },
};

const rows = async (): Promise<string[][]> => {
  const text = await readFile(inRoot('docs/security.md'), 'utf8');
  const [, section = ''] = text.split('## OWASP ASVS 5.0, level 2');
  const [table = ''] = section.split('\n### ');
  const lines = table.split('\n').filter((line) => /^\| \d/.test(line));
  return lines.map((line) => line.split('|').map((cell) => cell.trim()));
};

it('the table of docs/security.md answers each item of ASVS 5.0 of levels 1 and 2 once', async () => {
  const wanted = Object.entries(LEVEL_2).flatMap(([section, count]) =>
    Array.from({ length: count }, (_, at) => `${section}.${at + 1}`),
  );
  const answered = (await rows()).filter(([, items]) => !items?.includes('level 3'));
  const items = answered.flatMap(([, cell = '']) => cell.split(', '));
  expect(wanted).toHaveLength(253);
  expect(items.toSorted()).toEqual(wanted.toSorted());
});

it('each answer names tests that there are', async () => {
  const named = (await rows()).flatMap(([, , , test = '']) => [...test.matchAll(/`([\w/]+\.test\.ts)`/g)]);
  const list = new Set(named.map(([, name]) => name ?? ''));
  const tests = glob('{sfu-server,shared,models,ambulance-client,control-room,tools}/**/*.test.{ts,tsx}', {
    cwd: inRoot('.'),
    exclude: (path) => path.endsWith('node_modules'),
  });
  const files: string[] = [];
  for await (const file of tests) files.push(file);
  expect(list.size).toBeGreaterThan(15);
  expect([...list].filter((name) => !files.some((file) => file.endsWith(`/${name}`)))).toEqual([]);
});
