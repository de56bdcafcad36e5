import { type TabletKey, TabletKeySchema } from '../protocol/signIn.ts';

const ECDSA = { name: 'ECDSA', namedCurve: 'P-256' };
const WITH_SHA256 = { name: 'ECDSA', hash: 'SHA-256' };

/** Where a tablet keeps its key across reloads: a browser's IndexedDB takes key objects as they are, without ever showing what is in them. */
export type TabletKeyStore = {
  load: () => Promise<CryptoKeyPair | undefined>;
  save: (pair: CryptoKeyPair) => Promise<void>;
};

/** What a tablet is known by. */
export type TabletSigner = {
  publicKey: () => Promise<TabletKey>;
  /** ECDSA over SHA-256, in base64url. */
  sign: (text: string) => Promise<string>;
};

/** Signs with the tablet's own key, which is made at the first use and which nobody can read out, this page included. */
export function createTabletSigner(store: TabletKeyStore): TabletSigner {
  let known: Promise<CryptoKeyPair> | null = null;
  const pair = (): Promise<CryptoKeyPair> => {
    known ??= loadOrMake(store);
    known.catch(() => {
      known = null;
    });
    return known;
  };
  return {
    publicKey: async () => {
      const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', (await pair()).publicKey);
      return TabletKeySchema.parse({ kty, crv, x, y });
    },
    sign: async (text) => {
      const bytes = new TextEncoder().encode(text);
      return toBase64Url(await crypto.subtle.sign(WITH_SHA256, (await pair()).privateKey, bytes));
    },
  };
}

/** For simulated ambulances and tests: the key lives as long as the program. */
export function memoryKeyStore(): TabletKeyStore {
  let kept: CryptoKeyPair | undefined;
  return {
    load: () => Promise.resolve(kept),
    save: (pair) => {
      kept = pair;
      return Promise.resolve();
    },
  };
}

async function loadOrMake(store: TabletKeyStore): Promise<CryptoKeyPair> {
  const stored = await store.load();
  if (stored) return stored;
  const made = await crypto.subtle.generateKey(ECDSA, false, ['sign', 'verify']);
  await store.save(made);
  return made;
}

function toBase64Url(bytes: ArrayBuffer): string {
  const text = String.fromCharCode(...new Uint8Array(bytes));
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
