import type { Page } from 'playwright-core';

declare global {
  interface Window {
    /** Hz of each tone that the page has begun. */
    tones: number[];
  }
}

/** From now on. A page that is loaded anew is listened to anew. */
export async function listenToTones(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.tones = [];
    const start: (when?: number) => void = Reflect.get(OscillatorNode.prototype, 'start');
    OscillatorNode.prototype.start = function (this: OscillatorNode, when?: number) {
      window.tones.push(this.frequency.value);
      start.call(this, when);
    };
  });
}

/** Hz of each tone that the page has begun since. */
export const tonesOf = (page: Page): Promise<number[]> => page.evaluate(() => window.tones);
