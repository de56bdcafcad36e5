import { SetupError } from './runCommand.mjs';

const BUILTIN_BWE_GUARD = "if not get_option('ms_use_builtin_bwe')\n  ";

/**
 * The worker's source files, relative to its folder, read from its meson.build: the list changes with every version.
 * Files that are only built without the built-in bandwidth estimator are left out, because it is what this build uses.
 *
 * @param {string} mesonBuild the text of worker/meson.build
 * @returns {string[]}
 * @throws {SetupError} when the file does not have the shape this was written for
 */
export const readCommonSources = (mesonBuild) => {
  const list = /^common_sources = \[\n(.*?)^\]/ms.exec(mesonBuild)?.[1];
  const sources = [...(list ?? '').matchAll(/'([^']+\.cpp)'/g)].map(([, path]) => String(path));
  const added = mesonBuild.split('common_sources += ').slice(0, -1);
  if (sources.length === 0 || added.some((before) => !before.endsWith(BUILTIN_BWE_GUARD))) {
    throw new SetupError(
      'The list of source files in mediasoup/worker/meson.build has a new shape: adapt sfu-server/worker/commonSources.mjs to this version of mediasoup.',
    );
  }
  return sources;
};
