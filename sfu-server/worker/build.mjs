import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { availableParallelism, endianness } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LIBWEBRTC_DIR, readCommonSources, readLibwebrtcSources } from './commonSources.mjs';
import { PATCHED_SOURCE, patchDtls } from './dtlsPatch.mjs';
import { ninjaFile } from './ninjaFile.mjs';
import { runCommand } from './runCommand.mjs';

/** Debian's names for the libraries and tools of the build. */
export const BUILD_PACKAGES = [
  'g++',
  'ninja-build',
  'flatbuffers-compiler',
  'libflatbuffers-dev',
  'libsrtp2-dev',
  'libssl-dev',
  'libuv1-dev',
];

export const COMPILER = 'g++';

/** Headers that stand in for libraries that Debian does not carry, or not in the version the worker is written for. */
const OWN_HEADERS = fileURLToPath(new URL('include', import.meta.url));

const COMPILE_FLAGS = [
  '-std=c++20',
  '-O2',
  '-w',
  // The worker parses packets from anywhere on the network, so it is built as Debian builds its own servers.
  '-fstack-protector-strong',
  '-D_FORTIFY_SOURCE=2',
  '-fPIE',
  `-DMS_${endianness() === 'LE' ? 'LITTLE' : 'BIG'}_ENDIAN`,
  '-DMS_EXECUTABLE',
  '-DNDEBUG',
  '-DFLATBUFFERS_LOCALE_INDEPENDENT=1',
];

const LINK_FLAGS = [
  '-pie',
  '-Wl,-z,relro,-z,now',
  ...['uv', 'ssl', 'crypto', 'srtp2', 'flatbuffers', 'pthread'].map((name) => `-l${name}`),
];

/** The flags that worker/fbs/FBS/meson.build gives: the sources include one header per schema as FBS/name.h. */
const FLATC_FLAGS =
  '--cpp --cpp-field-case-style lower --reflect-names --scoped-enums --filename-suffix'.split(' ');

/** Headers that most of the worker's files read, beside those of the messages. */
const COMMON_HEADERS = [
  '"common.hpp"',
  ...['ankerl/unordered_dense.h', 'uv.h'].map((name) => `<${name}>`),
  ...['cmath', 'cstring', 'deque', 'limits', 'map', 'span', 'sstream', 'string', 'vector'].map(
    (name) => `<${name}>`,
  ),
];

/**
 * One header to be compiled once: without it each of some 250 files spends about a second on reading the same
 * declarations, and the build takes twice as long.
 *
 * @param {string} buildDir
 * @param {string} messagesDir
 */
const writePrelude = async (buildDir, messagesDir) => {
  const messages = (await readdir(join(messagesDir, 'FBS'))).map((name) => `<FBS/${name}>`);
  const path = join(buildDir, 'prelude.hpp');
  await writeFile(path, [...COMMON_HEADERS, ...messages].map((name) => `#include ${name}\n`).join(''));
  return path;
};

/** @param {string} workerDir @param {string} outDir */
const generateMessages = async (workerDir, outDir) => {
  const schemas = (await readdir(join(workerDir, 'fbs'))).filter((name) => name.endsWith('.fbs'));
  const paths = schemas.map((name) => join(workerDir, 'fbs', name));
  await runCommand('flatc', [...FLATC_FLAGS, '', '-o', outDir, ...paths], {
    failure: 'flatc could not translate the message schemas of mediasoup.',
  });
};

/** The package in node_modules is never changed: the patched copy lies in the build folder. @param {string} workerDir @param {string} buildDir */
const writePatchedSource = async (workerDir, buildDir) => {
  const patched = join(buildDir, 'patched', PATCHED_SOURCE);
  await mkdir(dirname(patched), { recursive: true });
  await writeFile(patched, patchDtls(await readFile(join(workerDir, PATCHED_SOURCE), 'utf8')));
  return patched;
};

/**
 * With libwebrtc's bandwidth estimation, as the official binary has it. The one that the worker has built in instead (mediasoup 3.27) sends no feedback
 * yet: a browser takes the silence for a dying network and goes down to 30 kbit/s within twenty seconds.
 *
 * @param {string} workerDir @param {string} patchedSource
 */
const compileUnits = async (workerDir, patchedSource) => {
  /** @param {string} dir */
  const listIn = (dir) => readFile(join(workerDir, dir, 'meson.build'), 'utf8');
  const sources = [
    ...readCommonSources(await listIn('.')),
    ...readLibwebrtcSources(await listIn(LIBWEBRTC_DIR)),
  ];
  return [...sources, 'src/main.cpp'].map((path) => ({
    source: path === PATCHED_SOURCE ? patchedSource : join(workerDir, path),
    object: `objects/${path}.o`,
  }));
};

/**
 * Builds mediasoup-worker from the sources in the npm package against the system's libraries.
 *
 * @param {object} options
 * @param {string} options.mediasoupDir the installed npm package
 * @param {string} options.buildDir an existing, empty folder
 * @param {NodeJS.ProcessEnv} options.env MEDIASOUP_MAX_CORES limits the compilers that run at once
 * @param {(done: string) => void} options.report told `[123/210]` as it goes
 * @returns {Promise<string>} the path of the binary, inside `buildDir`
 * @throws {import('./runCommand.mjs').SetupError}
 */
export const buildWorker = async ({ mediasoupDir, buildDir, env, report }) => {
  const workerDir = join(mediasoupDir, 'worker');
  const messages = join(buildDir, 'messages');
  await generateMessages(workerDir, join(messages, 'FBS'));
  const units = await compileUnits(workerDir, await writePatchedSource(workerDir, buildDir));
  const text = ninjaFile({
    compiler: COMPILER,
    compileFlags: COMPILE_FLAGS,
    includeDirs: [
      OWN_HEADERS,
      messages,
      ...['include', LIBWEBRTC_DIR, `${LIBWEBRTC_DIR}/libwebrtc`].map((dir) => join(workerDir, dir)),
    ],
    prelude: await writePrelude(buildDir, messages),
    linkFlags: LINK_FLAGS,
    units,
    output: 'mediasoup-worker',
  });
  await writeFile(join(buildDir, 'build.ninja'), text);
  const jobs = Number(env['MEDIASOUP_MAX_CORES']) || availableParallelism();
  await runCommand('ninja', ['-C', buildDir, '-j', String(jobs)], {
    env: { ...env, NINJA_STATUS: '[%f/%t] ' },
    failure: 'mediasoup-worker could not be built from its sources.',
    onLine: (line) => {
      const done = /^\[\d+\/\d+\]/.exec(line)?.[0];
      if (done) report(done);
    },
  });
  return join(buildDir, 'mediasoup-worker');
};
