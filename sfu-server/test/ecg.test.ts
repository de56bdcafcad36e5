import type { SignalingClient } from '@smart-triage/shared/client/signalingClient';
import type { CaseId, StreamId } from '@smart-triage/shared/domain/ids';
import { decodeFrame, encodeFrame } from '@smart-triage/shared/ecg/frame';
import { packFrames, unpackFrames } from '@smart-triage/shared/ecg/frameBatch';
import { sha256Hex } from '@smart-triage/shared/hash/sha256';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aFrame, change, openCase, startEcg } from './support/openCase.ts';
import { TestServer } from './support/testServer.ts';
import { waitFor } from './support/waitFor.ts';

let server: TestServer;
let crew: SignalingClient;
let cardiologist: SignalingClient;
let caseId: CaseId;
let streamId: StreamId;

beforeAll(async () => {
  server = await TestServer.start();
  crew = await server.connect(await server.tabletToken(0));
  cardiologist = await server.connect(await server.staffToken('cardio'));
});
afterAll(() => server.stop());
beforeEach(async () => {
  caseId = await openCase(crew);
  streamId = await startEcg(crew, caseId);
});

const encoded = (...seqs: number[]) => seqs.map((seq) => encodeFrame(aFrame(streamId, seq)));
const push = (frames: Uint8Array[], to = caseId) =>
  crew.request('ecg:push', { caseId: to, frames: packFrames(frames) });
const readSeqs = async (fromSeq: number, toSeq: number) => {
  const { frames } = await cardiologist.request('ecg:read', { caseId, streamId, fromSeq, toSeq });
  return unpackFrames(frames).map((bytes) => decodeFrame(bytes).seq);
};

