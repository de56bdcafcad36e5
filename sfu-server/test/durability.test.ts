import { AppError } from '@smart-triage/shared/errors/appError';
import type { SignalingClient } from '@smart-triage/shared/client/signalingClient';
import type { CaseId } from '@smart-triage/shared/domain/ids';
import { encodeFrame } from '@smart-triage/shared/ecg/frame';
import { packFrames } from '@smart-triage/shared/ecg/frameBatch';
import { instant } from '@smart-triage/shared/time/instant';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { aFrame, change, openCase, startEcg } from './support/openCase.ts';
import { mountSmallDisk } from './support/smallDisk.ts';
import { TestServer } from './support/testServer.ts';
import { waitFor } from './support/waitFor.ts';

const setAge = (crew: SignalingClient, caseId: CaseId, ageYears: number) =>
  crew.request('intake:change', { ...change(caseId), changes: { ageYears } });
const codeOf = (request: Promise<unknown>): Promise<unknown> =>
  request.then(
    () => 'accepted',
    (error: unknown) => (error instanceof AppError ? error.code : error),
  );

/** `null` where this process may not mount one: then only the store's own tests run. */
const disk = await mountSmallDisk(160);
afterAll(() => disk?.unmount());

async function start(settings: NodeJS.ProcessEnv = {}) {
  const server = await TestServer.start(settings);
  onTestFinished(() => server.stop());
  const crew = await server.connect(await server.tabletToken());
  const desk = await server.connect(await server.staffToken('cardio'));
  return { server, crew, desk, caseId: await openCase(crew) };
}

describe('a server whose disk fills up', () => {
  it.runIf(disk !== null)(
    '[ST2] [ST3] refuses what is new with a code, tells both screens, and recovers by itself',
    async () => {
      if (!disk) return;
      const settings = { DATA_DIR: join(disk.folder, 'data'), DISK_RESERVE_MB: '50' };
      const { server, crew, desk, caseId } = await start(settings);
      const heard: string[] = [];
      for (const client of [crew, desk]) client.on('server:changed', ({ state }) => heard.push(state));
      const streamId = await startEcg(crew, caseId);
      const push = () =>
        crew.request('ecg:push', { caseId, frames: packFrames([encodeFrame(aFrame(streamId, 0))]) });
      expect(await codeOf(push())).toBe('accepted');

      await writeFile(join(disk.folder, 'somebody-elses'), new Uint8Array(80_000_000));
      await waitFor('both screens know', () => heard.length === 2);
      expect(heard).toEqual(['disk-nearly-full', 'disk-nearly-full']);
      expect(await codeOf(setAge(crew, caseId, 61))).toBe('store-unavailable');
      const next = packFrames([encodeFrame(aFrame(streamId, 1))]);
      expect(await codeOf(crew.request('ecg:push', { caseId, frames: next }))).toBe('store-unavailable');
      expect((await desk.request('case:watch', { caseId })).case.intake.ageYears).toBeUndefined();
      expect((await fetch(`${server.app.url}/readyz`)).status).toBe(503);
      const late = server.client(await server.staffToken('dispatch'));
      late.on('server:changed', ({ state }) => heard.push(`late ${state}`));
      late.connect();
      await waitFor('a new connection knows too', () => heard.includes('late disk-nearly-full'));

      await disk.grow(400);
      await waitFor(
        'both screens know that it is over',
        () => heard.filter((s) => s === 'running').length >= 2,
      );
      expect(await codeOf(setAge(crew, caseId, 61))).toBe('accepted');
    },
  );
});

