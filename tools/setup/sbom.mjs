// npm run sbom: writes sbom.cdx.json (CycloneDX): the npm packages as npm lists them, and what npm does not know of: the models, and the libraries that the media worker is linked with.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { BUILD_PACKAGES } from '../../sfu-server/worker/build.mjs';
import { inRoot, ROOT } from './paths.mjs';

/** @typedef {Record<string, unknown>} Component */

/** @returns {{ components: Component[], [name: string]: unknown }} */
const npmComponents = () =>
  JSON.parse(
    execFileSync('npm', ['sbom', '--sbom-format=cyclonedx'], {
      cwd: ROOT,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    }),
  );

/** @returns {Promise<Component[]>} Each by the hash that the server checks before it loads the file. */
export const modelComponents = async () => {
  const folder = inRoot('models/bundles');
  const names = await readdir(folder, { recursive: true });
  return names
    .filter((name) => name.endsWith('metadata.json'))
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')))
    .map(({ id, version, name, sha256 }) => ({
      type: 'machine-learning-model',
      'bom-ref': `model/${id}@${version}`,
      name: id,
      version,
      description: name,
      hashes: [{ alg: 'SHA-256', content: sha256 }],
    }));
};

/**
 * Debian's packages that the worker is built with, in the versions of this machine; none where the official binary is used and dpkg is not known.
 *
 * @returns {Component[]}
 */
export const libraryComponents = () => {
  try {
    const listed = execFileSync(
      'dpkg-query',
      ['--show', '--showformat', '${Package} ${Version} ${db:Status-Status}\n', ...BUILD_PACKAGES],
      { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
    );
    return listed
      .trim()
      .split('\n')
      .map((line) => line.split(' '))
      .filter(([, , status]) => status === 'installed')
      .map(([name = '', version = '']) => ({
        type: 'library',
        'bom-ref': `debian/${name}@${version}`,
        name,
        version,
        purl: `pkg:deb/debian/${name}@${encodeURIComponent(version)}`,
      }));
  } catch {
    process.stderr.write(
      `The libraries of the media worker are not listed: ${BUILD_PACKAGES.join(', ')} are not all known to dpkg here.\n`,
    );
    return [];
  }
};

if (process.argv[1] === import.meta.filename) {
  const bom = npmComponents();
  const components = [...bom.components, ...(await modelComponents()), ...libraryComponents()];
  writeFileSync(inRoot('sbom.cdx.json'), `${JSON.stringify({ ...bom, components }, null, 2)}\n`);
  process.stdout.write(`sbom.cdx.json: ${components.length} components\n`);
}
