import { syntheticEcg } from '@smart-triage/models/testing/syntheticEcg';
import type { CaseState } from '@smart-triage/shared/domain/caseState';
import { INDEPENDENT_LEADS } from '@smart-triage/shared/ecg/leads';
import { randomUUID } from 'node:crypto';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestServer } from '../../sfu-server/test/support/testServer.ts';
import { waitFor } from '../../sfu-server/test/support/waitFor.ts';
import { holdUntil } from '../browser/hold.ts';
import { launchChromium } from '../browser/launchChromium.ts';
import { RECORDING_FILES, TABLET_CONTEXT, TABLET_UPRIGHT, TabletPage } from '../browser/tabletPage.ts';

/** A start of a server, ten seconds of ECG of two crews and a reconnect, on a machine that does other things too. */
const OFFLINE_AND_BACK_MS = 180_000;
/** The same for two crews, until their cases are closed. */
const RIDE_MS = 180_000;
/** One step of two crews at once. */
const STEP_MS = 60_000;
const PHONE = '071 000 0000';

/** A server and a browser, on a machine that does other things too. */
const START_MS = 180_000;

let server: TestServer;
let browser: Browser;

beforeAll(async () => {
  server = await TestServer.start({ HOSPITAL_PHONES: `lumc=${PHONE}` });
  browser = await launchChromium();
}, START_MS);
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

