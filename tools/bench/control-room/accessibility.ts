import type { Page } from 'playwright-core';
import { setTimeout as sleep } from 'node:timers/promises';
import { seriousFindings } from '../../states/pageFindings.ts';
import type { BenchResult } from '../report.ts';

const DRAWN_MS = 3000;
const THEMES = ['dark', 'day'] as const;

/** Serious and worse findings of axe on the running pages, in both themes: board and overview, cameras, patient, ECG sheet. */
export async function measureAccessibility(page: Page, unit: string): Promise<BenchResult> {
  const base = page.url().replace(/#.*$/, '');
  const patient = await page
    .getByRole('link', { name: new RegExp(unit) })
    .first()
    .getAttribute('href');
  const views = ['#/', '#/pictures', patient ?? '#/', `${patient ?? '#'}/ecg`];
  const found: string[] = [];
  for (const theme of THEMES)
    for (const view of views) {
      await page.goto(base + view);
      await page.evaluate((wanted) => {
        document.documentElement.dataset['theme'] = wanted;
      }, theme);
      await sleep(DRAWN_MS);
      found.push(...(await seriousFindings(page)).map((text) => `${theme} ${view.slice(-4)}: ${text}`));
    }
  for (const text of found) console.error(text);
  return {
    id: 'U1.axe',
    value: found.length,
    unit: 'serious or worse findings',
    n: views.length * THEMES.length,
    target: { atMost: 0 },
    note: 'board, cameras, patient and ECG sheet, running, in both themes',
  };
}
