import { constantStore } from '@smart-triage/shared/client/store';
import { type ReactNode, useMemo } from 'react';
import { type LetterKeys, LetterKeysContext } from './letterKeys.ts';
import { useReadable } from './useReadable.ts';

type PersonalKeysProps = {
  /** `null`: nobody is signed in. */
  userId: string | null;
  letterKeysOf: (userId: string) => LetterKeys;
  children: ReactNode;
};

const NOBODYS: LetterKeys = { ...constantStore(true), set: () => undefined };

/** Gives the page the keys of whoever is signed in. */
export function PersonalKeys({ userId, letterKeysOf, children }: PersonalKeysProps) {
  const keys = useMemo(() => (userId === null ? NOBODYS : letterKeysOf(userId)), [userId, letterKeysOf]);
  const isOn = useReadable(keys);
  const here = useMemo(() => ({ isOn, set: keys.set }), [isOn, keys]);
  return <LetterKeysContext value={here}>{children}</LetterKeysContext>;
}
