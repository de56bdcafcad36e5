// A program: lists rules of docs/protocol.md that no test quotes, and tests that quote a rule that is not there.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { allTestTitles } from './allTestTitles.mjs';
import { inRoot } from './paths.mjs';
import { isProgram } from './program.mjs';

const PROTOCOL = 'docs/protocol.md';

/**
 * The ids of the rules: lines that begin with `- **HS1**`.
 *
 * @param {string} markdown
 * @returns {string[]}
 */
export const readRules = (markdown) =>
  [...markdown.matchAll(/^- \*\*([A-Z]+\d+)\*\*/gm)].map(([, id]) => String(id));

/**
 * The rules that titles quote, as in `[HS1] an older client is refused`.
 *
 * @param {readonly string[]} titles
 * @returns {string[]}
 */
export const quotedRules = (titles) =>
  titles.flatMap((title) => [...title.matchAll(/\[([A-Z]+\d+)\]/g)].map(([, id]) => String(id)));

/**
 * @param {readonly string[]} rules
 * @param {readonly string[]} quoted
 * @returns {string[]} one sentence for each fault; none when rules and tests agree
 */
export const coverageFaults = (rules, quoted) => {
  const known = new Set(rules);
  const tested = new Set(quoted);
  const repeated = rules.filter((id, at) => rules.indexOf(id) !== at);
  return [
    ...repeated.map((id) => `${id} stands more than once in ${PROTOCOL}.`),
    ...[...known].filter((id) => !tested.has(id)).map((id) => `${id} is quoted by no test.`),
    ...[...tested].filter((id) => !known.has(id)).map((id) => `${id} is quoted by a test but is no rule.`),
  ];
};

/** @returns {Promise<number>} the exit code */
const main = async () => {
  if (!existsSync(inRoot(PROTOCOL))) {
    process.stdout.write(`There is no ${PROTOCOL} yet: nothing to compare.\n`);
    return 0;
  }
  const titles = await allTestTitles();
  const rules = readRules(await readFile(inRoot(PROTOCOL), 'utf8'));
  const faults = coverageFaults(rules, quotedRules([...titles.values()].flat()));
  process.stdout.write([`${rules.length} rules in ${PROTOCOL}.`, ...faults, ''].join('\n'));
  return faults.length === 0 ? 0 : 1;
};

if (isProgram(import.meta.url)) process.exitCode = await main();
