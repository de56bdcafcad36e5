import type { Readable } from '@smart-triage/shared/client/store';
import { useSyncExternalStore } from 'react';

/** What a model says now, and again whenever it says something else. */
export function useSnapshot<T>(model: Readable<T>): T {
  return useSyncExternalStore(model.subscribe, model.getSnapshot);
}
