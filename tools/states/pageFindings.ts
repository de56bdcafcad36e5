import type axe from 'axe-core';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What is serious or worse, by rule and place. The engine comes in through the debugger, since a page's policy takes no foreign script. */
export async function seriousFindings(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: typeof axe }).axe.run({ resultTypes: ['violations'] }),
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} at ${target.join(' ')}`));
}

/** What sticks out of the window, or of the box that should hold it, so that somebody would have to scroll sideways or cannot read it. */
export async function overflowFindings(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const root = document.documentElement;
    const found = root.scrollWidth > window.innerWidth ? [`the page is ${root.scrollWidth} pixels wide`] : [];
    const scrolls = (element: Element): boolean => {
      for (let box = element.parentElement; box; box = box.parentElement)
        if (['auto', 'scroll', 'hidden', 'clip'].includes(getComputedStyle(box).overflowX)) return true;
      return false;
    };
    const nameOf = (element: Element): string =>
      `${element.tagName.toLowerCase()} “${element.textContent.trim().slice(0, 60)}”`;
    for (const element of document.body.querySelectorAll('*')) {
      if (element.closest('svg') || !element.checkVisibility()) continue;
      const { right, left, width } = element.getBoundingClientRect();
      // Words for a screen reader alone are a pixel wide.
      if (width <= 1) continue;
      if ((right > window.innerWidth + 1 || left < -1) && !scrolls(element))
        found.push(`out of the window: ${nameOf(element)}`);
      const holdsText = [...element.childNodes].some(
        ({ nodeType, textContent }) => nodeType === Node.TEXT_NODE && (textContent ?? '').trim() !== '',
      );
      const { overflowX, display } = getComputedStyle(element);
      const isBox = display !== 'inline' && element.clientWidth > 1;
      if (holdsText && isBox && overflowX !== 'auto' && element.scrollWidth > element.clientWidth + 1)
        found.push(`out of its box: ${nameOf(element)}`);
    }
    return [...new Set(found)];
  });
}

/** What a gloved thumb is to press, and is smaller than the page's own measure for that: only on a page that is made for touch. */
export async function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const root = document.documentElement;
    if (root.dataset['density'] !== 'touch') return [];
    const least = parseFloat(getComputedStyle(root).getPropertyValue('--touch'));
    const targets = 'button, a[href], summary, select, textarea, input:not(label input), label:has(input)';
    const isPressed = (element: Element): boolean =>
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
      element.getBoundingClientRect().width > 1;
    return [...document.querySelectorAll(targets)].filter(isPressed).flatMap((element) => {
      const { width, height } = element.getBoundingClientRect();
      if (Math.min(width, height) > least - 1) return [];
      const words = element.textContent.trim() || (element.getAttribute('aria-label') ?? '');
      return [
        `target of ${Math.round(width)} x ${Math.round(height)}: ${element.tagName.toLowerCase()} “${words.slice(0, 60)}”`,
      ];
    });
  });
}

/** What can be pressed and cannot be brought into view by scrolling (WCAG 1.4.10). */
export async function outOfReach(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const dialog = [...document.querySelectorAll('dialog')].findLast((each) => each.matches(':modal'));
    const targets = 'button, a[href], summary, select, textarea, input';
    const isPressed = (element: Element): boolean =>
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
      element.getBoundingClientRect().width > 1;
    const isReached = (element: Element): boolean => {
      element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
      const { left, top, width, height } = element.getBoundingClientRect();
      const there = document.elementFromPoint(left + width / 2, top + height / 2);
      const isLabel = there?.closest('label')?.contains(element) ?? false;
      return there !== null && (element.contains(there) || isLabel);
    };
    return [...(dialog ?? document.body).querySelectorAll(targets)]
      .filter((element) => isPressed(element) && !isReached(element))
      .map((element) => {
        const words = element.textContent.trim() || (element.getAttribute('aria-label') ?? '');
        return `cannot be reached: ${element.tagName.toLowerCase()} “${words.slice(0, 60)}”`;
      });
  });
}

/** All words that a person sees or hears of the page. */
export async function wordsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const words = new Set<string>();
    const add = (text: string | null): void => {
      const trimmed = (text ?? '').replaceAll(/\s+/g, ' ').trim();
      if (trimmed !== '') words.add(trimmed);
    };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      // What says that it is in another language, such as the title of a paper, is in that one on purpose; a key is called what stands on it, and a code is in none.
      if (!node.parentElement?.closest('script, style, kbd, code, body [lang]')) add(node.textContent);
    for (const name of ['aria-label', 'title', 'placeholder', 'alt'])
      for (const element of document.body.querySelectorAll(`[${name}]`)) add(element.getAttribute(name));
    return [...words];
  });
}
