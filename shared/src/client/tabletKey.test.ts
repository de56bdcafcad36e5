import { describe, expect, it } from 'vitest';
import { createTabletSigner, memoryKeyStore } from './tabletKey.ts';

describe("a tablet's key", () => {
  it('is made once and kept, and nobody can read it out', async () => {
    const store = memoryKeyStore();
    const first = await createTabletSigner(store).publicKey();
    expect(await createTabletSigner(store).publicKey()).toEqual(first);
    const pair = await store.load();
    await expect(crypto.subtle.exportKey('jwk', pair!.privateKey)).rejects.toThrow();
  });

  it('signs what its public half confirms, and nothing else', async () => {
    const store = memoryKeyStore();
    const text = (await createTabletSigner(store).sign('text')).replaceAll('-', '+').replaceAll('_', '/');
    const signature = Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
    const { publicKey } = (await store.load())!;
    const verify = (text: string) =>
      crypto.subtle.verify(
        { name: 'ECDSA', hash: 'SHA-256' },
        publicKey,
        signature,
        new TextEncoder().encode(text),
      );
    expect([await verify('text'), await verify('other')]).toEqual([true, false]);
  });
});
