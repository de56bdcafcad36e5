import type { Page } from 'playwright-core';

/** More stops than any screen has: whatever is not found by then cannot be reached. */
const MOST_STOPS = 150;

/** A page in the hands of somebody who has no pointer: Tab to what is named, then a key. */
export class Keyboard {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Presses a button, or opens a fold. */
  async press(name: RegExp): Promise<void> {
    await this.#tabTo(name, () => this.#nameOfFocus());
    await this.#page.keyboard.press('Enter');
  }

  /** Holds a button down, as for what cannot be undone. */
  async hold(name: RegExp): Promise<void> {
    await this.#tabTo(name, () => this.#nameOfFocus());
    await this.#page.keyboard.down('Enter');
    await this.#page.waitForFunction(
      (words) => !new RegExp(words).test(document.activeElement?.textContent ?? ''),
      name.source,
    );
    await this.#page.keyboard.up('Enter');
  }

  /** Into a group of answers by Tab, onwards within it by an arrow, which from "not known" leads over "yes", and a press of its own on the answer. */
  async choose(group: RegExp, answer: RegExp): Promise<void> {
    await this.#tabTo(group, () => this.#groupOfFocus());
    for (let stop = 0; stop < MOST_STOPS; stop++) {
      await this.#page.keyboard.press('ArrowRight');
      if (!answer.test(await this.#nameOfFocus())) continue;
      await this.#page.keyboard.press('Space');
      return;
    }
    throw new Error(`no arrow leads to ${answer.source}`);
  }

  async write(field: RegExp, text: string): Promise<void> {
    await this.#tabTo(field, () => this.#nameOfFocus());
    await this.#page.keyboard.type(text);
  }

  async #tabTo(wanted: RegExp, look: () => Promise<string>): Promise<void> {
    for (let stop = 0; stop < MOST_STOPS; stop++) {
      await this.#page.keyboard.press('Tab');
      if (wanted.test(await look())) return;
    }
    throw new Error(`Tab does not lead to ${wanted.source}`);
  }

  #nameOfFocus(): Promise<string> {
    return this.#page.evaluate(() => {
      const focus = document.activeElement;
      // Between the last stop and the first, nothing has the focus.
      if (!focus || focus === document.body) return '';
      const label = focus instanceof HTMLElement && 'labels' in focus ? (focus.labels as NodeList)[0] : null;
      return (focus.getAttribute('aria-label') ?? label?.textContent ?? focus.textContent).trim();
    });
  }

  #groupOfFocus(): Promise<string> {
    return this.#page.evaluate(
      () => document.activeElement?.closest('fieldset')?.querySelector('legend')?.textContent.trim() ?? '',
    );
  }
}
