import { PGlite } from '@electric-sql/pglite';
import { PGliteDialect } from 'kysely';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { lockFolder } from './folderLock.ts';
import type { Engine } from './engine.ts';

/** The embedded database in a folder of its own, or in memory for tests (`null`). One process at a time: it does not guard its files itself. */
export async function embeddedEngine(dataDir: string | null): Promise<Engine> {
  if (dataDir === null)
    return { dialect: new PGliteDialect({ pglite: new PGlite() }), release: () => Promise.resolve() };
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const lock = await lockFolder(dataDir);
  const pglite = new PGlite({ dataDir: join(dataDir, 'database') });
  return { dialect: new PGliteDialect({ pglite }), release: lock.release };
}
