import type { SignalingClient } from '@smart-triage/shared/client/signalingClient';
import type { CaseState } from '@smart-triage/shared/domain/caseState';
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestServer } from '../../sfu-server/test/support/testServer.ts';
import { Keyboard } from '../browser/keyboard.ts';
import { launchChromium } from '../browser/launchChromium.ts';
import { TABLET_CONTEXT, TabletPage } from '../browser/tabletPage.ts';

/** A real picture, with text in it that no photo may keep. */
const PICTURE = fileURLToPath(new URL('../../ambulance-client/public/icon-512.png', import.meta.url));
/** Some two hundred key presses, on a machine that does other things too. */
const FLOW_MS = 180_000;

let server: TestServer;
let browser: Browser;
let cardiologist: SignalingClient;

beforeAll(async () => {
  server = await TestServer.start();
  browser = await launchChromium();
  cardiologist = await server.connect(await server.staffToken('cardio'));
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

async function onlyCase(): Promise<CaseState> {
  const { cases } = await cardiologist.request('board:watch', {});
  const [state] = cases;
  if (!state || cases.length !== 1) throw new Error(`${cases.length} cases on the board`);
  return state;
}

async function decideStayHome({ caseId }: CaseState): Promise<void> {
  await cardiologist.request('decision:record', {
    requestId: randomUUID(),
    caseId,
    decision: {
      disposition: { kind: 'stay-home', gpInformed: false },
      reason: 'lage score, huisarts morgen',
      patientWish: '',
      shownScores: [],
    },
    replaces: null,
  });
}

describe('a crew without a pointer, in Dutch', () => {
  it(
    'starts a case, takes the history without answering a question on the way over it, sends a photo and a message, reads a decision, objects, and leaves the patient at home in order',
    async () => {
      const code = server.app.demo!.tablets[0]!.code;
      const context = await browser.newContext({ ...TABLET_CONTEXT, locale: 'nl-NL' });
      const { page } = await TabletPage.openIn(context, server.app.url, code);
      const keys = new Keyboard(page);
      await keys.press(/^Oefenrit/);
      await page.getByRole('navigation', { name: 'Stappen' }).waitFor();

      await keys.choose(/^Geslacht/, /^Man/);
      for (const key of [/^5$/, /^8$/, /^OK$/]) await keys.press(key);
      await keys.press(/^Direct rijden/);
      await keys.choose(/STEMI vastgesteld/, /^Nee/);
      await keys.press(/^Anamnese/);
      await keys.choose(/^Hoe verdacht/, /^Matig/);
      await page.getByText('0 wacht').waitFor();
      expect((await onlyCase()).intake).toMatchObject({ sex: 'male', ageYears: 58, stemiKnown: false });

      await keys.press(/^Foto/);
      await page.getByLabel(/camera-app/).setInputFiles(PICTURE);
      await page.getByText('te zien').waitFor();
      await keys.press(/^Sluiten/);
      await keys.press(/^Berichten/);
      await keys.write(/Schrijf een bericht/, 'patiënt is angstig');
      await keys.press(/^Verstuur/);
      await page.getByText('nog niet gelezen').waitFor();
      await keys.press(/^Sluiten/);
      const told = await onlyCase();
      expect(told.messages).toMatchObject([{ text: 'patiënt is angstig' }]);
      expect(told.photos).toMatchObject([{ type: 'image/jpeg', width: 512, height: 512 }]);

      await decideStayHome(told);
      await page.getByRole('dialog').waitFor();
      await keys.press(/niet eens/);
      await keys.write(/Waarom/, 'blijft grauw en klam');
      await keys.press(/^Laat het weten/);
      await page.getByText('Het besluit geldt tot er een nieuw is').first().waitFor();
      await keys.hold(/Gelezen en begrepen/);
      await page.getByText('Besluit bevestigd').waitFor();

      await keys.press(/^Besluit/);
      await keys.press(/^Wanneer opnieuw bellen/);
      await page.getByText('Bel direct 112 als:').waitFor();
      await keys.press(/^Voorgelezen en begrepen/);
      await page.getByText('Verteld wanneer opnieuw te bellen').waitFor();
      await keys.write(/Wie van de huisartsenpraktijk/, 'dokter Smit');
      await keys.press(/^Ingelicht/);
      await keys.press(/^vervoer/);
      await keys.press(/^Opschrijven/);
      await page.getByText('Weigert vervoer.').waitFor();
      await keys.press(/^Overdracht/);
      await page.getByRole('article', { name: 'Huisarts' }).waitFor();
      await keys.press(/^Ik heb dit nagekeken/);
      await page.getByText(/Nagekeken door/).waitFor();

      expect(await onlyCase()).toMatchObject({
        status: 'acknowledged',
        disagreement: { reason: 'blijft grauw en klam' },
        safetyNet: { language: 'nl' },
        gpInformed: { contact: 'dokter Smit' },
        patientWish: { refuses: ['transport'] },
        handoverCheck: { form: 'gp', isCurrent: true },
      });
    },
    FLOW_MS,
  );
});
