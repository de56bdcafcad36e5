import type { EcgColours } from './sheetPainter.ts';

/** The colours of a moving trace or of a sheet, as the theme around this element has them. */
export function coloursOf(element: Element, of: 'ecg' | 'sheet'): EcgColours {
  const style = getComputedStyle(element);
  const token = (name: string) => style.getPropertyValue(name).trim();
  return {
    paper: token(`--${of}-paper`),
    gridFine: token(`--${of}-grid-fine`),
    gridBold: token(`--${of}-grid-bold`),
    trace: token(`--${of}-trace`),
    label: token(`--${of}-label`),
    gap: token('--ecg-gap'),
  };
}

/** Calls back whenever what a canvas is drawn with has changed: the theme, or letters that have arrived. A canvas does not follow by itself. */
export function followAppearance(onChange: () => void): () => void {
  const observer = new MutationObserver(onChange);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  document.fonts.addEventListener('loadingdone', onChange);
  return () => {
    observer.disconnect();
    document.fonts.removeEventListener('loadingdone', onChange);
  };
}
