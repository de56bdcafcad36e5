import { describe, expect, it } from 'vitest';
import { createPreferences } from './preferences.ts';

const THEMES = { themes: ['dark', 'day'], key: 'page.theme' } as const;

describe('preferences', () => {
  it('start with the first theme, also when what was saved is no theme of this page', () => {
    expect(open(new Map()).getSnapshot().theme).toBe('dark');
    expect(open(new Map([['page.theme', 'night']])).getSnapshot().theme).toBe('dark');
  });

  it('are as they were left after a reload', () => {
    const kept = new Map<string, string>();
    const before = open(kept);
    before.setTheme('day');
    before.setLanguage('nl');
    expect(open(kept).getSnapshot()).toEqual({ language: 'nl', theme: 'day' });
  });
});

function open(kept: Map<string, string>) {
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  return createPreferences(THEMES, storage, ['en-GB']);
}
