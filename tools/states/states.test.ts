import { readdir, readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../browser/launchChromium.ts';
import { inRoot } from '../setup/paths.mjs';
import { lookAtStates } from './lookAtStates.ts';
import { CLIENTS, STATES_OF } from './pages.ts';
import { type Client, startStatesServer } from './statesServer.ts';

/** A few of the many: `npm run states` looks at all of them. */
const SAMPLE: Record<Client, readonly string[]> = {
  'ambulance-client': ['gate-met', 'decision-proposed'],
  'control-room': ['board-one', 'decision-open'],
};
/** What only the page of states has in it. */
const MARK = 'drawnState';
/** A development server that has compiled nothing yet, on a machine that does other things too. */
const LOOK_MS = 180_000;

let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
});

describe.each(CLIENTS)('the states of %s', (client) => {
  it(
    'are drawn without a server, and nothing sticks out, is too small for a gloved thumb, untranslated or not to be used without eyes or hands',
    async () => {
      const server = await startStatesServer(client);
      const { themes, sizes, alike } = STATES_OF[client];
      const wants = (id: string): boolean => SAMPLE[client].includes(id);
      const page = { url: server.url, themes: themes.slice(0, 1), sizes, alike, wants };
      const seen: string[] = [];
      const found = await lookAtStates(browser, page, { onState: (id) => seen.push(id) });
      await server.close();
      expect(found).toEqual([]);
      expect(seen.toSorted()).toEqual(SAMPLE[client].toSorted());
    },
    LOOK_MS,
  );

  it('are in no file of the built page, nor in what an installed tablet keeps', async () => {
    const folder = inRoot(client, 'dist');
    const files = (await readdir(folder, { recursive: true })).filter((file) =>
      /\.(html|js|css)$/.test(file),
    );
    expect(files).toContain('index.html');
    expect(files.filter((file) => file.includes('states'))).toEqual([]);
    for (const file of files) {
      const text = await readFile(`${folder}/${file}`, 'utf8');
      expect([file, text.includes(MARK) || text.includes('states.html')]).toEqual([file, false]);
    }
  });
});
