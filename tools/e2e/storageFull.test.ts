import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserContext } from 'playwright-core';
import { expect, it, onTestFinished } from 'vitest';
import { mountSmallDisk } from '../../sfu-server/test/support/smallDisk.ts';
import { TestServer } from '../../sfu-server/test/support/testServer.ts';
import { launchChromiumOn } from '../browser/launchChromium.ts';
import { TABLET_CONTEXT, TabletPage } from '../browser/tabletPage.ts';

const DISK_MB = 160;
/** A server, a browser and a disk that fills, on a machine that does other things too. */
const FULL_AND_BACK_MS = 180_000;
/** `null` where this process may not mount one. */
const disk = await mountSmallDisk(DISK_MB);

it.runIf(disk !== null)(
  '[EC8] [OB1] a tablet whose disk is full says so in both languages, goes on sending, and keeps again once there is room',
  async () => {
    if (!disk) return;
    const server = await TestServer.start();
    const context = await launchChromiumOn(join(disk.folder, 'profile'), TABLET_CONTEXT);
    onTestFinished(async () => {
      await context.close();
      await server.stop();
      await disk.unmount();
    });
    await grantLastingStorage(context);
    const tablet = await TabletPage.openIn(context, server.app.url, server.app.demo!.tablets[0]!.code);
    const { page } = tablet;
    await tablet.startCase('Practice case');
    await tablet.simulate('normal ECG');
    await page.getByText(/^ECG 0\.\d s$/).waitFor();

    await fill(join(disk.folder, 'somebody-elses'));
    await page.getByText('nothing kept on the tablet').waitFor();
    await page.getByText('This tablet keeps nothing any more').waitFor();
    await tablet.speak('Nederlands');
    await page.getByText('niets bewaard op de tablet').waitFor();
    await page.getByText('Deze tablet bewaart niets meer').waitFor();
    await page.getByText(/^ECG \d,\d s$/).waitFor();
    await tablet.speak('English');
    await tablet.goTo('Patient');
    await tablet.choose('Sex', 'Woman');
    await page.getByText(/^0 waiting/).waitFor();
    await page.getByText(/^ECG \d\.\d s$/).waitFor();
    const desk = await server.connect(await server.staffToken('cardio'));
    const { cases } = await desk.request('board:watch', {});
    expect(cases.map(({ intake }) => intake.sex)).toEqual(['female']);

    await disk.grow(2 * DISK_MB);
    await page.getByText('nothing kept on the tablet').waitFor({ state: 'detached' });
    await page.getByText('This tablet keeps nothing any more').waitFor({ state: 'detached' });
  },
  FULL_AND_BACK_MS,
);

/** As an installed app has it: without, the browser clears what a page keeps when the disk runs short. */
async function grantLastingStorage(context: BrowserContext): Promise<void> {
  const client = await context.newCDPSession(await context.newPage());
  await client.send('Browser.grantPermissions', { permissions: ['durableStorage'] });
}

/** Writes until nothing more fits. */
async function fill(path: string): Promise<void> {
  const file = await open(path, 'w');
  let [isFull, size] = [false, 1_000_000];
  while (!isFull) {
    try {
      await file.write(new Uint8Array(size));
    } catch {
      isFull = size < 1000;
      size = Math.floor(size / 10);
    }
  }
  await file.close();
}
