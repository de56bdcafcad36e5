import { instant } from '@smart-triage/shared/time/instant';
import { describe, expect, it, vi } from 'vitest';
import { CREW, LUMC } from '../../testing/caseStates.ts';
import { keptIn } from './kept.ts';

function storageWith(entries: Record<string, string> = {}) {
  const kept = new Map(Object.entries(entries));
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}

describe('what a tablet keeps of its own', () => {
  it('is there after a reload without a link, until it is forgotten', () => {
    const storage = storageWith();
    const { assay, hospitals, monitor, lastActor, lastHeard } = keptIn(storage);
    assay.set('roche-cobas-h232-tnt');
    hospitals.set([LUMC]);
    monitor.set({ url: 'wss://monitor.example', key: 'k'.repeat(32) });
    lastActor.set(CREW);
    lastHeard.set(instant(1_700_000_000_000));
    const again = keptIn(storage);
    expect(again.assay.get()).toBe('roche-cobas-h232-tnt');
    expect(again.hospitals.get()).toEqual([LUMC]);
    expect(again.monitor.get()).toEqual(monitor.get());
    expect(again.lastActor.get()).toEqual(CREW);
    expect(again.lastHeard.get()).toBe(1_700_000_000_000);
    lastActor.set(null);
    expect(keptIn(storage).lastActor.get()).toBeNull();
  });

  it.each(['no json', '[{"id":"lumc"}]', '-1', '{}'])('is nothing when it cannot be read (%s)', (text) => {
    const kept = keptIn(
      storageWith(
        Object.fromEntries(
          ['troponin-assay', 'hospitals', 'monitor', 'last-actor', 'last-heard'].map((name) => [
            `smart-triage.${name}`,
            text,
          ]),
        ),
      ),
    );
    expect(Object.values(kept).map(({ get }) => get())).toEqual([null, null, null, null, null]);
  });

  it('is read as the versions before wrote it', () => {
    const kept = keptIn(
      storageWith({
        'smart-triage.troponin-assay': 'roche-cobas-h232-tnt',
        'smart-triage.last-heard': '1700000000000',
      }),
    );
    expect(kept.assay.get()).toBe('roche-cobas-h232-tnt');
    expect(kept.lastHeard.get()).toBe(1_700_000_000_000);
  });

  it('tells who waits for it when the server says it anew', () => {
    const { hospitals } = keptIn(storageWith());
    const listener = vi.fn();
    hospitals.subscribe(listener);
    hospitals.set([LUMC]);
    expect(listener).toHaveBeenCalledOnce();
    // The same list at each look: a screen that reads it is not drawn again for nothing.
    expect(hospitals.get()).toBe(hospitals.get());
  });
});
