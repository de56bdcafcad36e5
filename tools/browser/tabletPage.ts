import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { holdUntil } from './hold.ts';

/** The name of the input that takes a recording. */
export const RECORDING_FILES = 'Files of the recording';

export const TABLET_SIZE = { width: 1280, height: 800 };
/** The same tablet, held upright. */
export const TABLET_UPRIGHT = { width: 800, height: 1280 };
export const TABLET_CONTEXT: BrowserContextOptions = {
  viewport: TABLET_SIZE,
  locale: 'en-GB',
  ignoreHTTPSErrors: true,
};

type OpenOptions = { beforeLoad?: (page: Page) => Promise<void> };

/** The tablet's page as a crew uses it: by the names that it shows. */
export class TabletPage {
  readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  /** A page that is ready to start a case. */
  static of(page: Page): TabletPage {
    return new TabletPage(page);
  }

  /** Paired with this code, and ready to start a case. */
  static async open(
    browser: Browser,
    serverUrl: string,
    pairingCode: string,
    options: OpenOptions = {},
  ): Promise<TabletPage> {
    return TabletPage.openIn(await browser.newContext(TABLET_CONTEXT), serverUrl, pairingCode, options);
  }

  /** The same in a context of one's own, such as a profile that stays on a disk. */
  static async openIn(
    context: BrowserContext,
    serverUrl: string,
    pairingCode: string,
    { beforeLoad }: OpenOptions = {},
  ): Promise<TabletPage> {
    const page = await context.newPage();
    await beforeLoad?.(page);
    await page.goto(`${serverUrl}/ambulance/#pair=${pairingCode}`);
    await page.getByRole('button', { name: /^Start (case|rit)/ }).waitFor();
    return new TabletPage(page);
  }

  /** A practice case may stream a simulated ECG. */
  async startCase(kind: 'Start case' | 'Practice case' = 'Start case'): Promise<void> {
    await this.page.getByRole('button', { name: new RegExp(`^${kind}`) }).click();
    await this.page.getByRole('navigation', { name: 'Steps' }).waitFor();
  }

  async goTo(step: string): Promise<void> {
    await this.page.getByRole('navigation', { name: 'Steps' }).getByRole('button', { name: step }).click();
  }

  /** Changes the language by hand, whichever it is now. */
  async speak(language: 'Nederlands' | 'English'): Promise<void> {
    const dialog = this.page.getByRole('dialog');
    await this.page.getByRole('button', { name: /^(Settings|Instellingen)$/ }).click();
    await this.#answer(dialog, language);
    await this.page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  }

  /** Presses an answer of a question with large taps; some are given once the server has them, and not before. */
  async choose(question: string | RegExp, answer: string | RegExp): Promise<void> {
    await this.#answer(this.page.getByRole('group', { name: question }), answer);
  }

  async #answer(group: Locator, name: string | RegExp): Promise<void> {
    await group.getByRole('radio', { name }).click({ force: true });
    await group.getByRole('radio', { name, checked: true }).waitFor({ state: 'attached' });
  }

  /** Streams a recording of any format that is known, once from its start to its end. */
  async streamRecording(files: string[]): Promise<void> {
    await this.goTo('ECG');
    await this.page.getByRole('checkbox', { name: 'start over at its end' }).uncheck();
    await this.page.getByLabel(RECORDING_FILES).setInputFiles(files);
  }

  async simulate(scenario: string): Promise<void> {
    await this.goTo('ECG');
    await this.page.getByRole('button', { name: `Simulate: ${scenario}` }).click();
  }

  /** Holds the button until the decision is confirmed. */
  async confirmDecision(): Promise<void> {
    const button = this.page.getByRole('button', { name: 'Read and understood' });
    await holdUntil(this.page, button, () => button.waitFor({ state: 'detached' }));
  }
}
