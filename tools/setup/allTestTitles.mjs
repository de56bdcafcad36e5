import { readdir, readFile } from 'node:fs/promises';
import { inRoot, ROOT } from './paths.mjs';
import { testTitles } from './testTitles.mjs';

/**
 * The titles of every test of the project, as they stand in the source, quotes included.
 *
 * @returns {Promise<Map<string, string[]>>} by the path of the file from the root, with `/`
 */
export const allTestTitles = async () => {
  const names = await readdir(ROOT, { recursive: true });
  const files = names.filter((name) => /\.test\.tsx?$/.test(name) && !name.includes('node_modules'));
  const entries = files.map(
    async (name) =>
      /** @type {[string, string[]]} */ ([
        name.replaceAll('\\', '/'),
        testTitles(name, await readFile(inRoot(name), 'utf8')),
      ]),
  );
  return new Map(await Promise.all(entries));
};
