import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { arch, platform } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = fileURLToPath(new URL('.', import.meta.url));

/** What the binary is made from besides mediasoup's sources: a change in any of these makes it another binary. */
const RECIPE = ['build.mjs', 'commonSources.mjs', 'dtlsPatch.mjs', 'ninjaFile.mjs'];

/** @returns {Promise<string[]>} the text of each file of the recipe, in a fixed order */
export const readRecipe = async () => {
  const headers = await readdir(join(HERE, 'include'), { recursive: true });
  const paths = [
    ...RECIPE,
    ...headers.filter((name) => name.endsWith('.h')).map((name) => join('include', name)),
  ];
  return Promise.all(paths.sort().map((path) => readFile(join(HERE, path), 'utf8')));
};

/**
 * The name under which a build is kept: two builds with the same key are the same program.
 *
 * @param {object} made
 * @param {string} made.mediasoupVersion
 * @param {string} made.compiler its version and target machine
 * @param {readonly string[]} made.recipe
 * @returns {string} fit for a folder name
 */
export const cacheKey = ({ mediasoupVersion, compiler, recipe }) => {
  const hash = createHash('sha256').update(JSON.stringify([platform(), arch(), compiler, recipe]));
  return `build-${mediasoupVersion}-${hash.digest('hex').slice(0, 16)}`;
};
