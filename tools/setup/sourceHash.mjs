import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** What is made from the sources, or says nothing about them. */
const LEFT_OUT = new Set(['node_modules', 'dist', '.cache']);

/** @param {string} path of a file or folder @returns {Promise<string[]>} the files in it, sorted */
const filesIn = async (path) => {
  if (!(await stat(path)).isDirectory()) return [path];
  const names = (await readdir(path)).filter((name) => !LEFT_OUT.has(name)).sort();
  return (await Promise.all(names.map((name) => filesIn(join(path, name))))).flat();
};

/**
 * A hash over the names and contents of files: it changes when any of them is added, removed, renamed or edited.
 *
 * @param {string} root
 * @param {readonly string[]} parts files and folders, relative to `root`
 * @returns {Promise<string>} hexadecimal
 */
export const sourceHash = async (root, parts) => {
  const hash = createHash('sha256');
  for (const part of parts) {
    for (const path of await filesIn(join(root, part))) {
      const content = createHash('sha256')
        .update(await readFile(path))
        .digest('hex');
      hash.update(`${path.slice(root.length)}\0${content}\n`);
    }
  }
  return hash.digest('hex');
};
