import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inModules } from './paths.mjs';

const MINUTE_MS = 60_000;

/**
 * What the invented hospitals of the demo have to offer, as a region's own system would say it; it grows old as that would. Nothing, where a source is configured.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {number} now ms since 1970
 * @param {string} [folder] where the file is left
 * @returns {Promise<Record<string, string>>} what the server is told of it
 */
export const demoCapacity = async (env, now, folder = inModules('.cache', 'smart-triage')) => {
  if (env['CAPACITY_SOURCE'] !== undefined) return {};
  await mkdir(folder, { recursive: true });
  const file = join(folder, 'demo-capacity.json');
  await writeFile(file, JSON.stringify({ hospitals: hospitals(now) }));
  return { CAPACITY_SOURCE: file };
};

/** @param {number} at */
const hospitals = (at) => [
  { hospital: 'lumc', at, ed: { kind: 'open' }, cardiacBeds: 2, cathLab: 'free' },
  { hospital: 'alrijne-leiderdorp', at, ed: { kind: 'open' }, cardiacBeds: 4 },
  {
    hospital: 'groene-hart',
    at,
    ed: { kind: 'paused', reason: 'demo: crowded', until: at + 90 * MINUTE_MS },
    cardiacBeds: 0,
  },
];