/** What the tablet says; its own catalogue would agree with itself. */
const DUTCH = {
  start: /^Start rit/,
  practice: /^Oefenrit/,
  steps: 'Stappen',
  patient: /^Patiënt/,
  sex: /^Geslacht/,
  nothingWaits: /^0 wacht/,
  ecg: /^ECG/,
  files: 'Bestanden van de opname',
  twelveLead: 'Nu 12 afleidingen',
  takeover: 'Nu rijden?',
  met: /STEMI-criteria: V/,
  sheet: /^12-afleidingen-ECG van/,
  overrule: 'Afwijzen',
  whyNot: 'Waarom niet nu rijden?',
  sendOverrule: 'Afwijzen met deze reden',
  overruled: 'Je hebt het afgewezen',
  unsent: 'Beoordeeld op deze tablet, nog niet op de server',
  same: 'Tablet en server kwamen op hetzelfde uit',
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
  practice: /^Practice case/,
  steps: 'Steps',
  patient: /^Patient/,
  sex: /^Sex/,
  nothingWaits: /^0 waiting/,
  ecg: /^ECG/,
  files: RECORDING_FILES,
  twelveLead: '12-lead now',
  takeover: 'Drive now?',
  met: /STEMI criteria: V/,
  sheet: /^12-lead ECG of/,
  overrule: 'Overrule',
  whyNot: 'Why not drive now?',
  sendOverrule: 'Overrule with this reason',
  overruled: 'You overruled it',
  unsent: 'Analysed on this tablet, not yet stored by the server',
  same: 'Tablet and server came to the same',
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
const takeoverOf = ({ page, words }: Crew) => page.getByRole('dialog', { name: words.takeover });

/** In its own case, with everything that the tablet needs without a network. */
async function setOut(
  words: typeof DUTCH,
  tablet: number,
  look: object,
  kind: RegExp = words.start,
): Promise<Crew> {
  const context = await browser.newContext({ ...TABLET_CONTEXT, ...look });
  context.setDefaultTimeout(STEP_MS);
  const { page } = await TabletPage.openIn(context, server.app.url, server.app.demo!.tablets[tablet]!.code);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  const crew = { page, words, tablet };
  await button(crew, kind).click();
  await page.getByRole('navigation', { name: words.steps }).waitFor();
  await page.getByText(words.nothingWaits).waitFor();
  return crew;
}

async function goTo({ page, words }: Crew, step: RegExp): Promise<void> {
  await page.getByRole('navigation', { name: words.steps }).getByRole('button', { name: step }).click();
}

/** From the ECG alone: nobody has said that there is a STEMI. */
async function recordInfarct(crew: Crew): Promise<void> {
  const { page, words } = crew;
  await goTo(crew, words.ecg);
  await page.getByLabel(words.files).setInputFiles([anteriorInjury()]);
  await button(crew, words.twelveLead).click();
  const takeover = takeoverOf(crew);
  await takeover.getByText(words.met).first().waitFor();
  await takeover.getByRole('img', { name: words.sheet }).waitFor();
}

async function overrule(crew: Crew, say: (takeover: Locator) => Promise<void>): Promise<void> {
  const { page, words } = crew;
  const takeover = takeoverOf(crew);
  await takeover.getByRole('button', { name: words.overrule }).click();
  await say(takeover);
  await takeover.getByRole('button', { name: words.sendOverrule }).click();
  await page.getByText(words.overruled).waitFor();
  await page.getByText(words.unsent).waitFor();
}

/** The cases of these crews, as soon as the server has of each what is waited for. */
async function casesOf(crews: readonly Crew[], holds: (state: CaseState) => boolean): Promise<CaseState[]> {
  const reader = await server.connect(await server.staffToken('cardio'));
  return waitFor('the facts of the tablets', async () => {
    const { cases } = await reader.request('board:watch', {});
    const own = crews.map(({ tablet }) => {
      const { name } = server.app.demo!.tablets[tablet]!;
      return cases.find((state) => state.crew.name.endsWith(name) && holds(state));
    });
    return own.every((state) => state !== undefined) && own;
  });
}

describe('a 12-lead ECG in a dead zone', () => {
  it(
    '[GT7] [GT8] is analysed on the tablet, takes the screen, is overruled there by a tap in Dutch and in own words in English, and the server has the same when the link is back',
    async () => {
      const crews = [
        await setOut(DUTCH, 3, { locale: 'nl-NL', viewport: TABLET_UPRIGHT }, DUTCH.practice),
        await setOut(ENGLISH, 0, {}, ENGLISH.practice),
      ] as const;
      for (const crew of crews) {
        await goTo(crew, crew.words.patient);
        const sex = crew.page.getByRole('group', { name: crew.words.sex });
        await sex.getByRole('radio', { name: /^Man/ }).check({ force: true });
        await crew.page.getByText(crew.words.nothingWaits).waitFor();
      }
      await server.app.close();

      await Promise.all(crews.map(recordInfarct));
      await overrule(crews[0], (takeover) =>
        takeover.getByRole('button', { name: 'Bekend van een eerder ECG' }).click(),
      );
      await overrule(crews[1], (takeover) =>
        takeover.getByLabel('Why not drive now?').fill('known aneurysm, same ECG in March'),
      );

      await server.restart();
      const states = await casesOf(
        crews,
        ({ ecg, driveNow }) => ecg.latest?.tabletAnalysis === 'same' && Boolean(driveNow?.answer),
      );
      const reasons = ['Bekend van een eerder ECG', 'known aneurysm, same ECG in March'];
      for (const [index, { ecg, driveNow }] of states.entries()) {
        expect(ecg.met).toMatchObject({ id: ecg.latest?.id, trigger: 'person' });
        expect(driveNow).toMatchObject({
          criteria: ['ecg-criteria'],
          answer: { kind: 'overruled', reason: reasons[index], by: { role: 'paramedic' } },
        });
      }
      for (const crew of crews) {
        await crew.page.getByText(crew.words.same).waitFor();
        expect(await takeoverOf(crew).count()).toBe(0);
        await crew.page.context().close();
      }
    },
    OFFLINE_AND_BACK_MS,
  );
});

async function sayStemi({ page, words }: Crew): Promise<void> {
  const stemi = page.getByRole('group', { name: words.stemi });
  await stemi.getByRole('radio', { name: words.yes }).check({ force: true });
}

async function driveAndAnnounce(crew: Crew): Promise<void> {
  const { page, words } = crew;
  const confirm = button(crew, words.confirm);
  await holdUntil(page, confirm, () => confirm.waitFor({ state: 'detached' }));
  await button(crew, words.announce).click();
  await page.getByRole('status').filter({ hasText: words.phone }).waitFor();
}

/** From what the hospital said until the tablet is free for the next patient. */
async function arrive(crew: Crew): Promise<void> {
  const { page, words } = crew;
  await page.getByText(words.accepted).first().waitFor();
  await goTo(crew, words.decision);
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
    '[DC10] [DC5] announces the patient and is told whom to phone, reads that the hospital takes the patient, and is free for the next one: upright in Dutch from what the ECG shows, and across in English from a STEMI that is known',
    async () => {
      const crews = [
        await setOut(DUTCH, 1, { locale: 'nl-NL', viewport: TABLET_UPRIGHT }, DUTCH.practice),
        await setOut(ENGLISH, 2, {}),
      ] as const;
      await server.whileGone(async () => {
        await Promise.all([recordInfarct(crews[0]), sayStemi(crews[1])]);
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
