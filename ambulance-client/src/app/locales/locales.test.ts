import { createI18n } from '@smart-triage/shared/ui/i18n/createI18n.ts';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { en } from './en.ts';
import { nl } from './nl.ts';

type Tree = { [key: string]: string | Tree };

const entriesOf = (tree: Tree, path = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value]] : entriesOf(value, `${path}${key}.`),
  );
const placeholders = (text: string) => [...text.matchAll(/{{(\w+)}}/g)].map(([, name]) => name).sort();

const english = new Map(entriesOf(en));
const dutch = new Map(entriesOf(nl));

/** Keys that stand in the code as they are; keys that are put together are covered by the screens' own tests. */
function keysInCode(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return keysInCode(path);
    if (!entry.name.endsWith('.tsx') || entry.name.includes('.test.')) return [];
    return [...readFileSync(path, 'utf8').matchAll(/\bt\('([^']+)'/g)].flatMap(([, key]) => key ?? []);
  });
}

describe('the catalogues of the tablet', () => {
  it('have the same keys in both languages', () => {
    expect([...dutch.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it('have no empty text, and the same figures in both languages', () => {
    const isEmpty = ([, text]: [string, string]) => text.trim() === '';
    expect([...english, ...dutch].filter(isEmpty)).toEqual([]);
    const figures = (catalogue: Map<string, string>) =>
      Object.fromEntries([...catalogue].map(([key, text]) => [key, placeholders(text)]));
    expect(figures(dutch)).toEqual(figures(english));
  });

  it('have a text for every key that a component names', () => {
    const { t } = createI18n('nl', { nl, en });
    const keys = keysInCode(join(import.meta.dirname, '../..'));
    expect(keys.length).toBeGreaterThan(50);
    // Some components write with the words of both pages, which stand in a catalogue of their own.
    const missing = keys.filter((key) => t(key, { count: 2 }) === key);
    expect(missing.filter((key) => t(key, { count: 2, ns: 'shared' }) === key)).toEqual([]);
  });

  it('do not shout: crews read these in the worst minutes of a day', () => {
    expect([...english, ...dutch].filter(([, text]) => text.includes('!'))).toEqual([]);
  });
});
