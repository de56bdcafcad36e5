import { findRecordings } from '@smart-triage/models/testing/recordings';
import { readWfdb } from '@smart-triage/models/ecg/readers/wfdb';
import { hashFrames, hashSamples } from '@smart-triage/shared/ecg/blockHash';
import { decodeFrame, type EcgFrame } from '@smart-triage/shared/ecg/frame';
import { unpackFrames } from '@smart-triage/shared/ecg/frameBatch';
import { INDEPENDENT_LEADS } from '@smart-triage/shared/ecg/leads';
import { samplesOf } from '@smart-triage/shared/ecg/recording';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestServer } from '../../sfu-server/test/support/testServer.ts';
import { waitFor } from '../../sfu-server/test/support/waitFor.ts';
import { TONE_HZ, writeCameraFile, writeToneFile } from '../browser/cameraFiles.ts';
import { ControlRoomPage } from '../browser/controlRoomPage.ts';
import { launchChromium } from '../browser/launchChromium.ts';
import { loudestFrequency, readPicture } from '../browser/mediaProbe.ts';
import { TabletPage } from '../browser/tabletPage.ts';

const RECORD = 'ptbxl/records500/00001_hr';
const UNIT = '06-101';

let folder: string;
let server: TestServer;
let browsers: Browser[] = [];
let tablet: TabletPage;
let desk: ControlRoomPage;
/** Every binary message that the control room's page received, in order. */
const received: Uint8Array[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'smart-triage-line-'));
  const [cameraFile, microphoneFile] = [join(folder, 'camera.y4m'), join(folder, 'tone.wav')];
  await Promise.all([writeCameraFile(cameraFile), writeToneFile(microphoneFile)]);
  server = await TestServer.start();
  browsers = await Promise.all([launchChromium({ cameraFile, microphoneFile }), launchChromium()]);
  const { url, demo } = server.app;
  tablet = await TabletPage.open(browsers[0]!, url, demo!.tablets[0]!.code);
  desk = await ControlRoomPage.open(browsers[1]!, url, demo!.people[0]!, {
    onBinary: (bytes) => received.push(bytes),
  });
  await tablet.startCase(findRecordings() ? 'Start case' : 'Practice case');
  await desk.openCase(UNIT);
});
afterAll(async () => {
  await Promise.all(browsers.map((browser) => browser.close()));
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

describe('one case from the tablet to the control room, in two real browsers', () => {
  it('shows moving pictures: the counter in the decoded frames rises', async () => {
    const seen: number[] = [];
    await waitFor('five different frames', async () => {
      const counter = await readPicture(desk.page);
      if (counter !== null && counter !== seen.at(-1)) seen.push(counter);
      return seen.length >= 5;
    });
    // The file holds 300 frames and starts over; forward is less than half of it.
    const steps = seen.slice(1).map((counter, index) => (counter - seen[index]! + 300) % 300);
    expect(steps.every((step) => step > 0 && step < 150)).toBe(true);
  });

  it('plays the sound of the ambulance: the tone of its microphone is the loudest there', async () => {
    const frequency = await waitFor('a tone', async () => (await loudestFrequency(desk.page)) ?? undefined);
    expect(Math.abs(frequency - TONE_HZ)).toBeLessThan(12);
  });

  it('brings a recorded ECG over bit by bit: sent = received = stored', async () => {
    const recordings = findRecordings();
    if (recordings)
      await tablet.streamRecording([`${recordings}/${RECORD}.hea`, `${recordings}/${RECORD}.dat`]);
    else await tablet.simulate('normal ECG');
    const complete = recordings ? 100 : 50;
    const frames = await waitFor('the frames at the desk', () => {
      const known = framesOf(received);
      return known.length >= complete ? known.slice(0, complete) : undefined;
    });
    const stored = await storedFrames(frames[0]!, complete);
    expect(await hashFrames(stored)).toBe(await hashFrames(frames));
    console.info(
      recordings ? `ECG: PTB-XL ${basename(RECORD)}, 500 Hz` : 'ECG: simulated, no recordings found',
    );
    const sent = recordings ? await hashOfFile(`${recordings}/${RECORD}`) : await hashFrames(stored);
    expect(await hashFrames(frames)).toBe(sent);
  });

  it('moves the score on both sides when the crew enters something', async () => {
    await tablet.goTo('Patient');
    await tablet.goTo('Patient');
    await tablet.choose('Sex', /^Man/);
    await tablet.goTo('Story');
    await tablet.choose('How suspicious is the story', /Highly/);
    await tablet.goTo('ECG');
    await tablet.choose('ECG for HEART', /ST deviation/);
    for (const page of [tablet.page, desk.page]) {
      await page
        .getByRole('article', { name: /^HEART$/ })
        .getByText(/4\s+to\s+10/)
        .first()
        .waitFor();
    }
    await tablet.goTo('Risk factors');
    await tablet.choose(/^Infarct, stent/, 'Yes');
    for (const page of [tablet.page, desk.page]) {
      await page
        .getByRole('article', { name: /^HEART$/ })
        .getByText(/6\s+to\s+10/)
        .first()
        .waitFor();
    }
    expect(await desk.page.getByRole('article', { name: /^HEART$/ }).count()).toBeGreaterThan(0);
  });

  it('brings the decision to the crew and its confirmation back, as two facts', async () => {
    await desk.decideTransport(/LUMC/, /A1/, 'ST elevation in the anterior leads');
    await tablet.page.getByText('Transport to LUMC').first().waitFor();
    await desk.page
      .getByText(/^not seen/)
      .first()
      .waitFor();
    await tablet.confirmDecision();
    await desk.page
      .getByText(/seen by/)
      .first()
      .waitFor();
    expect(await desk.page.getByText(/seen by/).count()).toBeGreaterThan(0);
  });
});

/** By its first bytes, "SE", where a batch has a number of frames. */
const isFrame = ([first, second]: Uint8Array) => first === 0x53 && second === 0x45;

function framesOf(messages: readonly Uint8Array[]): EcgFrame[] {
  const frames = new Map(
    messages
      // [EC13] What goes ahead of a frame comes alone, and the frame follows.
      .filter((message) => !isFrame(message))
      .flatMap(unpackFrames)
      .map(decodeFrame)
      .map((frame) => [frame.seq, frame]),
  );
  return [...frames.values()].toSorted((a, b) => a.seq - b.seq);
}

async function storedFrames({ streamId }: EcgFrame, count: number): Promise<EcgFrame[]> {
  const reader = await server.connect(await server.staffToken('cardio2'));
  const [open] = (await reader.request('board:watch', {})).cases;
  const { frames } = await reader.request('ecg:read', {
    caseId: open!.caseId,
    streamId,
    fromSeq: 0,
    toSeq: count - 1,
  });
  return unpackFrames(frames).map(decodeFrame);
}

async function hashOfFile(path: string): Promise<string> {
  const header = await readFile(`${path}.hea`, 'latin1');
  const data = {
    [`${basename(path)}.dat`]: new Uint8Array(await readFile(join(dirname(path), `${basename(path)}.dat`))),
  };
  const recording = readWfdb({ header, data });
  const samples = INDEPENDENT_LEADS.map((lead) => samplesOf(recording, lead)!);
  return hashSamples([{ ...recording, leads: INDEPENDENT_LEADS, samples }]);
}
