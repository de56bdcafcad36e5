import { existsSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { videoFolderOf } from '../../sfu-server/src/store/videoFiles.ts';
import { TestServer } from '../../sfu-server/test/support/testServer.ts';
import { ControlRoomPage } from '../browser/controlRoomPage.ts';
import { launchChromium } from '../browser/launchChromium.ts';
import { TabletPage } from '../browser/tabletPage.ts';

const UNIT = '06-101';
/** A server, two pages and a recording, on a machine that does other things too. */
const LONG_MS = 240_000;

let server: TestServer;
let browser: Browser;

beforeAll(async () => {
  server = await TestServer.start({ RECORD_VIDEO: 'true', RETAIN_VIDEO_DAYS: '30' });
  browser = await launchChromium();
}, LONG_MS);
afterAll(async () => {
  await browser.close();
  await server.stop();
});

type Seen = { seconds: number; brightest: number };

/** How far the player is, and how bright its picture: black has no point above a few steps of 255. */
function lookAt(page: Page): Promise<Seen> {
  return page.getByLabel('Recorded picture', { exact: true }).evaluate((element) => {
    const video = element as HTMLVideoElement;
    const canvas = document.createElement('canvas');
    canvas.width = video.videoWidth;
    canvas.height = video.videoHeight;
    const context = canvas.getContext('2d')!;
    context.drawImage(video, 0, 0);
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    // Without the alpha of a picture, which is always full.
    const brightest = data.reduce(
      (most, value, index) => (index % 4 === 3 ? most : Math.max(most, value)),
      0,
    );
    return { seconds: video.currentTime, brightest };
  });
}

async function hold(page: Page, name: string): Promise<void> {
  const button = page.getByRole('button', { name: new RegExp(name) });
  await button.hover();
  await page.mouse.down();
  await button.waitFor({ state: 'detached' });
  await page.mouse.up();
}

it(
  '[VR1] [VR2] [VR3] [VR5] [VR6] picture and sound are recorded from when the patient agrees, shown on both screens, watched from the timeline, and erased',
  async () => {
    const { url, demo } = server.app;
    const tablet = await TabletPage.open(browser, url, demo!.tablets[0]!.code);
    await tablet.startCase('Practice case');
    const account = demo!.people.find(({ login }) => login === 'cardio')!;
    const room = await ControlRoomPage.open(browser, url, account, { canBeCut: true });
    const desk = room.page;
    await room.openCase(UNIT);
    await desk.locator('main video').first().waitFor();
    await desk.getByText('The patient has not been asked. Nothing is recorded.').waitFor();
    expect(existsSync(videoFolderOf(server.dataDir))).toBe(false);

    await tablet.simulate('normal ECG');
    await desk.getByText('ECG started').waitFor();
    await tablet.goTo('Patient');
    const consent = tablet.page.getByRole('region', { name: 'Recording of picture and sound' });
    await consent.getByText('It is kept for 30 days after the ride.').waitFor();
    await consent.getByRole('button', { name: 'Patient agrees', exact: true }).click();
    for (const page of [tablet.page, desk])
      await page
        .getByText(/^Recording since /)
        .first()
        .waitFor();

    // What moves is worth watching: a while of it, and then the piece is finished with the camera.
    await desk.waitForTimeout(2500);
    await tablet.page.getByRole('button', { name: 'Camera off', exact: true }).click();
    for (const page of [tablet.page, desk])
      await page
        .getByText(/^Recording since /)
        .first()
        .waitFor({ state: 'detached' });

    // One press, and ECG and picture of that moment stand beside each other.
    await desk
      .getByRole('link', { name: /^Video of / })
      .last()
      .click();
    await desk.getByRole('img', { name: /mm\/s/ }).waitFor();
    await desk.getByLabel('Recorded picture', { exact: true }).waitFor();
    const isSeen = async (): Promise<boolean> => {
      const { seconds, brightest } = await lookAt(desk);
      return seconds > 0.3 && brightest > 60;
    };
    await expect.poll(isSeen, { timeout: 60_000 }).toBe(true);
    await desk.keyboard.press('e');
    await desk.getByRole('button', { name: 'Watch the recording' }).click();
    await desk.getByRole('dialog').getByLabel('Recorded picture', { exact: true }).waitFor();
    await desk.keyboard.press('Escape');

    // Without a link it is not erased from here, and the button says so.
    await room.setCut(true);
    await desk.getByText('No link to the server. Trying again by itself.').waitFor();
    await desk.getByRole('button', { name: 'Patient takes consent back' }).click();
    await desk.getByRole('dialog').getByText('Not without a link').waitFor();
    await desk.keyboard.press('Escape');
    await room.setCut(false);
    await desk.getByText('link good').waitFor();
    const dispatcher = await ControlRoomPage.open(
      browser,
      url,
      demo!.people.find(({ login }) => login === 'dispatch')!,
    );
    await dispatcher.openCaseForReading(UNIT);
    await dispatcher.page.getByText('Only a cardiologist may watch it').waitFor();
    expect(await dispatcher.page.getByRole('link', { name: /^Video of / }).count()).toBe(0);
    expect(await dispatcher.page.getByRole('button', { name: 'Patient takes consent back' }).count()).toBe(0);
    await dispatcher.page.context().close();

    // A Dutch crew does the same.
    await tablet.speak('Nederlands');
    const opname = tablet.page.getByRole('region', { name: 'Opname van beeld en geluid' });
    await opname.getByText(/^De patiënt vindt opnemen goed/).waitFor();
    await opname.getByRole('button', { name: 'Patiënt trekt het in' }).click();
    await hold(tablet.page, 'Patiënt wil dat het wordt gewist');
    await opname.getByText(/^Wat was opgenomen, is gewist/).waitFor();
    await desk.getByText(/^What was recorded is erased/).waitFor();
    expect(await desk.getByRole('link', { name: /^Video of / }).count()).toBe(0);
  },
  LONG_MS,
);
