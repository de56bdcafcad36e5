import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { BUNDLE_SOURCES, bundleFiles } from './bundleFiles.ts';

/** `node models/src/scores/buildBundles.ts` writes every built file of every score bundle. A test holds that the committed ones equal them. */
const BUNDLES = join(import.meta.dirname, '../../bundles');

for (const source of BUNDLE_SOURCES) {
  for (const [path, bytes] of await bundleFiles(source)) {
    const target = join(BUNDLES, path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, bytes);
    process.stdout.write(`${path} ${bytes.length} B\n`);
  }
}
