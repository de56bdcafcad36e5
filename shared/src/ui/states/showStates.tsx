import type { ReactNode } from 'react';
import type { Language } from '../i18n/language.ts';
import { stateAddressOf, type StateName } from './stateAddress.ts';
import { FramedState, StateList } from './StateList.tsx';

/** How a state is to be looked at. */
export type StateLook<Theme extends string> = { readonly language: Language; readonly theme: Theme };

/** What is drawn, and what somebody then does on it to come into the state. */
export type Drawing = { readonly element: ReactNode; readonly play?: () => Promise<void> };

export type DrawnState<Theme extends string> = StateName & {
  readonly draw: (look: StateLook<Theme>) => Promise<Drawing>;
};

export type StatesPage<Theme extends string> = {
  readonly themes: readonly [Theme, ...Theme[]];
  readonly states: readonly DrawnState<Theme>[];
  /** What the fixtures call people, places and things: the same in every language. */
  readonly words: readonly string[];
  readonly render: (element: ReactNode) => void;
};

/** Draws the state that the address names, in its theme and language, or the list of all. Only for the development server: no page of the product leads here. */
export async function showStates<Theme extends string>(
  window: Window,
  { themes, states, words, render }: StatesPage<Theme>,
): Promise<void> {
  const { document, location } = window;
  const address = stateAddressOf(location.search);
  const theme = themes.find((known) => known === address.theme) ?? themes[0];
  document.documentElement.dataset['theme'] = theme;
  document.documentElement.lang = address.language;
  window.knownStates = states.map(({ id, screen, title }) => ({ id, screen, title }));
  window.fixtureWords = words;
  const { id, size } = address;
  const state = states.find((known) => known.id === id);
  if (!state) render(<StateList states={states} themes={themes} address={address} />);
  else if (size) render(<FramedState address={{ ...address, size }} />);
  else {
    const { element, play } = await state.draw({ language: address.language, theme });
    render(element);
    await play?.();
    window.drawnState = state.id;
  }
}
