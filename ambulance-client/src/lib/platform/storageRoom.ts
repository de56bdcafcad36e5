import { createStore, type Readable } from '@smart-triage/shared/client/store';
import type { ReportFault } from '../faults.ts';

/** How much longer ECG can be kept on this device without any link, and whether the browser may clear it when the device runs short. */
export type StorageRoom = { readonly hours: number; readonly isProtected: boolean };

/** What is used of `navigator.storage`. */
type StoragePlace = Partial<Pick<StorageManager, 'estimate' | 'persist' | 'persisted'>>;

/** Twelve leads at 500 Hz, two bytes a sample: the most that a stream of the tablet takes; coded frames are about a third of it. */
const BYTES_PER_HOUR = 12 * 500 * 2 * 3600;
const LOOK_EVERY_MS = 30_000;

/** The room on the device as the browser tells it, `null` where it does not. Asks once that it is kept safe from clearing. Followed as long as the page lives. */
export function watchStorageRoom(
  storage: StoragePlace | undefined,
  onFault: ReportFault,
): Readable<StorageRoom | null> {
  const store = createStore<StorageRoom | null>(null);
  const look = async (): Promise<void> => {
    const { quota, usage } = (await storage?.estimate?.()) ?? {};
    if (quota === undefined || usage === undefined) return;
    const isProtected = (await storage?.persisted?.()) ?? false;
    store.set({ hours: Math.max(0, quota - usage) / BYTES_PER_HOUR, isProtected });
  };
  const ask = async (): Promise<void> => {
    await storage?.persist?.();
    await look();
  };
  ask().catch(onFault);
  setInterval(() => {
    look().catch(onFault);
  }, LOOK_EVERY_MS);
  return store;
}
