import type { Locator, Page } from 'playwright-core';

/** Presses what is final, and holds it until this is there: a second by a person's clock, more on a busy machine. */
export async function holdUntil(page: Page, button: Locator, done: () => Promise<unknown>): Promise<void> {
  await button.hover();
  await page.mouse.down();
  await done();
  await page.mouse.up();
}
