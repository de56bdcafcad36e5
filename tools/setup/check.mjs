// npm run check: format, lint, types, dead code, rule coverage and hazard log. Every step runs, also after one has failed.
import { existsSync } from 'node:fs';
import { runCommand, SetupError } from '../../sfu-server/worker/runCommand.mjs';
import { installModules } from './install.mjs';
import { binScript } from './node24.mjs';
import { inModules, inRoot, NODE_24, ROOT } from './paths.mjs';
import { runProgram } from './program.mjs';

/** Each step keeps about one core busy, and the smallest machine this is meant for has two. */
const AT_ONCE = 2;

const TYPED = [
  '.',
  'shared',
  'models',
  'sfu-server',
  'sfu-server/worker',
  'sfu-server/test',
  'ambulance-client',
  'control-room',
  'tools',
];

/** ESLint keeps the types of all it has read: in one run they no longer fit into Node's memory. What no group names is linted as the rest. */
const LINTED_APART = [
  ['ambulance-client', 'control-room'],
  ['shared', 'models', 'sfu-server'],
];

/** @typedef {{ name: string, words: () => string[] }} Step `words` is what follows `node` */
/** @typedef {{ name: string, seconds: number, failure?: SetupError }} Result */

/** @param {string} name */
const cache = (name) => inModules('.cache', 'check', name);

/** @param {string} folder @returns {Step} */
const typesOf = (folder) => ({
  name: `types ${folder}`,
  words: () => [
    ...[binScript('tsc'), '-p', folder, '--incremental'],
    ...['--tsBuildInfoFile', cache(`${folder.replaceAll('/', '-')}.tsbuildinfo`)],
  ],
});

/**
 * @param {string} name
 * @param {string[]} what
 * @returns {Step}
 */
const lint = (name, what) => ({
  name: `lint ${name}`,
  words: () => [
    ...[binScript('eslint'), ...what, '--max-warnings', '0'],
    ...[
      '--cache',
      '--cache-strategy',
      'content',
      '--cache-location',
      cache(`eslint-${name.replaceAll(' ', '-')}`),
    ],
  ],
});

/**
 * ESLint's cache knows a file by its content only: a rule that reads types may miss what a change elsewhere did to an
 * unchanged file. CI begins without a cache and finds it.
 *
 * The longest first, so that nothing long is left to run alone at the end.
 *
 * @returns {Step[]}
 */
const steps = () => [
  ...LINTED_APART.map((folders) => lint(folders.join('+'), folders)),
  lint('the rest', ['.', ...LINTED_APART.flat().flatMap((folder) => ['--ignore-pattern', `${folder}/`])]),
  ...TYPED.filter((folder) => existsSync(inRoot(folder, 'tsconfig.json'))).map(typesOf),
  {
    name: 'format',
    words: () => [
      ...[binScript('prettier'), '--check', '.', '--log-level', 'warn'],
      ...['--cache', '--cache-strategy', 'content', '--cache-location', cache('prettier')],
    ],
  },
  { name: 'dead code', words: () => [binScript('knip')] },
  { name: 'hazard log', words: () => [inRoot('tools/setup/hazardCheck.mjs')] },
  { name: 'rule coverage', words: () => [inRoot('tools/setup/ruleCoverage.mjs')] },
];

/** @param {Step} step @returns {Promise<Result>} */
const run = async ({ name, words }) => {
  const start = Date.now();
  const seconds = () => Math.round((Date.now() - start) / 1000);
  try {
    await runCommand(NODE_24, words(), { cwd: ROOT, isReport: true });
    return { name, seconds: seconds() };
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    return { name, seconds: seconds(), failure: error };
  }
};

/** @param {Result} result @param {(text: string) => void} say */
const show = ({ name, seconds, failure }, say) => {
  say(`${failure ? '✗' : '✓'} ${name} (${seconds} s)`);
  if (failure) say(failure.output || failure.message);
};

/** @param {Step[]} waiting @param {(text: string) => void} say @returns {Promise<Result[]>} */
const runAll = async (waiting, say) => {
  /** @type {Result[]} */
  const results = [];
  const lane = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      const result = await run(step);
      show(result, say);
      results.push(result);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return results;
};

await runProgram(async ({ progress }) => {
  await installModules(progress);
  const results = await runAll(steps(), progress.say);
  const failed = results.filter(({ failure }) => failure).map(({ name }) => name);
  progress.say(
    failed.length === 0
      ? `All ${results.length} checks passed.`
      : `Failed: ${failed.join(', ')} (of ${results.length}).`,
  );
  return failed.length === 0 ? 0 : 1;
});
