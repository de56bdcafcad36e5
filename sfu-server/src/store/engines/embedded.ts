import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Engine } from './engine.ts';
import { lockFolder } from './folderLock.ts';
import { ThreadDialect } from './threadDialect.ts';

/** The embedded database in a folder of its own, or in memory for tests (`null`). One process at a time: it does not guard its files itself. */
export async function embeddedEngine(dataDir: string | null): Promise<Engine> {
  if (dataDir === null)
    return { dialect: new ThreadDialect({ folder: null }), release: () => Promise.resolve() };
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const lock = await lockFolder(dataDir);
  return { dialect: new ThreadDialect({ folder: join(dataDir, 'database') }), release: lock.release };
}
