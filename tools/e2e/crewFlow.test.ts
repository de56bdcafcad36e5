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
const FLOW_MS = 240_000;

/** A server and a browser, on a machine that does other things too. */
const START_MS = 180_000;

let server: TestServer;
let browser: Browser;
let cardiologist: SignalingClient;

beforeAll(async () => {
  server = await TestServer.start();
  browser = await launchChromium();
  cardiologist = await server.connect(await server.staffToken('cardio'));
}, START_MS);
afterAll(async () => {
  await browser.close();
  await server.stop();
});

/** The open case of this tablet of the demo. */
async function caseOf(tablet: number): Promise<CaseState> {
  const { cases } = await cardiologist.request('board:watch', {});
  const { name } = server.app.demo!.tablets[tablet]!;
  const own = cases.filter(({ crew }) => crew.name.endsWith(name));
  const [state] = own;
  if (!state || own.length !== 1) throw new Error(`${own.length} cases of ${name}`);
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

/** What the tablet says, in both languages; its own catalogue would agree with itself. */
const DUTCH = {
  signIn: /^Aanmelden$/,
  toPin: /^Naar de pincode/,
  onDuty: /^Dienst: /,
  practice: /^Oefenrit/,
  steps: 'Stappen',
  sex: /^Geslacht/,
  patient: /^Verder: Pati/,
  stemi: /STEMI vastgesteld/,
  no: /^Nee/,
  story: /^Anamnese/,
  suspicious: /^Hoe verdacht/,
  moderately: /^Matig/,
  nothingWaits: /^0 wacht/,
  ecg: /^ECG/,
  simulate: /^Simuleer: normaal/,
  twelveLead: /^Nu 12 afleidingen/,
  vitals: /^Vitale functies/,
  record: /^Vastleggen/,
  ask: /^Vraag een cardioloog/,
  withdraw: /^Niet meer nodig/,
  gate: /^Nu rijden/,
  yes: /^Ja$/,
  takeover: 'Nu rijden?',
  overrule: /^Afwijzen$/,
  whyNot: /^Waarom niet nu rijden/,
  sendOverrule: /^Afwijzen met deze reden/,
  photo: /^Foto/,
  cameraApp: /camera-app/,
  photoThere: 'te zien',
  close: /^Sluiten/,
  messages: /^Berichten/,
  write: /Schrijf een bericht/,
  send: /^Verstuur/,
  notRead: 'nog niet gelezen',
  disagree: /niet (?:mee )?eens/,
  why: /Waarom/,
  say: /^Laat het weten/,
  stands: 'Het besluit geldt tot er een nieuw is',
  read: /Gelezen en begrepen/,
  confirmed: 'Besluit bevestigd',
  decision: /^Besluit/,
  callAgain: /^Wanneer opnieuw bellen/,
  call112: 'Bel direct 112 als:',
  readOut: /^Voorgelezen en begrepen/,
  told: 'Verteld wanneer opnieuw te bellen',
  whoAtGp: /Wie van de huisartsenpraktijk/,
  gpTold: /^Ingelicht/,
  transport: /^vervoer/,
  writeDown: /^Opschrijven/,
  refuses: 'Weigert vervoer.',
  handover: /^Overdracht/,
  gp: 'Huisarts',
  check: /^Ik heb dit nagekeken/,
  checked: /Nagekeken door/,
};
const ENGLISH: typeof DUTCH = {
  signIn: /^Sign in$/,
  toPin: /^To the PIN/,
  onDuty: /^On duty: /,
  practice: /^Practice case/,
  steps: 'Steps',
  sex: /^Sex/,
  patient: /^Next: Patient/,
  stemi: /STEMI already known/,
  no: /^No$/,
  story: /^Story/,
  suspicious: /^How suspicious/,
  moderately: /^Moderately/,
  nothingWaits: /^0 waiting/,
  ecg: /^ECG/,
  simulate: /^Simulate: normal/,
  twelveLead: /^12-lead now/,
  vitals: /^Vital signs/,
  record: /^Record/,
  ask: /^Ask a cardiologist/,
  withdraw: /^No longer needed/,
  gate: /^Drive now/,
  yes: /^Yes$/,
  takeover: 'Drive now?',
  overrule: /^Overrule$/,
  whyNot: /^Why not drive now/,
  sendOverrule: /^Overrule with this reason/,
  photo: /^Photo/,
  cameraApp: /camera app/,
  photoThere: 'can be seen',
  close: /^Close/,
  messages: /^Messages/,
  write: /Write a message/,
  send: /^Send/,
  notRead: 'not read yet',
  disagree: /not agree/,
  why: /^Why do you/,
  say: /^Say so/,
  stands: 'The decision stands until',
  read: /Read and understood/,
  confirmed: 'Decision confirmed',
  decision: /^Decision/,
  callAgain: /^When to call again/,
  call112: 'Call 112 at once when:',
  readOut: /^Read out and understood/,
  told: 'Told when to call again',
  whoAtGp: /Who at the general practice/,
  gpTold: /^Told/,
  transport: /^transport/,
  writeDown: /^Write it down/,
  refuses: 'Refuses transport.',
  handover: /^Handover summary/,
  gp: 'General practitioner',
  check: /^I have checked this/,
  checked: /Checked by/,
};

describe.each([
  ['Dutch', 'nl', 'nl-NL', DUTCH, 0],
  ['English', 'en', 'en-GB', ENGLISH, 1],
] as const)('a crew without a pointer, in %s', (_name, language, locale, words, tablet) => {
  it(
    'signs in with badge and PIN, starts a case, takes the history without answering a question on the way over it, streams and analyses an ECG, asks for a cardiologist, overrules, sends a photo and a message, reads a decision, objects, and leaves the patient at home in order',
    async () => {
      const code = server.app.demo!.tablets[tablet]!.code;
      const context = await browser.newContext({ ...TABLET_CONTEXT, locale });
      const { page } = await TabletPage.openIn(context, server.app.url, code);
      const keys = new Keyboard(page);
      const { number, pin } = server.app.demo!.crew[tablet]!;
      await keys.press(words.signIn);
      for (const digit of number) await keys.press(new RegExp(`^${digit}$`));
      await keys.press(words.toPin);
      for (const digit of pin) await keys.press(new RegExp(`^${digit}$`));
      await keys.press(words.signIn);
      await page.getByText(words.onDuty).waitFor();
      await keys.press(words.practice);
      await page.getByRole('navigation', { name: words.steps }).waitFor();

      await keys.choose(words.stemi, words.no);
      await keys.press(words.patient);
      await keys.choose(words.sex, /^Man/);
      for (const key of [/^5$/, /^8$/, /^OK$/]) await keys.press(key);
      await keys.press(words.story);
      await keys.choose(words.suspicious, words.moderately);
      await page.getByText(words.nothingWaits).waitFor();
      expect((await caseOf(tablet)).intake).toMatchObject({ sex: 'male', ageYears: 58, stemiKnown: false });

      await keys.press(words.vitals);
      for (const key of [/^1$/, /^6$/]) await keys.press(key);
      await keys.press(words.record);
      await expect
        .poll(async () => (await caseOf(tablet)).vitals.respiratoryRate?.value, { timeout: 30_000 })
        .toBe(16);
      await keys.press(words.ask);
      await page.getByRole('button', { name: words.withdraw }).waitFor();
      await keys.press(words.withdraw);
      await page.getByRole('button', { name: words.ask }).waitFor();
      await keys.press(words.ecg);
      await keys.press(words.simulate);

      await keys.press(words.photo);
      await page.getByLabel(words.cameraApp).setInputFiles(PICTURE);
      await page.getByText(words.photoThere).waitFor();
      await keys.press(words.close);
      await keys.press(words.messages);
      await keys.write(words.write, 'patiënt is angstig');
      await keys.press(words.send);
      await page.getByText(words.notRead).waitFor();
      await keys.press(words.close);
      const told = await caseOf(tablet);
      expect(told.messages).toMatchObject([{ text: 'patiënt is angstig' }]);
      expect(told.photos).toMatchObject([{ type: 'image/jpeg', width: 512, height: 512 }]);

      await keys.press(words.ecg);
      await keys.press(words.twelveLead);
      await page.getByTestId('ecg-findings').waitFor();
      await keys.press(words.gate);
      await keys.choose(words.stemi, words.yes);
      const takeover = page.getByRole('dialog', { name: words.takeover });
      await takeover.waitFor();
      await keys.press(words.overrule);
      await keys.write(words.whyNot, 'STEMI van drie jaar geleden');
      await keys.press(words.sendOverrule);
      await takeover.waitFor({ state: 'detached' });
      await keys.choose(words.stemi, words.no);
      await page.getByText(words.nothingWaits).waitFor();
      const driven = await caseOf(tablet);
      expect(driven.ecg.latest).toMatchObject({ trigger: 'person' });
      expect(driven.driveNow).toMatchObject({ answer: { kind: 'overruled' } });

      await decideStayHome(told);
      await page.getByRole('dialog').waitFor();
      await keys.press(words.disagree);
      await keys.write(words.why, 'blijft grauw en klam');
      await keys.press(words.say);
      await page.getByText(words.stands).first().waitFor();
      await keys.hold(words.read);
      await page.getByText(words.confirmed).waitFor();

      await keys.press(words.decision);
      await keys.press(words.callAgain);
      await page.getByText(words.call112).waitFor();
      await keys.press(words.readOut);
      await page.getByText(words.told).waitFor();
      await keys.write(words.whoAtGp, 'dokter Smit');
      await keys.press(words.gpTold);
      await keys.press(words.transport);
      await keys.press(words.writeDown);
      await page.getByText(words.refuses).waitFor();
      await keys.press(words.handover);
      await page.getByRole('article', { name: words.gp }).waitFor();
      await keys.press(words.check);
      await page.getByText(words.checked).waitFor();

      expect(await caseOf(tablet)).toMatchObject({
        status: 'acknowledged',
        disagreement: { reason: 'blijft grauw en klam' },
        safetyNet: { language },
        gpInformed: { contact: 'dokter Smit' },
        patientWish: { refuses: ['transport'] },
        handoverCheck: { form: 'gp', isCurrent: true },
      });
    },
    FLOW_MS,
  );
});
