import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { OutboxDisk } from './outboxDisk.ts';
import type { OutboxItem } from './outboxItem.ts';
import { memoryOutboxStore } from './outboxStore.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const item = (position: number) => ({ position }) as OutboxItem;

function diskThatFails() {
  const memory = memoryOutboxStore();
  const fault = { isFull: true };
  const guard = async (work: () => Promise<void>): Promise<void> => {
    if (fault.isFull) throw new Error('quota');
    await work();
  };
  const told: boolean[] = [];
  const disk = new OutboxDisk({
    store: {
      all: () => memory.all(),
      put: (added) => guard(() => memory.put(added)),
      remove: (position) => guard(() => memory.remove(position)),
    },
    onDurable: (isDurable) => told.push(isDurable),
  });
  return { disk, memory, fault, told };
}

describe('[OB1] the outbox on a device that is full', () => {
  it('says so once, writes what waits when there is room, and says that too', async () => {
    const { disk, memory, fault, told } = diskThatFails();
    await disk.put(item(1));
    await disk.put(item(2));
    expect(told).toEqual([false]);
    fault.isFull = false;
    await vi.advanceTimersByTimeAsync(2000);
    expect(await memory.all()).toEqual([item(1), item(2)]);
    expect(told).toEqual([false, true]);
    disk.close();
  });

  it('does not write down what was delivered meanwhile', async () => {
    const { disk, memory, fault, told } = diskThatFails();
    await disk.put(item(1));
    await disk.remove(1);
    fault.isFull = false;
    await vi.advanceTimersByTimeAsync(2000);
    expect(await memory.all()).toEqual([]);
    expect(told).toEqual([false, true]);
    disk.close();
  });

  it('repeats nothing once it is closed', async () => {
    const { disk, memory, fault } = diskThatFails();
    await disk.put(item(1));
    disk.close();
    fault.isFull = false;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await memory.all()).toEqual([]);
  });
});
