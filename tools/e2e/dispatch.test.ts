import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestServer } from '../../sfu-server/test/support/testServer.ts';
import { ControlRoomPage } from '../browser/controlRoomPage.ts';
import { holdUntil } from '../browser/hold.ts';
import { launchChromium } from '../browser/launchChromium.ts';
import { TabletPage } from '../browser/tabletPage.ts';
import { EXAMPLE_NUMBER } from '../hospital-record/examples.ts';
import { type RecordProcess, startRecordProcess } from '../hospital-record/recordProcess.ts';

const UNIT = '06-101';

/** Two programs and four pages, on a machine that does other things too. */
const START_MS = 180_000;

let hospital: RecordProcess;
let server: TestServer;
let browser: Browser;
let tablet: TabletPage;
let demo: ControlRoomPage;
let tweede: ControlRoomPage;
let dispatcher: ControlRoomPage;

beforeAll(async () => {
  hospital = await startRecordProcess();
  server = await TestServer.start(hospital.settings);
  browser = await launchChromium();
  const { url, demo: signIns } = server.app;
  const at = (login: string): Promise<ControlRoomPage> =>
    ControlRoomPage.open(
      browser,
      url,
      signIns!.people.find((person) => person.login === login)!,
    );
  [demo, tweede, dispatcher] = [await at('cardio'), await at('cardio2'), await at('dispatch')];
  tablet = await TabletPage.open(browser, url, signIns!.tablets[0]!.code);
  await tablet.startCase('Practice case');
}, START_MS);
afterAll(async () => {
  await browser.close();
  await server.stop();
  await hospital.stop();
});

const needs = (page: Page) => page.getByRole('list', { name: 'Needs you' });

describe('a hospital’s record, between a crew, two cardiologists and a FHIR server', () => {
  it('[HR1] is closed until the crew has written down that the patient agrees', async () => {
    await demo.openCase(UNIT);
    await tweede.openCase(UNIT);
    const record = demo.page.getByRole('region', { name: 'Hospital record' });
    await record.getByText('Needs the patient’s consent first.').waitFor();
    await tablet.goTo('Patient');
    await tablet.page.getByRole('button', { name: 'Patient agrees' }).click();
    await tablet.page.getByText('The patient gave consent to open the hospital’s record.').waitFor();
    await record.getByText('patient consents').waitFor();
    expect(await record.getByText('Needs the patient’s consent first.').count()).toBe(0);
  });

  it('[HR4] [HR6] is opened by number, and its ECG lies beside one of the case on the sheet', async () => {
    const { page } = demo;
    await page.getByRole('button', { name: 'Open the record of Burgers UMC' }).click();
    await page.getByLabel(/^Patient number/).fill(EXAMPLE_NUMBER);
    await page.getByRole('button', { name: 'Ask the hospital' }).click();
    const record = page.getByRole('region', { name: 'Record from Burgers UMC' });
    await record.getByText('Heart valve disorder').waitFor();
    await record.getByText('6.3 mmol/l').waitFor();
    await record.getByText('trace without a unit of voltage: not drawn').waitFor();
    expect(page.url()).not.toContain(EXAMPLE_NUMBER);
    await record.getByRole('link', { name: 'Compare on the ECG sheet' }).click();
    const compare = page.getByRole('button', { name: /2024-11-05, Burgers UMC/ });
    await compare.waitFor();
    expect(await page.getByText('conclusion only, no trace').count()).toBe(0);
    await page.goBack();
    await record.waitFor();
  });

  it('[HR1] goes from the screen when the patient takes the consent back, and is not to be had any more', async () => {
    await tablet.page.getByRole('button', { name: 'Patient takes it back' }).click();
    await demo.page.getByRole('region', { name: 'Record from Burgers UMC' }).waitFor({ state: 'detached' });
    expect(await demo.page.getByText('6.3 mmol/l').count()).toBe(0);
    await tweede.page.getByText('The patient took the consent back. Nobody may open it.').first().waitFor();
    await dispatcher.openCaseForReading(UNIT);
    await dispatcher.page.getByText('Only a cardiologist may open it.').waitFor();
    await dispatcher.page.goBack();
  });
});

