import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestServer } from '../../sfu-server/test/support/testServer.ts';
import { HIGH_PRIORITY } from '../../control-room/src/lib/tones.ts';
import { ControlRoomPage } from '../browser/controlRoomPage.ts';
import { launchChromium } from '../browser/launchChromium.ts';
import { TabletPage } from '../browser/tabletPage.ts';
import { listenToTones, tonesOf } from '../browser/tones.ts';

const UNIT = '06-101';
const DEMO = 'Dr. Demo (cardiologist)';
const TWEEDE = 'Dr. Tweede (cardiologist)';

/** A server, and four pages that sign in, on a machine that does other things too. */
const FOUR_PAGES_MS = 180_000;

let server: TestServer;
let browser: Browser;
let tablet: TabletPage;
let demo: Page;
let tweede: Page;
let tweedeDesk: ControlRoomPage;
let dispatcher: Page;

beforeAll(async () => {
  server = await TestServer.start({ CONSULT_ESCALATE_S: '1' });
  browser = await launchChromium();
  const { url, demo: signIns } = server.app;
  const at = (login: string, canBeCut = false): Promise<ControlRoomPage> => {
    const account = signIns!.people.find((person) => person.login === login)!;
    return ControlRoomPage.open(browser, url, account, { canBeCut });
  };
  demo = (await at('cardio')).page;
  tweedeDesk = await at('cardio2', true);
  tweede = tweedeDesk.page;
  dispatcher = (await at('dispatch')).page;
  tablet = await TabletPage.open(browser, url, signIns!.tablets[0]!.code);
  await tablet.startCase('Practice case');
}, FOUR_PAGES_MS);
afterAll(async () => {
  await browser.close();
  await server.stop();
});

