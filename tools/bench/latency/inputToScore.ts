import type { Page } from 'playwright-core';

/** When the text of the HEART card changes next, on the page's clock in ms since 1970. */
function nextChange(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const cards = [...document.querySelectorAll('article')];
        const card = cards.find((article) => article.querySelector('h3')?.textContent === 'HEART');
        if (!card) {
          reject(new Error('there is no HEART card'));
          return;
        }
        const before = card.textContent;
        const observer = new MutationObserver(() => {
          if (card.textContent === before) return;
          observer.disconnect();
          // After the frame in which it is painted.
          requestAnimationFrame(() => {
            resolve(performance.timeOrigin + performance.now());
          });
        });
        observer.observe(card, { subtree: true, childList: true, characterData: true });
        setTimeout(() => {
          observer.disconnect();
          reject(new Error('the score did not move'));
        }, 5000);
      }),
  );
}

/** Presses one of the three answers about the story, and says when. */
async function press(tablet: Page, answer: number): Promise<number> {
  return tablet.evaluate((index) => {
    const fieldsets = [...document.querySelectorAll('fieldset')];
    const story = fieldsets.find((set) =>
      set.querySelector('legend')?.textContent?.startsWith('How suspicious'),
    );
    const radio = story?.querySelectorAll('input')[index];
    if (!radio) throw new Error('the story step is not open');
    const at = performance.timeOrigin + performance.now();
    radio.click();
    return at;
  }, answer);
}

/** From the crew's tap to the later of the two screens that show the moved score, `count` times. */
export async function measureInputToScore(tablet: Page, desk: Page, count: number): Promise<number[]> {
  const latencies: number[] = [];
  for (let turn = 0; turn < count; turn++) {
    const shown = Promise.all([nextChange(tablet), nextChange(desk)]);
    // Both pages have to be looking before the tap.
    await Promise.all([tablet.evaluate(() => true), desk.evaluate(() => true)]);
    const pressedAt = await press(tablet, turn % 3);
    latencies.push(Math.max(...(await shown)) - pressedAt);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return latencies;
}
