import { describe, expect, it } from 'vitest';
import { stateAddressOf, stateSearch } from './stateAddress.ts';

describe('the address of a state', () => {
  it('says the same after it was written and read', () => {
    const address = { id: 'ecg-live', theme: 'night', language: 'en', size: 'portrait' } as const;
    expect(stateAddressOf(stateSearch(address))).toEqual(address);
  });

  it('asks for the list, in Dutch, when it names nothing that there is', () => {
    expect(stateAddressOf('?language=fr&size=huge')).toEqual({
      id: null,
      theme: null,
      language: 'nl',
      size: null,
    });
  });
});
