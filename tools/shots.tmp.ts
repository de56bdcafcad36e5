import { EcgGenerator } from '@smart-triage/models/simulator/ecgGenerator';
import { SCENARIOS } from '@smart-triage/models/simulator/scenarios';
import { encodeFrame } from '@smart-triage/shared/ecg/frame';
import { packFrames } from '@smart-triage/shared/ecg/frameBatch';
import { instant } from '@smart-triage/shared/time/instant';
import { openCase, startEcg, change } from '../sfu-server/test/support/openCase.ts';
import { TestServer } from '../sfu-server/test/support/testServer.ts';
import { ControlRoomPage } from './browser/controlRoomPage.ts';
import { launchChromium } from './browser/launchChromium.ts';
const server = await TestServer.start();
const browser = await launchChromium();
try {
  const crew = await server.connect(await server.tabletToken(0));
  const caseId = await openCase(crew);
  await crew.request('intake:change', { ...change(caseId), changes: { sex: 'male', ageYears: 58 } as never });
  const streamId = await startEcg(crew, caseId);
  const generator = new EcgGenerator({ scenario: SCENARIOS[(process.argv[2] ?? 'anterior-stemi-evolving') as never] ?? Object.values(SCENARIOS)[1]!, seed: 1, startMinute: 30 });
  const t0 = Date.now() - 60_000;
  for (let b = 0; b < 6; b++) {
    const frames = Array.from({ length: 100 }, (_, i) => { const seq = b * 100 + i; const f = generator.next(50); return encodeFrame({ ...f, streamId, seq, capturedAt: instant(t0 + seq * 100), clockOffsetMs: null }); });
    for (let k = 0; k < 100; k += 20) await crew.request('ecg:push', { caseId, frames: packFrames(frames.slice(k, k + 20).filter((_, i) => !(b === 3 && k === 40 && i < 8))) });
  }
  const person = server.app.demo!.people[0]!;
  const desk = await ControlRoomPage.open(browser, server.app.url, person, { viewport: { width: 1920, height: 1080 } });
  const { page } = desk;
  page.on('console', (m) => { if (m.type() === 'error') console.log('console', m.text()); });
  page.on('pageerror', (e) => console.log('pageerror', e.message));
  await desk.openCase('06-101');
  await page.screenshot({ path: '/tmp/deskshots/patient.png' });
  await page.getByRole('link', { name: '12-lead sheet' }).click();
  await page.getByRole('img', { name: /mm\/s/ }).waitFor();
  await page.waitForTimeout(500);
  await page.screenshot({ path: '/tmp/deskshots/sheet-dark.png' });
  await page.keyboard.press('c');
  await page.getByLabel('New note').fill('ST elevation, look here');
  await page.getByRole('button', { name: 'Note it' }).click();
  await page.getByText('Dr').first().waitFor({ timeout: 3000 }).catch(() => undefined);
  await page.evaluate(() => { document.documentElement.dataset['theme'] = 'day'; });
  await page.waitForTimeout(400);
  await page.screenshot({ path: '/tmp/deskshots/sheet-day.png' });
  await page.getByRole('button', { name: 'Keep to compare' }).click();
  await page.getByLabel('Layout').selectOption('cabrera');
  await page.getByRole('button', { name: '− 10 s' }).click();
  await page.getByRole('button', { name: '− 10 s' }).click();
  await page.waitForTimeout(500);
  await page.screenshot({ path: '/tmp/deskshots/sheet-compare.png', fullPage: true });
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true, path: '/tmp/deskshots/sheet.pdf' });
  console.log('pdf', pdf.length, /MediaBox \[[^\]]*\]/.exec(pdf.toString('latin1'))?.[0]);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.waitForTimeout(400);
  await page.screenshot({ path: '/tmp/deskshots/sheet-phone.png' });
} finally {
  await browser.close();
  await server.stop();
}
