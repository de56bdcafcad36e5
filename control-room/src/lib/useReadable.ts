import type { Readable } from '@smart-triage/shared/client/store';
import { useSyncExternalStore } from 'react';

/** Draws a model's snapshot and follows it. */
export function useReadable<T>({ subscribe, getSnapshot }: Readable<T>): T {
  return useSyncExternalStore(subscribe, getSnapshot);
}
