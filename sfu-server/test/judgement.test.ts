import { syntheticEcg } from '@smart-triage/models/testing/syntheticEcg';
import type { SignalingClient } from '@smart-triage/shared/client/signalingClient';
import type { CaseId, EcgRecordingId, StreamId } from '@smart-triage/shared/domain/ids';
import { encodeFrame } from '@smart-triage/shared/ecg/frame';
import { packFrames } from '@smart-triage/shared/ecg/frameBatch';
import { INDEPENDENT_LEADS } from '@smart-triage/shared/ecg/leads';
import { sliceRecording } from '@smart-triage/shared/ecg/recording';
import { instant } from '@smart-triage/shared/time/instant';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { change, openCase, startEcg } from './support/openCase.ts';
import { TestServer } from './support/testServer.ts';
import { waitFor } from './support/waitFor.ts';

const SECONDS = 12;

let server: TestServer;
let crew: SignalingClient;
let cardiologist: SignalingClient;
let caseId: CaseId;

beforeAll(async () => {
  server = await TestServer.start();
  crew = await server.connect(await server.tabletToken(0));
  cardiologist = await server.connect(await server.staffToken('cardio'));
});
afterAll(() => server.stop());
beforeEach(async () => {
  caseId = await openCase(crew);
});

const stateOf = async () => (await cardiologist.request('case:watch', { caseId })).case;

/** Twelve seconds with ST elevation in the inferior leads, all stored. */
async function storeEcg(): Promise<StreamId> {
  const streamId = await startEcg(crew, caseId);
  const ecg = syntheticEcg({
    seconds: SECONDS,
    lsbNv: 5000,
    leads: INDEPENDENT_LEADS,
    stMv: { II: 0.3, I: 0 },
  });
  const frames = Array.from({ length: SECONDS * 10 }, (_, seq) =>
    encodeFrame({
      ...sliceRecording(ecg, seq * 50, 50),
      streamId,
      seq,
      capturedAt: instant(1_700_000_000_000 + seq * 100),
      clockOffsetMs: null,
    }),
  );
  for (let from = 0; from < frames.length; from += 40)
    await crew.request('ecg:push', { caseId, frames: packFrames(frames.slice(from, from + 40)) });
  return streamId;
}

describe('what a cardiologist measures by hand', () => {
  it('[EC11] is measured again by the server from where J was put, and stands beside what the rules said', async () => {
    const streamId = await storeEcg();
    await cardiologist.request('ecg:record', change(caseId));
    const before = await stateOf();
    const { fromSeq, toSeq, analysis } = before.ecg.latest!;
    if (analysis.kind !== 'analysed') throw new Error('a clean ECG is analysed');
    const jPointMs = analysis.waves.jPointMs + 20;
    const measurement = { streamId, fromSeq, toSeq, jPointMs };
    await cardiologist.request('ecg:measure', { ...change(caseId), measurement });
    const { ecgMeasured, ecg } = await stateOf();
    expect(ecgMeasured).toMatchObject([{ fromSeq, toSeq, by: { role: 'cardiologist' } }]);
    const { measured } = ecgMeasured[0]!;
    expect(measured.foundJMs).toBe(analysis.waves.jPointMs);
    expect(measured.qrsMs).toBeCloseTo(analysis.intervals.qrsMs + 20, 5);
    // The engine measures 20 ms behind its own J as well, over a window that lies 4 ms earlier.
    expect(Math.abs(measured.stMv.II! - analysis.leads.II!.j20Mv)).toBeLessThan(0.02);
    expect(Object.keys(measured.stMv)).toHaveLength(12);
    expect(ecg).toEqual(before.ecg);
  });

  it('[EC11] is taken back by whoever recorded it, and stays in the log', async () => {
    const streamId = await storeEcg();
    const place = { streamId, fromSeq: 0, toSeq: 99 };
    const measure = (jPointMs: number | null) =>
      cardiologist.request('ecg:measure', { ...change(caseId), measurement: { ...place, jPointMs } });
    await measure(60);
    expect((await stateOf()).ecgMeasured).toHaveLength(1);
    await measure(null);
    expect((await stateOf()).ecgMeasured).toEqual([]);
    const { events } = await cardiologist.request('case:history', { caseId, fromSeq: 1 });
    expect(events.filter(({ fact }) => fact.type === 'ecg-measured')).toHaveLength(2);
  });

  it('[EC11] is refused outside of a beat, over a hole, in a stream of another case, and of a crew', async () => {
    const streamId = await storeEcg();
    const place = { streamId, fromSeq: 0, toSeq: 99, jPointMs: 60 };
    const measure = (by: SignalingClient, changes: Partial<typeof place>) =>
      by.request('ecg:measure', { ...change(caseId), measurement: { ...place, ...changes } });
    await expect(measure(cardiologist, { jPointMs: 900 })).rejects.toMatchObject({ code: 'invalid' });
    await expect(measure(cardiologist, { fromSeq: 100, toSeq: 199 })).rejects.toMatchObject({
      code: 'not-allowed-now',
    });
    const foreign = randomUUID() as StreamId;
    await expect(measure(cardiologist, { streamId: foreign })).rejects.toMatchObject({ code: 'not-found' });
    await expect(measure(crew, {})).rejects.toMatchObject({ code: 'not-permitted' });
    expect((await stateOf()).ecgMeasured).toEqual([]);
  });
});

