import { syntheticEcg } from '@smart-triage/models/testing/syntheticEcg';
import type { CaseState } from '@smart-triage/shared/domain/caseState';
import { INDEPENDENT_LEADS } from '@smart-triage/shared/ecg/leads';
import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestServer } from '../../sfu-server/test/support/testServer.ts';
import { waitFor } from '../../sfu-server/test/support/waitFor.ts';
import { holdUntil } from '../browser/hold.ts';
import { launchChromium } from '../browser/launchChromium.ts';
import { RECORDING_FILES, TABLET_CONTEXT, TABLET_UPRIGHT, TabletPage } from '../browser/tabletPage.ts';

/** A start of a server, ten seconds of ECG and a reconnect, on a machine that does other things too. */
const OFFLINE_AND_BACK_MS = 120_000;
/** The same for two crews, until their cases are closed. */
const RIDE_MS = 180_000;
const PHONE = '071 000 0000';

let server: TestServer;
let browser: Browser;

beforeAll(async () => {
  server = await TestServer.start({ HOSPITAL_PHONES: `lumc=${PHONE}` });
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
      await page.context().close();
    },
    OFFLINE_AND_BACK_MS,
  );
});

/** What the tablet says; its own catalogue would agree with itself. */
const DUTCH = {
  start: /^Start rit/,
  steps: 'Stappen',
  nothingWaits: /^0 wacht/,
  stemi: /STEMI vastgesteld/,
  yes: /^Ja/,
  confirm: /^Vasthouden om te bevestigen: nu rijden/,
  announce: /^Aankondigen bij LUMC/,
  phone: `LUMC weet nog niets. Bel zelf. ${PHONE}`,
  announced: /^Aangekondigd bij het ziekenhuis om/,
  accepted: /C\. de Wit neemt de patiënt aan/,
  decision: /^Besluit/,
  expected: /^Verwacht om/,
  takeOff: /^Vervoer starten/,
  done: 'Gedaan',
  handOver: /^Patiënt overgedragen/,
  close: /^Rit afsluiten/,
  next: 'Volgende rit',
};
const ENGLISH: typeof DUTCH = {
  start: /^Start case/,
  steps: 'Steps',
  nothingWaits: /^0 waiting/,
  stemi: /STEMI already known/,
  yes: /^Yes/,
  confirm: /^Hold to confirm: drive now/,
  announce: /^Announce to LUMC/,
  phone: `LUMC knows nothing yet. Phone them. ${PHONE}`,
  announced: /^Hospital told at/,
  accepted: /C\. de Wit takes the patient/,
  decision: /^Decision/,
  expected: /^Expected at/,
  takeOff: /^Start transport/,
  done: 'Done',
  handOver: /^Patient handed over/,
  close: /^Close the case/,
  next: 'Next case',
};

type Crew = { page: Page; words: typeof DUTCH; tablet: number };

const button = ({ page }: Crew, name: string | RegExp) => page.getByRole('button', { name });

async function setOut(words: typeof DUTCH, tablet: number, look: object): Promise<Crew> {
  const context = await browser.newContext({ ...TABLET_CONTEXT, ...look });
  const { page } = await TabletPage.openIn(context, server.app.url, server.app.demo!.tablets[tablet]!.code);
  const crew = { page, words, tablet };
  await button(crew, words.start).click();
  await page.getByRole('navigation', { name: words.steps }).waitFor();
  await page.getByText(words.nothingWaits).waitFor();
  return crew;
}

async function driveAndAnnounce(crew: Crew): Promise<void> {
  const { page, words } = crew;
  const stemi = page.getByRole('group', { name: words.stemi });
  await stemi.getByRole('radio', { name: words.yes }).check({ force: true });
  const confirm = button(crew, words.confirm);
  await holdUntil(page, confirm, () => confirm.waitFor({ state: 'detached' }));
  await button(crew, words.announce).click();
  await page.getByRole('status').filter({ hasText: words.phone }).waitFor();
}

/** From what the hospital said until the tablet is free for the next patient. */
async function arrive(crew: Crew): Promise<void> {
  const { page, words } = crew;
  await page.getByText(words.accepted).first().waitFor();
  await page
    .getByRole('navigation', { name: words.steps })
    .getByRole('button', { name: words.decision })
    .click();
  await button(crew, '15 min').click();
  await page.getByText(words.expected).waitFor();
  const done = page.getByText(words.done, { exact: true });
  await holdUntil(page, button(crew, words.takeOff), () => done.first().waitFor());
  await holdUntil(page, button(crew, words.handOver), () => done.nth(1).waitFor());
  await holdUntil(page, button(crew, words.close), () => button(crew, words.next).waitFor());
  await button(crew, words.next).click();
  await button(crew, words.start).waitFor();
}

describe('a crew that drives without a link', () => {
  it(
    '[DC10] [DC5] announces the patient and is told whom to phone, reads that the hospital takes the patient, and is free for the next one, upright in Dutch and across in English',
    async () => {
      const crews = [
        await setOut(DUTCH, 1, { locale: 'nl-NL', viewport: TABLET_UPRIGHT }),
        await setOut(ENGLISH, 2, {}),
      ];
      await server.whileGone(async () => {
        await Promise.all(crews.map(driveAndAnnounce));
      });
      await Promise.all(crews.map(({ page, words }) => page.getByText(words.announced).first().waitFor()));

      const desk = await server.connect(await server.staffToken('dispatch'));
      const { cases } = await desk.request('board:watch', {});
      const announced = crews.map(({ tablet }) => {
        const { name } = server.app.demo!.tablets[tablet]!;
        return cases.find(({ crew }) => crew.name.endsWith(name))!;
      });
      for (const { caseId, decision, announcement } of announced) {
        expect(decision).toMatchObject({ disposition: { kind: 'transport', hospital: 'lumc' } });
        expect(announcement?.askedAt).toBeLessThan(announcement!.at);
        const answer = { kind: 'accepted' as const, contact: 'C. de Wit' };
        const decisionId = decision!.id;
        await desk.request('hospital:answer', { requestId: randomUUID(), caseId, decisionId, answer });
      }
      await Promise.all(crews.map(arrive));
      for (const { caseId } of announced) {
        const { case: closed } = await desk.request('case:watch', { caseId });
        expect(closed).toMatchObject({ status: 'closed', decision: { crew: { role: 'paramedic' } } });
        expect(closed.arrival).not.toBeNull();
      }
    },
    RIDE_MS,
  );
});
