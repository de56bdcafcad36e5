import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { launchChromium } from '../browser/launchChromium.ts';
import { inModules } from '../setup/paths.mjs';
import { type Picture, lookAtStates } from './lookAtStates.ts';
import { CLIENTS, STATES_OF } from './pages.ts';
import { type Client, startStatesServer } from './statesServer.ts';

const HELP = `npm run states -- [options]: draws every screen in every state and looks at it; fails on serious findings of axe,
on what sticks out sideways, on targets under 12 mm on the tablet, and on text that is not translated. The pictures are left to be looked at.
  --only WORDS   only states with one of these words, separated by commas, in their id
  --page NAME    only ambulance-client or control-room
  --out FOLDER   where the pictures go`;

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    page: { type: 'string' },
    out: { type: 'string', default: inModules('.cache', 'states') },
    help: { type: 'boolean', default: false },
  },
});

const words = values.only?.split(',') ?? [''];
const wants = (id: string): boolean => words.some((word) => id.includes(word));
const folder = resolve(values.out);

async function look(client: Client): Promise<string[]> {
  const server = await startStatesServer(client);
  const browser = await launchChromium();
  const pictures: Picture[] = [];
  const place = join(folder, client);
  await rm(place, { recursive: true, force: true });
  await mkdir(place, { recursive: true });
  try {
    return await lookAtStates(
      browser,
      { url: server.url, wants, ...STATES_OF[client] },
      {
        onState: (id) => {
          console.log(`${client}: ${id}`);
        },
        onPicture: async (picture, png) => {
          pictures.push(picture);
          await writeFile(join(place, fileOf(picture)), png);
        },
      },
    );
  } finally {
    await writeFile(join(place, 'index.html'), sheetOf(pictures));
    await browser.close();
    await server.close();
  }
}

function fileOf({ id, size, theme, language }: Picture): string {
  return `${id}.${size}.${theme}.${language}.png`;
}

/** All of them on one page. */
function sheetOf(pictures: readonly Picture[]): string {
  const figures = pictures
    .map(fileOf)
    .map((file) => `<figure><img src="${file}" loading="lazy"><figcaption>${file}</figcaption></figure>`);
  const style = 'figure{display:inline-block;margin:4px;font:12px sans-serif}img{width:420px;display:block}';
  return `<!doctype html><meta charset="utf-8"><title>States</title><style>${style}</style>${figures.join('\n')}`;
}

if (values.help) console.log(HELP);
else {
  const found: string[] = [];
  for (const client of CLIENTS.filter((name) => values.page === undefined || name === values.page))
    found.push(...(await look(client)));
  for (const finding of found) console.log(finding);
  console.log(`${found.length} findings. Pictures: ${folder}`);
  process.exitCode = found.length === 0 ? 0 : 1;
}
