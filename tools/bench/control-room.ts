import { loadavg } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Browser } from 'playwright-core';
import { ControlRoomPage } from '../browser/controlRoomPage.ts';
import { launchChromium } from '../browser/launchChromium.ts';
import { keepOnTheRoad } from '../fleet/fleet.ts';
import { PROFILES } from '../fleet/profiles.ts';
import { ServerProcess } from '../rig/serverProcess.ts';
import { measureBoard, openCases } from './control-room/board.ts';
import { measureAccessibility } from './control-room/accessibility.ts';
import { measureOpening, measureTwelveLeads } from './control-room/patient.ts';
import { measureTiles } from './control-room/tiles.ts';
import { LightAmbulance } from './load/lightAmbulance.ts';
import { measureMemory } from './pageMemory.ts';
import { type BenchResult, report } from './report.ts';
import { scriptSize, SPOKEN_TEXTS } from './scriptSize.ts';

/** npm run bench control-room -- [--cases 200] [--seconds 15] [--soak 120] [--only tiles,board,twelveLeads,patients] [--json FILE] */
const { values: options } = parseArgs({
  options: {
    cases: { type: 'string', default: '200' },
    seconds: { type: 'string', default: '15' },
    soak: { type: 'string', default: '120' },
    only: { type: 'string' },
    json: { type: 'string' },
  },
});
const [cases, seconds, soak] = [options.cases, options.seconds, options.soak].map(Number);
if (!cases || !seconds || !soak) throw new Error('--cases 200 --seconds 15 --soak 120');

const PAGE = join(import.meta.dirname, '../../control-room/dist');
/** The fleet pairs, opens its cases and its pictures grow to their full size. */
const FLEET_MS = 12_000;

type Bench = { server: ServerProcess; browser: Browser; account: { login: string; password: string } };

/** The demo's cardiologist, as the server prints it a moment after it is ready. */
async function accountOf(server: ServerProcess): Promise<Bench['account']> {
  for (let turn = 0; turn < 100; turn++) {
    const password = / cardio +(\S+)/.exec(server.output())?.[1];
    if (password !== undefined) return { login: 'cardio', password };
    await sleep(100);
  }
  throw new Error('the server printed no account of a cardiologist');
}

/** What an ambulance says while it is taken off the road is of no interest. */
function sayUntil(stopped: AbortSignal): (text: string) => void {
  return (text) => {
    if (!stopped.aborted) console.error(text);
  };
}

/** Two ambulances with picture, sound and ECG, as the demo has them. */
async function patients({ server, browser, account }: Bench): Promise<BenchResult[]> {
  const stop = new AbortController();
  const [first, second] = PROFILES;
  const units = [first, second].flatMap((profile) => profile ?? []);
  const deps = {
    dataDir: server.dataDir,
    certificate: null,
    say: sayUntil(stop.signal),
    stopped: stop.signal,
  };
  const onTheRoad = Promise.all(units.map((profile) => keepOnTheRoad(profile, null, deps)));
  try {
    const desk = await ControlRoomPage.open(browser, server.url, account, { probe: true });
    await sleep(FLEET_MS);
    const opening = await measureOpening(
      desk.page,
      units.map(({ unit }) => unit),
    );
    const accessible = await measureAccessibility(desk.page, units[0]?.unit ?? '');
    await desk.page.context().close();
    // Without the probe, which keeps what it measured.
    const { page } = await ControlRoomPage.open(browser, server.url, account);
    await page
      .getByRole('link', { name: new RegExp(units[0]?.unit ?? '') })
      .first()
      .click();
    const memory = await measureMemory(page, {
      seconds: soak ?? 0,
      id: 'memory',
      what: 'one patient open, picture and ECG live',
      promised: { seconds: 8 * 3600, words: '8 h' },
    });
    await page.context().close();
    return [...opening, accessible, ...memory];
  } finally {
    stop.abort();
    await onTheRoad;
  }
}

async function twelveLeads({ server, browser, account }: Bench): Promise<BenchResult[]> {
  const actor = { id: 'ecg-only', name: 'ecg-only', role: 'paramedic' } as const;
  const token = () => server.tokenFor(actor);
  const ambulance = await LightAmbulance.create({ url: server.url, token, unit: 'ecg-only', seed: 1 });
  try {
    const { page } = await ControlRoomPage.open(browser, server.url, account, { probe: true });
    const results = await measureTwelveLeads(browser, page, 'ecg-only', seconds ?? 0);
    await page.context().close();
    return results;
  } finally {
    ambulance.close();
  }
}

async function board({ server, browser, account }: Bench): Promise<BenchResult[]> {
  const fleet = await openCases(server, cases ?? 0);
  try {
    const { page } = await ControlRoomPage.open(browser, server.url, account);
    const results = await measureBoard(browser, page, fleet, seconds ?? 0);
    await page.context().close();
    return results;
  } finally {
    for (const ambulance of fleet) ambulance.close();
  }
}

async function tiles({ server, browser, account }: Bench): Promise<BenchResult[]> {
  const { page } = await ControlRoomPage.open(browser, server.url, account);
  const results = await measureTiles(server, browser, page, seconds ?? 0);
  await page.context().close();
  return results;
}

type Part = (bench: Bench) => Promise<BenchResult[]>;

/** What failed is said, and takes the figures of the others along no more. */
async function measured(part: Part, bench: Bench): Promise<BenchResult[]> {
  try {
    return await part(bench);
  } catch (error) {
    console.error(error);
    const note = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    return [{ id: `${part.name}.notMeasured`, value: null, unit: '', n: 0, note }];
  }
}

function wantedParts() {
  const parts = [tiles, board, twelveLeads, patients];
  const names = options.only?.split(',') ?? parts.map(({ name }) => name);
  const unknown = names.find((name) => !parts.some((part) => part.name === name));
  if (unknown !== undefined)
    throw new Error(`--only ${unknown}: there are ${parts.map(({ name }) => name).join(', ')}`);
  return parts.filter(({ name }) => names.includes(name));
}

/** Of the machine, over the last minute: what else runs on it is in every figure above. */
function load(): BenchResult {
  return { id: 'machine.load', value: loadavg()[0] ?? null, unit: 'processes', n: 1 };
}

/** On a server of its own: the cases that one part leaves open would stand above those that another looks for. */
async function alone(part: Part): Promise<BenchResult[]> {
  const server = await ServerProcess.create();
  try {
    return await measured(part, { server, browser, account: await accountOf(server) });
  } finally {
    await server.close();
  }
}

const browser = await launchChromium();
const firstView = scriptSize({
  id: 'L10.controlRoomKb',
  page: PAGE,
  base: '/control-room/',
  atMostKb: 250,
  oneOf: SPOKEN_TEXTS,
});
const results = [load(), firstView];
try {
  for (const part of wantedParts()) results.push(...(await alone(part)));
} finally {
  await browser.close();
}
report('control-room', [...results, { ...load(), id: 'machine.loadAtEnd' }], process.argv);
// libwebrtc's threads would keep the process alive.
process.exit(0);
