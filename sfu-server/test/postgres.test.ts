import { encodeFrame } from '@smart-triage/shared/ecg/frame';
import { packFrames, unpackFrames } from '@smart-triage/shared/ecg/frameBatch';
import { AppError } from '@smart-triage/shared/errors/appError';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '../src/store/database.ts';
import { aFrame, change, openCase, startEcg } from './support/openCase.ts';
import { eventLogIn } from './support/eventLogIn.ts';
import { findPostgres, PostgresServer } from './support/postgresServer.ts';
import { TestServer } from './support/testServer.ts';
import { waitFor } from './support/waitFor.ts';

const programs = findPostgres();

describe.skipIf(programs === null)('on a PostgreSQL server', () => {
  let postgres: PostgresServer;
  beforeAll(async () => {
    postgres = await PostgresServer.start(programs ?? '');
  });
  afterAll(() => postgres.stop());

  it('a case and its ECG are there after a restart, and the chain is whole', async () => {
    const server = await TestServer.start({ DATABASE_URL: postgres.url });
    const crew = await server.connect(await server.tabletToken(0));
    const caseId = await openCase(crew);
    await crew.request('intake:change', { ...change(caseId), changes: { ageYears: 61 } });
    const streamId = await startEcg(crew, caseId);
    const frames = [encodeFrame(aFrame(streamId, 0)), encodeFrame(aFrame(streamId, 1))];
    await crew.request('ecg:push', { caseId, frames: packFrames(frames) });
    await server.restart();

    const doctor = await server.connect(await server.staffToken('cardio'));
    const { case: found } = await doctor.request('case:watch', { caseId });
    const ecg = await doctor.request('ecg:read', { caseId, streamId, fromSeq: 0, toSeq: 9 });
    expect(found.intake.ageYears).toBe(61);
    expect(unpackFrames(ecg.frames).map((bytes) => [...bytes])).toEqual(frames.map((bytes) => [...bytes]));
    await server.stop();

    const database = await openDatabase({ dataDir: null, url: postgres.url });
    expect(await (await eventLogIn(database)).findBreak()).toBeNull();
    await database.destroy();
  });

  it('[ST1] [ST3] whose machine dies: changes are refused or wait, none that was accepted is lost, and the server goes on by itself', async () => {
    const mortal = await PostgresServer.start(programs ?? '');
    onTestFinished(() => mortal.stop());
    const server = await TestServer.start({ DATABASE_URL: mortal.url });
    const crew = await server.connect(await server.tabletToken(0));
    const caseId = await openCase(crew);
    const accepted: number[] = [];
    const setAge = (ageYears: number) =>
      crew.request('intake:change', { ...change(caseId), changes: { ageYears } }).then(
        () => accepted.push(ageYears),
        (error: unknown) => {
          expect(error).toMatchObject({ code: 'store-unavailable' });
        },
      );
    await setAge(40);
    const underWay = [41, 42, 43].map(setAge);
    await mortal.kill();
    const refused = [44, 45].map(setAge);
    await waitFor('the server says so', async () => (await fetch(`${server.app.url}/readyz`)).status === 503);

    await mortal.resume();
    await Promise.all([...underWay, ...refused]);
    await waitFor('the server goes on', async () => (await fetch(`${server.app.url}/readyz`)).status === 200);
    await setAge(46);
    expect(accepted).toContain(40);
    expect(accepted.at(-1)).toBe(46);
    await expect(openDatabase({ dataDir: null, url: mortal.url })).rejects.toThrow('another server');
    await server.stop();

    const database = await openDatabase({ dataDir: null, url: mortal.url });
    const log = await eventLogIn(database);
    expect(await log.findBreak()).toBeNull();
    await database.destroy();
  });

  it('a second server is kept out while the first one runs, and let in when it is gone', async () => {
    const first = await openDatabase({ dataDir: null, url: postgres.url });
    await expect(openDatabase({ dataDir: null, url: postgres.url })).rejects.toThrow('another server');
    // As after a kill: the next one starts before the database has noticed that the first is gone.
    const [next] = await Promise.all([openDatabase({ dataDir: null, url: postgres.url }), first.destroy()]);
    await next.destroy();
  });
});

it('a PostgreSQL server that is not there is named by the setting, without its address', async () => {
  const opening = openDatabase({ dataDir: null, url: 'postgres://someone:secret@127.0.0.1:1/none' });
  const error = await opening.catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(AppError);
  expect(String(error)).toContain('DATABASE_URL');
  expect(String(error)).not.toContain('secret');
});