describe('ECG frames', () => {
  it('[EC2] are stored once each, in whatever order and however often they come', async () => {
    await push(encoded(2, 0));
    await push(encoded(0, 1, 2));
    await push(encoded(5, 5));
    expect(await readSeqs(0, 10)).toEqual([0, 1, 2, 5]);
  });

  it('[EC3] are acknowledged after the commit: everything through, and the ranges beyond', async () => {
    const acknowledged: unknown[] = [];
    crew.on('ecg:acknowledged', (ack) => {
      if (ack.streamId === streamId) acknowledged.push([ack.through, ack.ranges]);
    });
    await push(encoded(0, 1, 4));
    await push(encoded(2));
    await waitFor('both acknowledgements', () => acknowledged.length === 2);
    expect(acknowledged).toEqual([
      [1, [[4, 4]]],
      [2, [[4, 4]]],
    ]);
  });

  it('[EC4] reach a watcher byte for byte', async () => {
    const received: Uint8Array[] = [];
    cardiologist.on('ecg:received', (batch) => {
      if (batch.caseId === caseId) received.push(...unpackFrames(batch.frames));
    });
    await cardiologist.request('ecg:watch', { caseId });
    const sent = encoded(0, 1, 2);
    await push(sent);
    await waitFor('three frames', () => received.length === 3);
    expect(received.map((bytes) => Buffer.from(bytes))).toEqual(sent.map((bytes) => Buffer.from(bytes)));
  });

  it('are counted by the commits that they took, not one by one', async () => {
    const commits = async (): Promise<number> => {
      const text = await (await fetch(server.app.metricsUrl ?? '')).text();
      return Number(/^smart_triage_commits_total\{log="ecg"\} (\d+)$/m.exec(text)?.[1]);
    };
    const before = await commits();
    await push(encoded(0, 1, 2, 3));
    expect(await commits()).toBe(before + 1);
  });

  it('[EC6] can be read where a watcher has a hole, and the hole is named', async () => {
    await push(encoded(0, 1, 7));
    const { streams, recent } = await cardiologist.request('ecg:watch', { caseId });
    expect(streams).toEqual([{ streamId, lastSeq: 7, gaps: [[2, 6]] }]);
    expect(unpackFrames(recent)).toHaveLength(3);
    expect(await readSeqs(2, 6)).toEqual([]);
    await push(encoded(3));
    expect(await readSeqs(2, 6)).toEqual([3]);
  });

  it('[EC1] are refused when damaged, foreign, or of another form than their stream', async () => {
    const damaged = encoded(0)[0]!.slice();
    damaged[damaged.length - 10]! ^= 1;
    await expect(push([damaged])).rejects.toMatchObject({ code: 'invalid' });
    const foreign = await openCase(crew);
    await expect(push(encoded(0), foreign)).rejects.toMatchObject({ code: 'not-found' });
    const finer = encodeFrame({ ...aFrame(streamId, 0), lsbNv: 1000 });
    await expect(push([finer])).rejects.toMatchObject({ code: 'invalid' });
    await expect(crew.request('ecg:push', { caseId, frames: new Uint8Array([9, 9]) })).rejects.toMatchObject({
      code: 'invalid',
    });
    expect(await readSeqs(0, 10)).toEqual([]);
  });

  it('[EC9] are compared block by block with what the tablet captured, and the result stands in the record', async () => {
    const frames = encoded(0, 1, 2);
    await push(frames);
    const seconds = encoded(600);
    await push(seconds);
    await crew.request('case:close', change(caseId));
    const blockOf = async (block: number, captured: Uint8Array[]) => ({
      streamId,
      block,
      frames: captured.length,
      sha256: await sha256Hex(packFrames(captured)),
    });
    const blocks = [await blockOf(0, frames), await blockOf(1, encoded(600, 601))];
    await crew.request('ecg:compare', { ...change(caseId), blocks });
    const { ecgComparison } = (await cardiologist.request('case:watch', { caseId })).case;
    expect(ecgComparison).toEqual({ blocks: 2, differing: 1, minutes: [{ streamId, block: 1 }] });
  });

  it('[EC9] that are missing from a minute fill it when they are sent again; what was stored first stays, and the difference with it', async () => {
    const captured = encoded(0, 1, 2);
    const other = encodeFrame({ ...aFrame(streamId, 600), clockOffsetMs: 999 });
    await push([...captured.slice(0, 2), other]);
    const sha256 = await sha256Hex(packFrames(captured));
    const second = await sha256Hex(packFrames(encoded(600)));
    const blocks = [
      { streamId, block: 0, frames: 3, sha256 },
      { streamId, block: 1, frames: 1, sha256: second },
    ];
    const differing = async () => (await crew.request('ecg:check', { caseId, blocks })).minutes;
    expect(await differing()).toEqual([
      { streamId, block: 0 },
      { streamId, block: 1 },
    ]);
    await push([...captured, ...encoded(600)]);
    expect(await differing()).toEqual([{ streamId, block: 1 }]);
    const { frames } = await cardiologist.request('ecg:read', { caseId, streamId, fromSeq: 600, toSeq: 600 });
    expect(unpackFrames(frames).map((bytes) => Buffer.from(bytes))).toEqual([Buffer.from(other)]);
    expect((await crew.request('case:watch', { caseId })).case.ecgComparison).toBeNull();
  });

  it('[CS1] carry remarks of a cardiologist, pinned to a sample of a stream of the case', async () => {
    const note = { streamId, seq: 12, sample: 34, text: 'ST elevation here' };
    await expect(crew.request('ecg:note', { ...change(caseId), note })).rejects.toMatchObject({
      code: 'not-permitted',
    });
    const foreign = { ...note, streamId: randomUUID() };
    await expect(
      cardiologist.request('ecg:note', { ...change(caseId), note: foreign }),
    ).rejects.toMatchObject({ code: 'not-found' });
    await cardiologist.request('ecg:note', { ...change(caseId), note });
    const { case: state } = await cardiologist.request('case:watch', { caseId });
    expect(state.ecgNotes).toMatchObject([{ ...note, by: { role: 'cardiologist' } }]);
  });

  it('[EC12] lose a remark only when whoever wrote it takes it back, and the log keeps both', async () => {
    const note = { streamId, seq: 12, sample: 34, text: 'look again' };
    const { seq } = await cardiologist.request('ecg:note', { ...change(caseId), note });
    const withdraw = (by: SignalingClient, event: number) =>
      by.request('ecg:withdraw-note', { ...change(caseId), note: event });
    await expect(withdraw(crew, seq)).rejects.toMatchObject({ code: 'not-permitted' });
    await expect(withdraw(cardiologist, seq - 1)).rejects.toMatchObject({ code: 'not-found' });
    const colleague = await server.connect(await server.staffToken('cardio2'));
    await expect(withdraw(colleague, seq)).rejects.toMatchObject({ code: 'not-found' });
    await withdraw(cardiologist, seq);
    expect((await cardiologist.request('case:watch', { caseId })).case.ecgNotes).toEqual([]);
    const { events } = await cardiologist.request('case:history', { caseId, fromSeq: seq });
    const ofNotes = events.map(({ fact }) => fact.type).filter((type) => type.startsWith('ecg-note'));
    expect(ofNotes).toEqual(['ecg-noted', 'ecg-note-withdrawn']);
  });

  it('[EC2] [CS6] are known again after a restart', async () => {
    await push(encoded(0, 1));
    await server.restart();
    await waitFor('the crew is back', () => crew.state.getSnapshot().kind === 'ready');
    await waitFor('the cardiologist is back', () => cardiologist.state.getSnapshot().kind === 'ready');
    await push(encoded(1, 2));
    expect(await readSeqs(0, 10)).toEqual([0, 1, 2]);
  });
});
