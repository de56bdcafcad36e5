import { cp, mkdir, mkdtemp, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import server from '../../package.json' with { type: 'json' };
import { ThreadLine } from '../../src/store/engines/threadLine.ts';
import { databaseCode } from '../../src/store/engines/databaseCode.ts';

const CACHE = fileURLToPath(new URL('../../../node_modules/.cache/smart-triage/', import.meta.url));
const EMPTY = join(CACHE, `empty-database-${server.dependencies['@electric-sql/pglite']}`);

/** Lays an embedded database as it is before the first migration into this data folder. To copy one takes a third of the time of making it. */
export async function layEmptyDatabase(dataDir: string): Promise<void> {
  if (!(await isThere(EMPTY))) await makeEmpty();
  await cp(EMPTY, join(dataDir, 'database'), { recursive: true });
}

/** Made aside and put in place whole: other test files may be at it too, and whichever is first stays. */
async function makeEmpty(): Promise<void> {
  await mkdir(CACHE, { recursive: true });
  const folder = await mkdtemp(join(CACHE, 'making-'));
  const line = new ThreadLine({ place: { folder: join(folder, 'database') }, code: await databaseCode() });
  await line.ask('select 1', []);
  await line.close();
  await rename(join(folder, 'database'), EMPTY).catch(async (error: unknown) => {
    if (!(await isThere(EMPTY))) throw error;
  });
  await rm(folder, { recursive: true, force: true });
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