describe('a server that is told to stop', () => {
  it('[ST4] tells everyone, answers what it took before, and keeps it', async () => {
    const { server, crew, caseId } = await start();
    const heard: string[] = [];
    crew.on('server:changed', ({ state }) => heard.push(state));
    const answers = Array.from({ length: 20 }, (_, index) => codeOf(setAge(crew, caseId, 40 + index)));
    await waitFor('the first is answered', async () => (await answers[0]) === 'accepted');
    await server.restart();
    const codes = await Promise.all(answers);
    expect(heard).toContain('stopping');
    const accepted = codes.filter((code) => code === 'accepted').length;
    await waitFor('the crew is back', () => crew.state.getSnapshot().kind === 'ready');
    const { intake } = (await crew.request('case:watch', { caseId })).case;
    expect(intake.ageYears).toBe(39 + accepted);
  });
});

describe('a server whose clock is set while it runs', () => {
  it('[CS13] [EC2] keeps everything in the order in which it was told, and takes what follows', async () => {
    const { server, crew, desk, caseId } = await start();
    let aheadMs = 0;
    await server.restart({}, { now: () => instant(Date.now() + aheadMs) });
    for (const client of [crew, desk])
      await waitFor('they are back', () => client.state.getSnapshot().kind === 'ready');
    const streamId = await startEcg(crew, caseId);
    const steps = [0, -3_600_000, 5000, -5000];
    for (const [seq, step] of steps.entries()) {
      aheadMs = step;
      await setAge(crew, caseId, 60 + seq);
      await crew.request('ecg:push', { caseId, frames: packFrames([encodeFrame(aFrame(streamId, seq))]) });
    }
    expect((await desk.request('case:watch', { caseId })).case.intake.ageYears).toBe(59 + steps.length);
    const { events } = await desk.request('case:history', { caseId, fromSeq: 1 });
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
    const ages = events.flatMap(({ fact }) =>
      fact.type === 'intake-changed' ? [fact.changes.ageYears] : [],
    );
    expect(ages).toEqual(steps.map((_, seq) => 60 + seq));
    const { streams } = await desk.request('ecg:watch', { caseId });
    expect(streams).toEqual([{ streamId, lastSeq: steps.length - 1, gaps: [] }]);
  });
});

describe('a server that was restarted', () => {
  it('[CS9] takes a cardiologist who never came back out of the consult, and leaves one who did', async () => {
    const { server, crew, desk, caseId } = await start();
    await desk.request('consult:join', change(caseId));
    const me = (await crew.request('case:watch', { caseId })).case.consultants[0]?.name;
    const gone = await server.connect(await server.staffToken('cardio2'));
    await gone.request('consult:join', change(caseId));
    gone.close();
    // Long enough for who comes back to be there in time, also on a machine that does other things.
    await server.restart({ SESSION_GRACE_S: '8' });
    for (const client of [crew, desk]) {
      await waitFor('they are back', () => client.state.getSnapshot().kind === 'ready');
    }
    const consultants = async () => (await crew.request('case:watch', { caseId })).case.consultants;
    await waitFor('the other one has left', async () => (await consultants()).length === 1);
    expect((await consultants())[0]?.name).toBe(me);
  });

  it('[CS6] keeps the order of what happened when its clock went back a day', async () => {
    const { server, crew, desk, caseId } = await start();
    await setAge(crew, caseId, 50);
    const yesterday = { now: () => instant(Date.now() - 86_400_000) };
    await server.restart({}, yesterday);
    for (const client of [crew, desk]) {
      await waitFor('they are back', () => client.state.getSnapshot().kind === 'ready');
    }
    const seqs: number[] = [];
    const before = (await desk.request('case:watch', { caseId })).case;
    desk.on('case:changed', ({ event }) => {
      if (event.caseId === caseId) seqs.push(event.seq);
    });
    await setAge(crew, caseId, 51);
    await server.restart();
    await waitFor('the crew is back', () => crew.state.getSnapshot().kind === 'ready');
    const { intake, seq } = (await crew.request('case:watch', { caseId })).case;
    expect(intake.ageYears).toBe(51);
    expect(seqs[0]).toBe(before.seq + 1);
    expect(seq).toBeGreaterThan(before.seq);
  });
});
