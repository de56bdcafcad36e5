import { launchChromium } from './browser/launchChromium.ts';
import { TabletPage } from './browser/tabletPage.ts';
import { ControlRoomPage } from './browser/controlRoomPage.ts';
const url = process.argv[2]!, password = process.argv[3]!, code = process.argv[4]!, research = process.argv[5]!;
const browser = await launchChromium();
const t0 = Date.now();
const log = (s: string) => console.log(((Date.now()-t0)/1000).toFixed(1), s);
try {
  const tablet = await TabletPage.open(browser, url, code); log('tablet paired');
  await tablet.page.screenshot({ path: '/tmp/shots/tablet-start.png' });
  await tablet.startCase(); log('case started');
  await tablet.page.waitForTimeout(4000);
  await tablet.page.screenshot({ path: '/tmp/shots/tablet-case.png' });
  const desk = await ControlRoomPage.open(browser, url, { login: 'cardio', password }); log('desk signed in');
  await desk.page.waitForTimeout(3000);
  await desk.page.screenshot({ path: '/tmp/shots/desk-board.png' });
  const links = await desk.page.getByRole('link').allInnerTexts(); log(JSON.stringify(links).slice(0, 800));
  const unit = (await tablet.page.locator('header').first().innerText().catch(() => '')); log(unit.slice(0,200));
  await desk.openCase(process.argv[6] ?? '06-1'); log('case opened');
  await desk.page.waitForTimeout(6000);
  await desk.page.screenshot({ path: '/tmp/shots/desk-case.png' });
  if (research) {
    const context = await browser.newContext({ viewport: { width: 1400, height: 900 }, locale: 'nl-NL' });
    const page = await context.newPage();
    await page.goto(`${url}/control-room/`);
    await page.getByLabel('Account').fill('research');
    await page.getByLabel(/Wachtwoord|Password/).fill(research);
    await page.getByRole('button', { name: /Aanmelden|Inloggen|Sign in/ }).click();
    await page.waitForTimeout(4000);
    await page.screenshot({ path: '/tmp/shots/research.png' });
    await page.goto(`${url}/api/v1/docs`); await page.waitForTimeout(500);
    await page.screenshot({ path: '/tmp/shots/docs.png' });
  }
} finally { await browser.close(); }
