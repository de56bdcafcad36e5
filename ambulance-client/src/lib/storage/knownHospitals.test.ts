import { describe, expect, it } from 'vitest';
import { LUMC } from '../../testing/caseStates.ts';
import { storedHospitals } from './knownHospitals.ts';

function storageWith(text?: string) {
  const kept = new Map(text === undefined ? [] : [['smart-triage.hospitals', text]]);
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
}

describe('the hospitals that a tablet knows', () => {
  it('are there after a reload without a link', () => {
    const storage = storageWith();
    storedHospitals(storage).set([LUMC]);
    expect(storedHospitals(storage).get()).toEqual([LUMC]);
  });

  it.each([undefined, 'no json', '[{"id":"lumc"}]'])(
    'are none when nothing that can be read was kept (%s)',
    (text) => {
      expect(storedHospitals(storageWith(text)).get()).toEqual([]);
    },
  );
});
