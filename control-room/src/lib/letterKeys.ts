import { createStore, type Readable } from '@smart-triage/shared/client/store';
import { createContext, useContext } from 'react';
import { DESK_KEYS, type DeskKey } from './deskKeys.ts';

/**
 * Whether single letters and signs do something. Who dictates, or whose hand strays over the keyboard, turns them off (WCAG 2.2, 2.1.4); arrows, Tab and Enter
 * stay.
 */
export type LetterKeys = Readable<boolean> & { set: (isOn: boolean) => void };

const OFF = 'off';

/** On until this person turned them off on this computer. */
export function createLetterKeys(storage: Pick<Storage, 'getItem' | 'setItem'>, userId: string): LetterKeys {
  const place = `smart-triage.control-room.letterKeys.${userId}`;
  const store = createStore(storage.getItem(place) !== OFF);
  return {
    getSnapshot: store.getSnapshot,
    subscribe: store.subscribe,
    set: (isOn) => {
      storage.setItem(place, isOn ? 'on' : OFF);
      store.set(isOn);
    },
  };
}

type LetterKeysHere = { isOn: boolean; set: (isOn: boolean) => void };

export const LetterKeysContext = createContext<LetterKeysHere>({ isOn: true, set: () => undefined });

export function useLetterKeys(): LetterKeysHere {
  return useContext(LetterKeysContext);
}

/** For a button, a link or a field: which key presses it. Screen readers say it too, and while letters are off there is none to say. */
export function useKeyOf(): (key: DeskKey) => { 'aria-keyshortcuts'?: string } {
  const { isOn } = useLetterKeys();
  return (key) => (isOn ? { 'aria-keyshortcuts': DESK_KEYS[key] } : {});
}