describe("a cardiologist's own HEAR", () => {
  it('[OP1] stands beside the record, item by item, and changes no score', async () => {
    await crew.request('intake:change', {
      ...change(caseId),
      changes: { ageYears: 60, heartHistory: 1, heartEcg: 0 },
    });
    const hearOf = ({ risk }: Awaited<ReturnType<typeof stateOf>>) =>
      risk?.scores.find(({ score }) => score === 'hear');
    const before = await waitFor('the scores over what was entered', async () => {
      const hear = hearOf(await stateOf());
      return hear?.items.every(({ item, missing }) => item === 'risk-factors' || !missing) && hear;
    });
    await cardiologist.request('hear:judge', { ...change(caseId), changes: { history: 2 }, shownEcg: null });
    await cardiologist.request('hear:judge', {
      ...change(caseId),
      changes: { riskFactors: 1 },
      shownEcg: null,
    });
    const state = await stateOf();
    const { hearOpinions, intake } = state;
    expect(hearOpinions).toMatchObject([
      { by: { role: 'cardiologist' }, items: { history: 2, riskFactors: 1 }, proposal: null },
    ]);
    expect(intake.heartHistory).toBe(1);
    expect(hearOf(state)).toEqual(before);
    await cardiologist.request('hear:judge', {
      ...change(caseId),
      changes: { history: null },
      shownEcg: null,
    });
    expect((await stateOf()).hearOpinions[0]?.items).toEqual({ riskFactors: 1 });
  });

  it('[OP2] keeps what the model proposed, and is superseded when another ECG was on the screen', async () => {
    await storeEcg();
    await cardiologist.request('ecg:record', change(caseId));
    const judge = (shownEcg: EcgRecordingId | null) =>
      cardiologist.request('hear:judge', { ...change(caseId), changes: { ecg: 1 }, shownEcg });
    await expect(judge(null)).rejects.toMatchObject({ code: 'superseded' });
    const { ecg } = await stateOf();
    await judge((ecg.met ?? ecg.latest)!.id);
    expect((await stateOf()).hearOpinions).toMatchObject([{ items: { ecg: 1 }, proposal: { item: 2 } }]);
  });

  it('[OP1] is for a cardiologist only', async () => {
    const judge = crew.request('hear:judge', { ...change(caseId), changes: { history: 2 }, shownEcg: null });
    await expect(judge).rejects.toMatchObject({ code: 'not-permitted' });
  });
});
