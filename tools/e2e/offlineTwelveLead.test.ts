import { syntheticEcg } from '@smart-triage/models/testing/syntheticEcg';
import type { CaseState } from '@smart-triage/shared/domain/caseState';
import { INDEPENDENT_LEADS } from '@smart-triage/shared/ecg/leads';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestServer } from '../../sfu-server/test/support/testServer.ts';
import { waitFor } from '../../sfu-server/test/support/waitFor.ts';
import { launchChromium } from '../browser/launchChromium.ts';
import { RECORDING_FILES, TabletPage } from '../browser/tabletPage.ts';

/** A start of a server, ten seconds of ECG and a reconnect, on a machine that does other things too. */
const OFFLINE_AND_BACK_MS = 120_000;

let server: TestServer;
let browser: Browser;

beforeAll(async () => {
  server = await TestServer.start();
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

/** Anterior ST elevation, in the project's own format; eight seconds hold ten beats, so that it can start over without a jump. */
function anteriorInjury() {
  const stMv = { V2: 0.4, V3: 0.4, V4: 0.3 };
  const made = syntheticEcg({ leads: INDEPENDENT_LEADS, seconds: 8, stMv });
  const leads = Object.fromEntries(made.leads.map((lead, index) => [lead, [...made.samples[index]!]]));
  const { rateHz, lsbNv } = made;
  const text = JSON.stringify({ format: 'smart-triage-ecg', version: 1, rateHz, lsbNv, leads });
  return { name: 'anterior.json', mimeType: 'application/json', buffer: Buffer.from(text) };
}

/** With everything that it needs without a network. */
async function installedTablet(): Promise<TabletPage> {
  const tablet = await TabletPage.open(browser, server.app.url, server.app.demo!.tablets[0]!.code);
  await tablet.page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  return tablet;
}

async function stateOnServer(holds: (state: CaseState) => boolean): Promise<CaseState> {
  const reader = await server.connect(await server.staffToken('cardio'));
  return waitFor('the facts of the tablet', async () => {
    const [open] = (await reader.request('board:watch', {})).cases;
    return open && holds(open) && open;
  });
}

describe('a 12-lead ECG in a dead zone', () => {
  it(
    '[GT7] [GT8] is analysed on the tablet, takes the screen, is overruled there, and the server has the same when the link is back',
    async () => {
      const tablet = await installedTablet();
      const { page } = tablet;
      await tablet.startCase('Practice case');
      await tablet.goTo('Patient');
      await tablet.choose('Sex', /^Man/);
      await page.getByText(/^0 waiting/).waitFor();
      await server.app.close();

      await tablet.goTo('ECG');
      await page.getByLabel(RECORDING_FILES).setInputFiles([anteriorInjury()]);
      await page.getByRole('button', { name: '12-lead now' }).click();
      const takeover = page.getByRole('dialog', { name: 'Drive now?' });
      await takeover
        .getByText(/STEMI criteria: V/)
        .first()
        .waitFor();
      await takeover.getByRole('img', { name: /^12-lead ECG of/ }).waitFor();
      await takeover.getByRole('button', { name: 'Overrule' }).click();
      await takeover.getByLabel('Why not drive now?').fill('known aneurysm, same ECG in March');
      await takeover.getByRole('button', { name: 'Overrule with this reason' }).click();
      await page.getByText('You overruled it').waitFor();
      await page.getByText('Analysed on this tablet, not yet stored by the server').waitFor();

      await server.restart();
      const state = await stateOnServer(
        ({ ecg, driveNow }) => ecg.latest?.tabletAnalysis === 'same' && driveNow?.answer !== null,
      );
      expect(state.ecg.met).toMatchObject({ id: state.ecg.latest?.id, trigger: 'person' });
      expect(state.driveNow).toMatchObject({
        criteria: ['ecg-criteria'],
        answer: { kind: 'overruled', reason: 'known aneurysm, same ECG in March', by: { role: 'paramedic' } },
      });
      await page.getByText('Tablet and server came to the same').waitFor();
      expect(await takeover.count()).toBe(0);
    },
    OFFLINE_AND_BACK_MS,
  );
});
