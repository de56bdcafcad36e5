import { useEffect } from 'react';
import { isTyping } from '../../lib/isTyping.ts';

/** On the whole page: whoever came by a link has the focus nowhere. While a dialog is open its own keys hold. */
export function useDeskKeys(): void {
  useEffect(() => {
    const handleKey = (event: KeyboardEvent): void => {
      if (!isPlain(event) || isTyping(event.target) || document.querySelector('dialog[open]')) return;
      const wanted = reachable(event.key.toLowerCase());
      if (!wanted) return;
      event.preventDefault();
      if (wanted.matches('input, textarea')) wanted.focus();
      else wanted.click();
    };
    window.addEventListener('keydown', handleKey);
    return () => {
      window.removeEventListener('keydown', handleKey);
    };
  }, []);
}

/** The first that is on the screen: with two alerts of one kind, the more urgent one. */
function reachable(key: string): HTMLElement | undefined {
  if (key.length !== 1) return undefined;
  const all = document.querySelectorAll<HTMLElement>(`[aria-keyshortcuts="${CSS.escape(key)}"]`);
  return [...all].find((element) => element.checkVisibility());
}

function isPlain({ defaultPrevented, repeat, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean {
  return !defaultPrevented && !repeat && !ctrlKey && !metaKey && !altKey && !shiftKey;
}
