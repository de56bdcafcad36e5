import { SetupError } from './runCommand.mjs';

/** The one condition under which files are added that this build wants: libwebrtc's bandwidth estimation, as in the official binary. */
const LIBWEBRTC_GUARD = "if not get_option('ms_use_builtin_bwe')\n  ";

/** @param {string} text @param {string} extension */
const quotedPaths = (text, extension) =>
  [...text.matchAll(new RegExp(`'([^']+\\.${extension})'`, 'g'))].map(([, path]) => String(path));

/** @param {string} file @returns {never} */
const refuse = (file) => {
  throw new SetupError(
    `The list of source files in mediasoup/worker/${file} has a new shape: adapt sfu-server/worker/commonSources.mjs to this version of mediasoup.`,
  );
};

/**
 * The worker's source files, relative to its folder, read from its meson.build: the list changes with every version.
 *
 * @param {string} mesonBuild the text of worker/meson.build
 * @returns {string[]}
 * @throws {SetupError} when the file does not have the shape this was written for
 */
export const readCommonSources = (mesonBuild) => {
  const lists = [...mesonBuild.matchAll(/^ *common_sources \+?= \[\n(.*?)^ *\]/gms)].map(([, list]) => list);
  const added = mesonBuild.split('common_sources += ').slice(0, -1);
  if (lists.length !== added.length + 1 || added.some((before) => !before.endsWith(LIBWEBRTC_GUARD)))
    refuse('meson.build');
  return lists.flatMap((list) => quotedPaths(String(list), 'cpp'));
};

export const LIBWEBRTC_DIR = 'deps/libwebrtc';

/**
 * The files of the libwebrtc subset that comes with the worker, relative to the worker's folder.
 *
 * @param {string} mesonBuild the text of worker/deps/libwebrtc/meson.build
 * @returns {string[]}
 * @throws {SetupError} when the file does not have the shape this was written for
 */
export const readLibwebrtcSources = (mesonBuild) => {
  const list = /^libwebrtc_sources = \[\n(.*?)^\]/ms.exec(mesonBuild)?.[1];
  const paths = quotedPaths(list ?? '', 'cc');
  if (paths.length === 0) refuse(`${LIBWEBRTC_DIR}/meson.build`);
  return paths.map((path) => `${LIBWEBRTC_DIR}/${path}`);
};
