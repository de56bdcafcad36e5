import type { KeptItem } from './outboxItem.ts';

/** Where waiting and refused changes survive a reload. All reject when the device cannot write (full, private window). */
export interface OutboxStore {
  /** In the order of their positions. */
  all(): Promise<KeptItem[]>;
  put(item: KeptItem): Promise<void>;
  /** Removing what is not there does nothing. */
  remove(position: number): Promise<void>;
}

export function memoryOutboxStore(): OutboxStore {
  const items = new Map<number, KeptItem>();
  return {
    all: () => Promise.resolve([...items.values()].sort((a, b) => a.position - b.position)),
    put: (item) => {
      items.set(item.position, item);
      return Promise.resolve();
    },
    remove: (position) => {
      items.delete(position);
      return Promise.resolve();
    },
  };
}
