import { SignalingClient } from '@smart-triage/shared/client/signalingClient';
import type { CaseId } from '@smart-triage/shared/domain/ids';
import type { Actor } from '@smart-triage/shared/domain/role';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { adminCall } from '../../../sfu-server/test/support/adminCall.ts';
import { TABLET_CONTEXT, TabletPage } from '../../browser/tabletPage.ts';
import type { ServerProcess } from '../../rig/serverProcess.ts';
import { Desk, type Signal } from '../outages/desk.ts';
import { until } from '../outages/recovery.ts';

/** What a crew waits for, and how long a tablet that was taken back goes on. */
type TabletTimes = {
  pairedMs: number;
  onDutyMs: number;
  /** From the administrator's word to the last of each at a desk; 0: none came after it. */
  lastMs: Record<Signal, number>;
  /** Until the tablet's connection was closed, and until its screen said so. */
  closedMs: number;
  saidMs: number;
};

const CARDIOLOGIST: Actor = { id: 'cardio-bench', name: 'Dr. Bench', role: 'cardiologist' };
/** ECG, picture and sound of a call, as for a while before. */
const CALL_MS = 3000;
/** What has not come for so long after the end comes no more. */
const SILENT_MS = 6000;

/** One tablet's life: paired, a crew signs in on it, a call runs, and it is taken back in the middle of it. */
export async function runTablet(browser: Browser, server: ServerProcess, turn: number): Promise<TabletTimes> {
  const unit = `bench-${turn}`;
  const { code } = (await adminCall(server.dataDir, 'POST', '/tablets/codes', { unit })) as { code: string };
  const member = { number: String(1000 + turn), name: `Nurse ${turn}` };
  const { pin } = (await adminCall(server.dataDir, 'POST', '/crew', member)) as { pin: string };
  const context = await browser.newContext(TABLET_CONTEXT);
  try {
    const page = await context.newPage();
    const closings: number[] = [];
    page.on('websocket', (socket) => {
      socket.on('close', () => closings.push(performance.now()));
    });
    const pairedMs = await timePairing(page, server.url, code);
    const onDutyMs = await timePin(page, member, pin);
    const desk = await watchCall(page, server, unit);
    const revokedAt = performance.now();
    await adminCall(server.dataDir, 'POST', `/tablets/${unit}/revoke`);
    await page.getByRole('heading', { name: 'Pair this tablet' }).waitFor();
    const saidAt = performance.now();
    await sleep(SILENT_MS);
    const closedAt = closings.find((at) => at > revokedAt);
    if (closedAt === undefined) throw new Error(`the connection of ${unit} was not closed`);
    desk.close();
    const lastOf = (signal: Signal): number => Math.max(0, desk.lastAt[signal] - revokedAt);
    return {
      pairedMs,
      onDutyMs,
      lastMs: { ecg: lastOf('ecg'), video: lastOf('video'), sound: lastOf('sound') },
      closedMs: closedAt - revokedAt,
      saidMs: saidAt - revokedAt,
    };
  } finally {
    await context.close();
  }
}

async function timePairing(page: Page, url: string, code: string): Promise<number> {
  await page.goto(`${url}/ambulance/`);
  await page.getByLabel('Pairing code').fill(code);
  const startedAt = performance.now();
  await page.getByRole('button', { name: 'Pair', exact: true }).click();
  await page.getByRole('button', { name: /^Start case/ }).waitFor();
  return performance.now() - startedAt;
}

/** From the last press; what came before it is the hand's own time. */
async function timePin(
  page: Page,
  { number, name }: { number: string; name: string },
  pin: string,
): Promise<number> {
  await page.getByRole('button', { name: 'Sign in' }).click();
  const dialog = page.getByRole('dialog', { name: 'Who is on duty' });
  const type = async (digits: string): Promise<void> => {
    for (const digit of digits) await dialog.getByRole('button', { name: digit, exact: true }).click();
  };
  await type(number);
  await dialog.getByRole('button', { name: 'To the PIN' }).click();
  await type(pin);
  const startedAt = performance.now();
  await dialog.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText(`On duty: ${name}`).waitFor();
  return performance.now() - startedAt;
}

/** A practice case with camera, microphone and ECG, at a desk that gets all three. */
async function watchCall(page: Page, server: ServerProcess, unit: string): Promise<Desk> {
  const tablet = TabletPage.of(page);
  await tablet.startCase('Practice case');
  await tablet.simulate('normal ECG');
  const desk = Desk.open(server.url, () => server.tokenFor(CARDIOLOGIST), await caseOf(server, unit));
  const isThere = (signal: Signal): boolean => Number.isFinite(desk.lastAt[signal]);
  if (!(await until(() => isThere('ecg') && isThere('video') && isThere('sound'))))
    throw new Error(`no call with ${unit}`);
  await sleep(CALL_MS);
  return desk;
}

async function caseOf(server: ServerProcess, unit: string): Promise<CaseId> {
  const signaling = new SignalingClient({ url: server.url, token: () => server.tokenFor(CARDIOLOGIST) });
  try {
    const isReady = new Promise<unknown>((resolve) => signaling.onReady(resolve));
    signaling.connect();
    await isReady;
    const { cases } = await signaling.request('board:watch', {});
    const open = cases.find((state) => state.unit === unit);
    if (!open) throw new Error(`no case of ${unit}`);
    return open.caseId;
  } finally {
    signaling.close();
  }
}
