import type { ReactElement } from 'react';
import { LinkContext } from '../lib/linkContext.ts';
import { renderInApp } from './renderInApp.tsx';

/** Renders a part of the page that has a link until the test cuts it. */
export function renderWithLink(element: ReactElement): { setLink: (hasLink: boolean) => void } {
  const drawn = (hasLink: boolean) => <LinkContext value={hasLink}>{element}</LinkContext>;
  const { rerender } = renderInApp(drawn(true));
  return {
    setLink: (hasLink) => {
      rerender(drawn(hasLink));
    },
  };
}

/** Why a button cannot be pressed, in words; `null` for one that can. */
export function reasonOf(button: HTMLElement): string | null {
  const id = button.getAttribute('aria-describedby');
  return id === null ? null : (document.getElementById(id)?.textContent ?? null);
}