const ringing = (page: Page) => page.getByRole('button', { name: /^Take it \(/ });
const row = (page: Page) => page.getByRole('navigation').getByRole('link', { name: new RegExp(UNIT) });
const has = (page: Page, name: string) => row(page).getByText(`${name} has it`, { exact: true });

const redAlarm = (page: Page) => page.getByText('1 patient with a red alarm');
const alert = (page: Page, words: RegExp) =>
  page
    .getByRole('region', { name: 'Alerts' })
    .getByRole('listitem')
    .filter({ hasText: 'Breathing' })
    .filter({ hasText: words });

/** The crew counts and enters it. */
async function breathe(perMinute: string): Promise<void> {
  await tablet.goTo('Vital signs');
  await tablet.page.getByRole('button', { name: /^Respiratory rate/ }).click();
  for (const digit of perMinute) await tablet.page.getByRole('button', { name: digit, exact: true }).click();
  await tablet.page.getByRole('button', { name: 'Record', exact: true }).click();
}

async function offer(page: Page, to: string, button: string): Promise<void> {
  await page.getByLabel(new RegExp(`^Cardiologist for .*${UNIT}`)).selectOption(to);
  await page.getByRole('button', { name: button }).click();
}

describe('a consult, with a crew, two cardiologists and a dispatcher in real browsers', () => {
  it('[CO6] has an order of duty that the dispatcher sets and the others see', async () => {
    await dispatcher.getByRole('button', { name: 'Order of duty' }).click();
    await dispatcher.getByRole('button', { name: `Add: ${TWEEDE}` }).click();
    await dispatcher.getByRole('button', { name: `Add: ${DEMO}` }).click();
    await dispatcher.getByRole('button', { name: 'Set this order' }).click();
    await demo.getByText('Consults ring in this order:').waitFor();
    const order = demo.getByRole('region', { name: 'Cardiologists' }).locator('ol > li');
    expect(await order.allTextContents()).toEqual([`${TWEEDE} signed in`, `${DEMO} signed in`]);
  });

  it('[CO2] rings at the next one too when nobody answers, and everybody sees at whom', async () => {
    await tablet.page.getByRole('button', { name: 'Ask a cardiologist' }).click();
    await ringing(tweede).waitFor();
    await ringing(demo).waitFor();
    const rings = tablet.page.getByRole('list', { name: 'Where it rings' });
    await rings.getByText('on the screen', { exact: true }).nth(1).waitFor();
    const told = dispatcher.getByRole('article', { name: UNIT }).getByRole('list', { name: 'Who was told' });
    await told.getByText('no answer before').waitFor();
    const names = await told.getByRole('listitem').locator('strong').allTextContents();
    expect(names).toEqual([TWEEDE, DEMO]);
  });

  it('[CO3] is taken by one with a key, falls silent at the other, who reads who has it', async () => {
    await demo.keyboard.press('Shift+A');
    for (const page of [demo, tweede, dispatcher]) await has(page, DEMO).waitFor();
    await ringing(tweede).waitFor({ state: 'detached' });
    await tablet.page.getByText(`${DEMO} has the consult`).waitFor();
    await demo.getByRole('button', { name: 'Give back' }).waitFor();
    expect(await ringing(demo).count()).toBe(0);
  });

  it('[CO7] tells the crew who gets picture and sound', async () => {
    const viewers = tablet.page.getByRole('list', { name: 'Who gets your picture and sound' });
    const own = viewers.getByRole('listitem').filter({ hasText: DEMO });
    await own.getByText('gets the picture').waitFor();
    await own.getByText('gets the sound').waitFor();
    expect(await viewers.getByRole('listitem').count()).toBe(1);
  });

  it('[MS3] tells a Dutch crew the same, who says that the patient hears, mutes itself, and is heard on without a picture', async () => {
    await tablet.speak('Nederlands');
    const { page } = tablet;
    await page.getByText(`${DEMO} heeft het consult`).waitFor();
    const viewers = page.getByRole('list', { name: 'Wie jouw beeld en geluid krijgt' });
    await viewers.getByText('krijgt beeld').waitFor();
    await tablet.choose('Wie hoort het gesprek', 'Ook de patiënt');
    await demo.getByText('the patient hears you').first().waitFor();
    const voice = demo.getByTestId('voice-microphone');
    await page.getByRole('button', { name: 'Dempen', exact: true }).click();
    await voice.getByText('microphone is muted').waitFor();
    await page.getByRole('button', { name: 'Dempen uit' }).click();
    await voice.getByText('sound plays').waitFor();
    await page.getByRole('button', { name: 'Camera uit' }).click();
    await viewers.getByText('geen beeld').waitFor();
    await viewers.getByText('krijgt geluid').waitFor();
    await voice.getByText('sound plays').waitFor();
    await page.getByRole('button', { name: 'Camera aan' }).click();
    await viewers.getByText('krijgt beeld').waitFor();
    expect(await viewers.getByRole('listitem').count()).toBe(1);
    await tablet.speak('English');
  });

  it('stays with who has it over a reload of that page', async () => {
    await demo.reload();
    await demo.getByRole('button', { name: 'Give back' }).waitFor();
    await has(demo, DEMO).waitFor();
    expect(await ringing(tweede).count()).toBe(0);
  });

  it('[CO4] goes to another cardiologist when the dispatcher chooses and that one takes it', async () => {
    await row(dispatcher).click();
    await dispatcher.getByLabel(new RegExp(`^Cardiologist for .*${UNIT}`)).selectOption(TWEEDE);
    await dispatcher.getByRole('button', { name: 'Let it ring there' }).click();
    await tweede.getByText(`${UNIT}: this consult is offered to you`).waitFor();
    await row(tweede).getByText(`${DEMO} has it; rings at ${TWEEDE}`).waitFor();
    await ringing(tweede).click();
    for (const page of [demo, tweede, dispatcher]) await has(page, TWEEDE).waitFor();
    expect(await demo.getByRole('button', { name: 'Give back' }).count()).toBe(0);
  });

  it('has both cardiologists in one call: each sees the other, and hears who holds the key', async () => {
    for (const page of [demo, tweede]) await page.getByText(`In the call: `).waitFor();
    await demo.getByText(`${DEMO} (you), ${TWEEDE}`).waitFor();
    await tweede.getByText('You are muted').waitFor();
    await tweede.keyboard.down('t');
    await tweede.getByText('The ambulance hears you').waitFor();
    await demo.getByText(`${TWEEDE}:`).waitFor();
    await demo.getByTestId('voice-talkback').getByText('sound plays').waitFor();
    await tweede.keyboard.up('t');
    await tweede.getByText('You are muted').waitFor();
    await demo.getByTestId('voice-talkback').getByText('microphone is muted').waitFor();
    expect(await tweede.getByText('The ambulance hears you').count()).toBe(0);
  });

  it('[MD14] shows the delay of the picture as both ends measure it', async () => {
    const figures = demo.locator('figcaption').getByText(/ · \d+ ms$/);
    await figures.waitFor();
    expect(await figures.textContent()).toMatch(/\d+ × \d+, \d+\/s/);
  });

  it('fills the screen with the picture and its caption by a key, and gives it back', async () => {
    await demo.keyboard.press('v');
    await demo.waitForFunction(() => document.fullscreenElement?.querySelector('video'));
    const caption = await demo.evaluate(
      () => document.fullscreenElement?.querySelector('figcaption')?.textContent,
    );
    expect(caption).toContain('live');
    await demo.keyboard.press('v');
    await demo.waitForFunction(() => document.fullscreenElement === null);
  });

  it('[PH4] has a photo that a cardiologist asks for by key, and the crew takes with one tap', async () => {
    await demo.keyboard.press('f');
    const asked = tablet.page.getByRole('status').filter({ hasText: `${DEMO} asks for a photo` });
    await asked.getByRole('button', { name: 'Take the photo' }).click();
    await demo.getByRole('button', { name: /^Photo, / }).waitFor();
    await demo.getByText(`${DEMO} asked for a photo`).waitFor({ state: 'detached' });
    expect(await asked.count()).toBe(0);
  });

  it('[AL1] alarms by the limits of this patient at every desk: yellow without a sound, red with one, and once however often it is measured', async () => {
    await listenToTones(demo);
    await tweede.getByRole('button', { name: 'Alert limits' }).click();
    const breathing = tweede.getByRole('dialog').getByRole('group', { name: 'Breathing' });
    await breathing.getByLabel('High', { exact: true }).fill('18');
    await breathing.getByLabel('Crisis high', { exact: true }).fill('22');
    await tweede.getByRole('button', { name: 'Set limits' }).click();
    await tweede.getByRole('dialog').waitFor({ state: 'detached' });
    await breathe('20');
    for (const page of [demo, tweede, dispatcher]) await alert(page, /20.*above 18/).waitFor();
    expect(await redAlarm(demo).count()).toBe(0);
    expect(await tonesOf(demo)).toEqual([]);
    await breathe('23');
    for (const page of [demo, tweede, dispatcher]) {
      await redAlarm(page).waitFor();
      await alert(page, /23.*above 22/).waitFor();
    }
    await breathe('24');
    for (const page of [demo, tweede, dispatcher]) {
      await alert(page, /24.*above 22/).waitFor();
      expect(await alert(page, /./).count()).toBe(1);
    }
    expect(await dispatcher.getByRole('button', { name: 'Seen' }).count()).toBe(0);
    await demo.waitForFunction(() => window.tones.length > 0);
    expect(new Set(await tonesOf(demo))).toEqual(new Set([HIGH_PRIORITY.hz]));
  });

  it('[AL2] is seen for all by one, who cannot press it without a link, and reads why', async () => {
    const seen = tweede.getByRole('region', { name: 'Alerts' }).getByRole('button', { name: 'Seen' });
    await tweedeDesk.setCut(true);
    await tweede.getByRole('region', { name: 'Alerts' }).getByText('Not without a link').waitFor();
    expect(await seen.getAttribute('aria-disabled')).toBe('true');
    expect(
      await tweede.getByRole('button', { name: 'Decide', exact: true }).getAttribute('aria-disabled'),
    ).toBe('true');
    await tweedeDesk.setCut(false);
    await tweede.getByText('link good').waitFor();
    await tweede.keyboard.press('a');
    for (const page of [demo, tweede, dispatcher]) await redAlarm(page).waitFor({ state: 'detached' });
    for (const page of [demo, tweede, dispatcher])
      await alert(page, /24.*above 22/)
        .getByText('seen', { exact: true })
        .waitFor();
    await breathe('25');
    for (const page of [demo, tweede, dispatcher]) {
      await alert(page, /25.*above 22/)
        .getByText('seen', { exact: true })
        .waitFor();
      expect(await redAlarm(page).count()).toBe(0);
    }
  });

  it('freezes the live ECG, which says that it is not live, and leads from the timeline to one moment of it', async () => {
    await tablet.simulate('normal ECG');
    await demo.getByText('ECG started').waitFor();
    await demo.getByRole('img', { name: /^Live ECG, / }).waitFor();
    await demo.keyboard.press('h');
    const frozen = demo.getByText(/^frozen: not live/);
    await frozen.waitFor();
    await demo.keyboard.press('h');
    await frozen.waitFor({ state: 'detached' });
    await demo
      .getByRole('link', { name: /^ECG of / })
      .first()
      .click();
    await demo.getByText('from the timeline').waitFor();
    expect(demo.url()).toContain('/ecg/');
    await demo.keyboard.press('e');
    await demo.getByRole('button', { name: 'Decide' }).waitFor();
    await demo.keyboard.press('d');
    await demo.getByRole('dialog', { name: 'Decision' }).waitFor();
    await demo.keyboard.press('Escape');
  });

  it('[OP1] has the HEAR of a cardiologist beside the crew’s, and says to all where they differ', async () => {
    const hear = (page: Page) => page.getByRole('region', { name: 'HEAR: crew and cardiologist' });
    await tablet.goTo('Story');
    await tablet.choose('How suspicious is the story', /Highly/);
    await hear(tweede).getByRole('button', { name: 'History: 1' }).click();
    for (const page of [demo, dispatcher])
      await hear(page)
        .getByText(/Dr\. Tweede.*differs on 1 item/)
        .waitFor();
    expect(await hear(dispatcher).getByRole('button', { name: 'History: 1' }).count()).toBe(0);
    await hear(tweede).getByRole('button', { name: 'Undo' }).click();
    await hear(demo).getByText('differs on 1 item').waitFor({ state: 'detached' });
  });

  it('[MS1] [MS2] carries messages both ways between crew and cardiologist and shows when they were read; a dispatcher only reads along', async () => {
    const thread = (page: Page) => page.getByRole('region', { name: 'Messages' });
    const line = (page: Page, text: string) =>
      thread(page)
        .getByRole('listitem')
        .filter({ hasText: text })
        .getByText(/ · read$/);
    const asked = 'second ECG in ten minutes';
    await thread(demo).getByLabel('Write a message').fill(asked);
    await thread(demo).getByRole('button', { name: 'Send' }).click();
    await thread(dispatcher).getByText(asked).waitFor();
    expect(await thread(dispatcher).getByLabel('Write a message').count()).toBe(0);
    await tablet.page.getByRole('button', { name: /^Messages/ }).click();
    const dialog = tablet.page.getByRole('dialog');
    await dialog.getByText(asked).waitFor();
    await line(demo, asked).waitFor();
    await dialog.getByLabel('Write a message').fill('on its way');
    await dialog.getByRole('button', { name: 'Send' }).click();
    await thread(demo).getByText('on its way').waitFor();
    await thread(demo).getByRole('button', { name: 'Read', exact: true }).click();
    await dialog
      .getByRole('listitem')
      .filter({ hasText: 'on its way' })
      .getByText(/ · read$/)
      .waitFor();
    await tablet.page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });

  it(
    'shows the cameras of all ambulances to the dispatcher, of which the crew is told',
    { timeout: FOUR_PAGES_MS },
    async () => {
      await dispatcher.getByRole('link', { name: 'Cameras' }).click();
      await dispatcher
        .locator('main')
        .getByText('live', { exact: true })
        .waitFor({ timeout: FOUR_PAGES_MS / 2 });
      const viewers = tablet.page.getByRole('list', { name: 'Who gets your picture and sound' });
      await viewers
        .getByRole('listitem')
        .filter({ hasText: 'dispatcher' })
        .getByText('gets the picture')
        .waitFor();
      expect(await viewers.getByRole('listitem').count()).toBe(3);
      await row(dispatcher).click();
      await dispatcher.getByRole('heading', { level: 1 }).waitFor();
      await dispatcher.locator('main video').first().waitFor();
    },
  );

  it('goes on for the others while one desk has no link, which says how old its board is', async () => {
    await tweedeDesk.setCut(true);
    await tweede.getByText('No link to the server. Trying again by itself.').waitFor();
    await demo.getByText('In the call: ').waitFor();
    await tweedeDesk.setCut(false);
    await tweede.getByText('link good').waitFor();
    await tweede.getByText('No link to the server. Trying again by itself.').waitFor({ state: 'detached' });
    for (const page of [demo, tweede]) await has(page, TWEEDE).waitFor();
    expect(await demo.getByText('No link to the server. Trying again by itself.').count()).toBe(0);
  });

  it('is not for a dispatcher to join or to decide: the buttons say why', async () => {
    await dispatcher.getByText('Only a cardiologist can join').waitFor();
    await dispatcher.keyboard.press('i');
    await dispatcher.keyboard.press('d');
    expect(await dispatcher.getByRole('dialog').count()).toBe(0);
    expect(await demo.getByText('In the call: ').textContent()).not.toContain('dispatcher');
  });

  it('[CO4] [CO5] is handed over at the end of a shift by who signs out before the other has answered, and says so to everybody', async () => {
    await offer(tweede, DEMO, 'Hand over');
    await row(dispatcher).getByText(`${TWEEDE} has it; rings at ${DEMO}`).waitFor();
    await tablet.page.getByText(`It also rings at ${DEMO}`).waitFor();
    expect(await has(demo, DEMO).count()).toBe(0);
    await tweede.getByRole('button', { name: TWEEDE, exact: true }).click();
    await tweede.getByText(new RegExp(`^You have the consult of .*${UNIT}`)).waitFor();
    await tweede.getByRole('button', { name: 'Sign out' }).click();
    await row(dispatcher)
      .getByText(`rings at ${DEMO}; ${TWEEDE}, who had it, is not there any more`)
      .waitFor();
    await tablet.page.getByText(`${TWEEDE} is not there any more. It rings again.`).waitFor();
    await ringing(demo).click();
    for (const page of [demo, dispatcher]) await has(page, DEMO).waitFor();
    await tablet.page.getByText(`${DEMO} has the consult`).waitFor();
  });
});
