// A program: lists hazards that cite no test, and citations of tests and files that are not there.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { allTestTitles } from './allTestTitles.mjs';
import { inRoot } from './paths.mjs';
import { isProgram } from './program.mjs';

const FOLDER = 'docs/safety';
const LOG = `${FOLDER}/hazard-log.md`;

/** @typedef {{ file: string, title: string }} Citation */
/** @typedef {{ id: string, tests: Citation[], links: string[] }} Hazard */

/** @param {string} text @param {RegExp} pattern @returns {string[][]} the groups of each match */
const groupsOf = (text, pattern) => [...text.matchAll(pattern)].map(([, ...groups]) => groups.map(String));

/** @param {string} section @returns {Hazard} */
const readHazard = (section) => ({
  id: section.slice(0, section.search(/\s/)),
  tests: groupsOf(section, /^- `([^`]+)`: `([^`]+)`$/gm).map(([file = '', title = '']) => ({ file, title })),
  links: groupsOf(section, /\]\(([^)]+)\)/g).flat(),
});

/**
 * The hazards: sections that begin with `## HZ01`. A test is cited as a list item, file and exact title both in backticks.
 *
 * @param {string} markdown
 * @returns {Hazard[]}
 */
export const readHazards = (markdown) =>
  markdown
    .split(/^## (?=HZ\d)/m)
    .slice(1)
    .map(readHazard);

/**
 * @param {readonly Hazard[]} hazards
 * @param {ReadonlyMap<string, readonly string[]>} titles as they stand in the source, quotes included, by file
 * @param {(link: string) => boolean} isThere
 * @returns {string[]} one sentence for each fault; none when log and tests agree
 */
export const hazardFaults = (hazards, titles, isThere) => {
  /** @param {Citation} citation */
  const isKnown = ({ file, title }) => (titles.get(file) ?? []).some((text) => text.slice(1, -1) === title);
  const ids = hazards.map(({ id }) => id);
  return [
    ...ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `${id} stands more than once in ${LOG}.`),
    ...hazards.flatMap(({ id, tests, links }) => [
      ...(tests.length === 0 ? [`${id} cites no test.`] : []),
      ...tests.filter((test) => !isKnown(test)).map(({ file, title }) => `${id}: no "${title}" in ${file}.`),
      ...links.filter((link) => !isThere(link)).map((link) => `${id}: there is no ${link}.`),
    ]),
  ];
};

/** @returns {Promise<number>} the exit code */
const main = async () => {
  const hazards = readHazards(await readFile(inRoot(LOG), 'utf8'));
  const isThere = (/** @type {string} */ link) => existsSync(join(inRoot(FOLDER), link));
  const faults = hazardFaults(hazards, await allTestTitles(), isThere);
  process.stdout.write([`${hazards.length} hazards in ${LOG}.`, ...faults, ''].join('\n'));
  return hazards.length > 0 && faults.length === 0 ? 0 : 1;
};

if (isProgram(import.meta.url)) process.exitCode = await main();