describe('a decision and its hospital, with a crew, two cardiologists and a dispatcher', () => {
  it('[CY6] [CY7] is made from ranked destinations, and waits for the dispatcher and the crew', async () => {
    const list = demo.page.getByRole('region', { name: 'Where to' });
    await list.getByText('First: the nearest of those that suit best.').waitFor();
    await demo.decideTransport(/^LUMC/, /^A2/, 'chest pain, story fits');
    await needs(dispatcher.page).getByText('the crew has not confirmed').waitFor();
    await needs(dispatcher.page).getByText('the hospital was not told').waitFor();
    expect(await needs(dispatcher.page).getByRole('listitem').count()).toBeGreaterThan(1);
    await tweede.page
      .getByText(/LUMC, Leiden/)
      .first()
      .waitFor();
  });

  it('[DC5] is announced with one tap from what waits, and the refusal is written down', async () => {
    await dispatcher.page
      .getByRole('button', { name: new RegExp(`^Announce .*${UNIT} to LUMC, Leiden`) })
      .click();
    await needs(dispatcher.page).getByText('the hospital has not answered').waitFor();
    expect(await needs(dispatcher.page).getByText('the hospital was not told').count()).toBe(0);
    await dispatcher.openCaseForReading(UNIT);
    await dispatcher.page.getByRole('button', { name: 'Hospital’s answer' }).click();
    const dialog = dispatcher.page.getByRole('dialog');
    await dialog.getByRole('radio', { name: 'Refuses the patient' }).click();
    await dialog.getByLabel('Who in the hospital said so').fill('J. Bakker');
    await dialog.getByLabel('Why it refuses').fill('no free bed');
    await dialog.getByRole('button', { name: 'Write it down' }).click();
    await dialog.waitFor({ state: 'detached' });
    for (const { page } of [demo, tweede])
      await page
        .getByText(/no free bed/)
        .first()
        .waitFor();
  });

  it('[DC9] goes to another hospital when the dispatcher chooses, is confirmed anew, and leaves its trace', async () => {
    await dispatcher.page.getByRole('button', { name: 'Other hospital' }).click();
    const dialog = dispatcher.page.getByRole('dialog', { name: 'Another hospital' });
    await dialog.getByRole('radio', { name: /^Groene Hart/ }).click();
    await dialog.getByLabel('Why another hospital').fill('LUMC has no free bed');
    const send = dispatcher.page.getByRole('button', { name: /^Send it to the crew/ });
    await holdUntil(dispatcher.page, send, () => send.waitFor({ state: 'detached' }));
    await tablet.page
      .getByText(/Groene Hart/)
      .first()
      .waitFor();
    await tablet.confirmDecision();
    await dispatcher.page.getByText(/Destination changed from LUMC, Leiden to Groene Hart, Gouda/).waitFor();
    const earlier = tweede.page.getByText('1 earlier decision');
    await earlier.click();
    expect(await earlier.count()).toBe(1);
    await tweede.page
      .getByText(/LUMC, Leiden.*chest pain, story fits/)
      .last()
      .waitFor();
    await dispatcher.page.getByRole('link', { name: 'SMART Triage' }).click();
    await dispatcher.page.getByText('Who was told, who has read').first().click();
    await dispatcher.page
      .getByText(/^seen by /)
      .first()
      .waitFor();
  });

  it('keeps what each was at over a lost link, says that nothing can be sent, and then changes the capacity that everybody ranks by', async () => {
    const { page } = dispatcher;
    const sheet = demo.page.getByRole('dialog', { name: 'Decision' });
    await sheet.getByRole('button', { name: 'Decide again' }).click();
    await sheet.getByLabel(/^Reason/).fill('second thoughts');
    await page.getByRole('button', { name: 'Change what is known of Groene Hart' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: 'stopped' }).click();
    await dialog.getByLabel('Reason').fill('no staff tonight');
    await server.whileGone(async () => {
      await page.getByText('link good').waitFor({ state: 'detached' });
      await dialog.getByText('Not without a link').waitFor();
      expect(await dialog.getByLabel('Reason').inputValue()).toBe('no staff tonight');
      await sheet.getByText('Not without a link').first().waitFor();
      expect(await sheet.getByLabel(/^Reason/).inputValue()).toBe('second thoughts');
      const told = tweede.page.getByRole('button', { name: 'Announce to hospital' });
      expect(await told.getAttribute('aria-disabled')).toBe('true');
      for (const name of ['Messages', 'Hospital record'])
        await tweede.page.getByRole('region', { name }).getByText('Not without a link').first().waitFor();
    });
    for (const { page: other } of [demo, tweede]) await other.getByText('link good').waitFor();
    expect(await sheet.getByLabel(/^Reason/).inputValue()).toBe('second thoughts');
    await demo.page.keyboard.press('Escape');
    await page.getByText('link good').waitFor();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'detached' });
    const list = demo.page.getByRole('region', { name: 'Where to' });
    await list.getByText('ED takes nobody').waitFor();
  });
});
