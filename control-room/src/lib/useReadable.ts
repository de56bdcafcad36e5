import type { Readable } from '@smart-triage/shared/client/store';
import { useSyncExternalStore } from 'react';

/** Draws a model's snapshot and follows it. */
export function useReadable<T>({ subscribe, getSnapshot }: Readable<T>): T {
  return useSyncExternalStore(subscribe, getSnapshot);
}

/** The same for one part of it: draws again only when `select` gives another value. */
export function useSelected<T, S>({ subscribe, getSnapshot }: Readable<T>, select: (snapshot: T) => S): S {
  return useSyncExternalStore(subscribe, () => select(getSnapshot()));
}
