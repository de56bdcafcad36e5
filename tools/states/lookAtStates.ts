import { STATE_SIZES, type StateSize, stateSearch } from '@smart-triage/shared/ui/states/stateAddress.ts';
import { LANGUAGES, type Language } from '@smart-triage/shared/ui/i18n/language.ts';
import type { Browser, Page } from 'playwright-core';
import { outOfReach, overflowFindings, seriousFindings, smallTargets, wordsOf } from './pageFindings.ts';
import { untranslated } from './untranslated.ts';

export type StatesOfPage = {
  /** Where the page of states is. */
  readonly url: string;
  readonly themes: readonly string[];
  readonly sizes: readonly StateSize[];
  /** Where else a state, by its id, is looked at. */
  readonly alsoIn?: (id: string) => readonly StateSize[];
  /** Whether a state, by its id, is looked at. */
  readonly wants: (id: string) => boolean;
  /** Words that stand alike in both languages on purpose. */
  readonly alike: readonly string[];
};

export type Picture = {
  readonly id: string;
  readonly theme: string;
  readonly language: Language;
  readonly size: StateSize;
};

type Looking = {
  readonly onPicture?: (picture: Picture, png: Buffer) => Promise<void>;
  readonly onState?: (id: string) => void;
};

/** Longer than a layout takes, and than what is drawn anew after it. */
const AFTER_RESIZE_MS = 250;

/** The development server compiles what is asked for first: all of the page, on a machine that does other work too. */
const LOADED_WITHIN_MS = 120_000;
const DRAWN_WITHIN_MS = 35_000;

/** Goes through every state in each theme, size and language, and gives what is wrong, in words. */
export async function lookAtStates(
  browser: Browser,
  page: StatesOfPage,
  { onPicture, onState }: Looking = {},
): Promise<string[]> {
  const context = await browser.newContext({
    reducedMotion: 'reduce',
    // A time is written as the system does.
    locale: 'nl-NL',
    timezoneId: 'Europe/Amsterdam',
  });
  context.setDefaultNavigationTimeout(LOADED_WITHIN_MS);
  const tab = await context.newPage();
  const errors: string[] = [];
  tab.on('pageerror', (error) => errors.push(error.message));
  try {
    await tab.goto(page.url);
    const { ids, fixtureWords } = await knownStates(tab);
    const allowed = [...page.alike, ...fixtureWords];
    const found: string[] = [];
    for (const id of ids.filter(page.wants)) {
      onState?.(id);
      // One that cannot be drawn is a finding, and no reason not to look at the others.
      found.push(
        ...(await lookAtState(tab, page, id, allowed, onPicture).catch((error: unknown) => [
          `${id}: ${String(error)}`,
        ])),
      );
      found.push(...errors.splice(0).map((message) => `${id}: error: ${message}`));
    }
    return found;
  } finally {
    await context.close();
  }
}

async function knownStates(tab: Page) {
  await tab.waitForFunction(() => window.knownStates !== undefined);
  return tab.evaluate(() => ({
    ids: (window.knownStates ?? []).map(({ id }) => id),
    fixtureWords: [...(window.fixtureWords ?? [])],
  }));
}

async function lookAtState(
  tab: Page,
  { url, themes, sizes, alsoIn = () => [] }: StatesOfPage,
  id: string,
  allowed: readonly string[],
  onPicture: Looking['onPicture'],
): Promise<string[]> {
  const found = new Set<string>();
  const words = new Map<Language, string[]>();
  for (const theme of themes)
    for (const language of LANGUAGES) {
      await open(tab, url + stateSearch({ id, theme, language, size: null }), id);
      words.set(language, await wordsOf(tab));
      for (const size of [...sizes, ...alsoIn(id)]) {
        await tab.setViewportSize(STATE_SIZES[size]);
        await tab.waitForTimeout(AFTER_RESIZE_MS);
        const png = onPicture && (await tab.screenshot({ animations: 'disabled' }));
        if (png) await onPicture({ id, theme, language, size }, png);
        const where = `${id}, ${size}, ${theme}, ${language}`;
        const wrong = [...(await overflowFindings(tab)), ...(await smallTargets(tab))];
        if (size === 'enlarged') wrong.push(...(await outOfReach(tab)));
        for (const text of wrong) found.add(`${where}: ${text}`);
        // Names and roles are in both languages alike; what differs, the length of words, is looked at above.
        if (language === 'en') for (const text of await seriousFindings(tab)) found.add(`${where}: ${text}`);
      }
    }
  const left = untranslated(words.get('nl') ?? [], words.get('en') ?? [], allowed);
  return [...found, ...left.map((text) => `${id}: not translated: ${text}`)];
}

/** Drawn, and played to its end. */
async function open(tab: Page, url: string, id: string): Promise<void> {
  await tab.setViewportSize(STATE_SIZES.landscape);
  await tab.goto(url);
  await tab.waitForFunction((wanted) => window.drawnState === wanted, id, { timeout: DRAWN_WITHIN_MS });
}
