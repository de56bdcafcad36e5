import type { SignalingClient } from '@smart-triage/shared/client/signalingClient';
import type { CaseState } from '@smart-triage/shared/domain/caseState';
import { analyseEcg } from '@smart-triage/models/ecg/analyseEcg';
import { ECG_ENGINE } from '@smart-triage/models/ecg/ecgEngine';
import {
  type CaseId,
  DecisionIdSchema,
  type ProposalId,
  type StreamId,
} from '@smart-triage/shared/domain/ids';
import { encodeFrame } from '@smart-triage/shared/ecg/frame';
import { packFrames } from '@smart-triage/shared/ecg/frameBatch';
import { INDEPENDENT_LEADS } from '@smart-triage/shared/ecg/leads';
import { sliceRecording } from '@smart-triage/shared/ecg/recording';
import { ecgRecordingId, framesSha256 } from '@smart-triage/shared/ecg/recordingId';
import { recordingOf } from '@smart-triage/shared/ecg/recordingOfFrames';
import { systemClock } from '@smart-triage/shared/time/clock';
import { addMs, instant } from '@smart-triage/shared/time/instant';
import { syntheticEcg } from '@smart-triage/models/testing/syntheticEcg';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { change, openCase } from './support/openCase.ts';
import { TestServer } from './support/testServer.ts';
import { waitFor } from './support/waitFor.ts';

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
const until = (what: string, holds: (state: CaseState) => boolean) =>
  waitFor(what, async () => {
    const state = await stateOf();
    return holds(state) && state;
  });
const vitals = (values: Record<string, number>) =>
  crew.request('vitals:record', {
    ...change(caseId),
    reading: { measuredAt: Date.now(), source: 'crew', values },
  });

/** Streams this many seconds of an ECG in frames of a tenth of a second. */
async function stream(seconds: number, stMv: Record<string, number> = {}): Promise<void> {
  const { frames } = await startStream(seconds, stMv);
  await push(frames);
}

async function push(frames: readonly Uint8Array[]): Promise<void> {
  for (let from = 0; from < frames.length; from += 40)
    await crew.request('ecg:push', { caseId, frames: packFrames(frames.slice(from, from + 40)) });
}

/** Tells the server of a stream of this many seconds, and keeps its frames back. */
async function startStream(seconds: number, stMv: Record<string, number>) {
  const streamId = randomUUID() as StreamId;
  const recording = syntheticEcg({ leads: INDEPENDENT_LEADS, seconds, stMv });
  const { leads, rateHz, lsbNv } = recording;
  const startedAt = Date.now();
  await crew.request('ecg:start', {
    ...change(caseId),
    stream: { streamId, leads: [...leads], rateHz, lsbNv, source: 'simulator', startedAt },
  });
  const frames = Array.from({ length: seconds * 10 }, (_, seq) =>
    encodeFrame({
      ...sliceRecording(recording, (seq * rateHz) / 10, rateHz / 10),
      streamId,
      seq,
      capturedAt: instant(startedAt),
      clockOffsetMs: null,
    }),
  );
  return { streamId, frames };
}

/** What a tablet sends when somebody presses "12-lead now" in a dead zone, ten seconds into the stream. */
async function capturedOn({ streamId, frames }: Awaited<ReturnType<typeof startStream>>) {
  const window = frames.slice(0, 100);
  const place = { streamId, fromSeq: 0, toSeq: 99, trigger: 'person' as const };
  return {
    ...place,
    id: await ecgRecordingId(place),
    recordedAt: instant(Date.now()),
    framesSha256: await framesSha256(window),
    engine: ECG_ENGINE,
    analysis: analyseEcg(recordingOf(window)),
    evidence: null,
  };
}

describe('gate and advice on a real server', () => {
  it('[GT1] follows an input with gate and advice, logged with hash, engine and models, and only when they say something else', async () => {
    const first = await until('the first advice', ({ guidance }) => guidance !== null);
    expect(first.guidance).toMatchObject({ advice: { code: 'not-enough-yet' }, engine: { id: 'guidance' } });
    expect(first.guidance?.models.length).toBe(first.risk?.scores.length);
    await vitals({ heartRate: 80 });
    const known = await until(
      'a changed gate',
      ({ guidance }) => guidance?.givenAt !== first.guidance?.givenAt,
    );
    await vitals({ heartRate: 81 });
    await until('the next score', ({ vitals: { heartRate } }) => heartRate?.value === 81);
    await crew.request('intake:change', { ...change(caseId), changes: { vomiting: true } });
    await until('vomiting in a score', ({ risk }) => risk?.inputsSha256 !== known.risk?.inputsSha256);
    expect((await stateOf()).guidance?.givenAt).toBe(known.guidance?.givenAt);
  });

  it('[GT2] proposes to drive when the gate is positive, moves nothing by itself, and [GT3] takes one answer', async () => {
    await vitals({ systolicBp: 75 });
    const { driveNow, status } = await until('the proposal', (state) => state.driveNow !== null);
    expect([driveNow?.criteria, driveNow?.answer, status]).toEqual([
      ['low-systolic-pressure'],
      null,
      'assessing',
    ]);
    const answer = { caseId, proposalId: driveNow!.id };
    await crew.request('drive-now:confirm', {
      ...answer,
      requestId: randomUUID(),
      hospital: 'lumc',
      reason: 'systolic pressure below 90',
    });
    const driving = await stateOf();
    expect(driving).toMatchObject({
      status: 'acknowledged',
      decision: { disposition: { kind: 'transport', hospital: 'lumc', urgency: 'A1' } },
      driveNow: { answer: { kind: 'confirmed', by: { role: 'paramedic' } } },
    });
    const late = cardiologist.request('drive-now:overrule', {
      ...answer,
      requestId: randomUUID(),
      reason: 'measured again',
    });
    await expect(late).rejects.toMatchObject({ code: 'superseded' });
  });

  it('[GT3] lets a cardiologist overrule with a reason, and [GT2] proposes again for another criterion only', async () => {
    await vitals({ systolicBp: 75 });
    const { driveNow } = await until('the proposal', (state) => state.driveNow !== null);
    await cardiologist.request('drive-now:overrule', {
      ...change(caseId),
      proposalId: driveNow!.id,
      reason: 'cuff on the wrong arm',
    });
    await vitals({ systolicBp: 76 });
    await vitals({ spo2: 84 });
    const again = await until('a new proposal', (state) => state.driveNow?.id !== driveNow?.id);
    expect(again.driveNow).toMatchObject({
      criteria: ['low-systolic-pressure', 'oxygen-saturation'],
      answer: null,
    });
  });

  it('[GT5] sets the last ten seconds apart as an ECG, and refuses while there are none', async () => {
    await expect(crew.request('ecg:record', change(caseId))).rejects.toMatchObject({
      code: 'not-allowed-now',
    });
    await stream(11);
    const { recordingId } = await cardiologist.request('ecg:record', change(caseId));
    const { ecg } = await stateOf();
    expect(ecg.latest).toMatchObject({ id: recordingId, trigger: 'person', fromSeq: 10, toSeq: 109 });
    expect(ecg.latest?.analysis).toMatchObject({ kind: 'analysed', rhythm: 'sinus' });
    expect(ecg.met).toBeNull();
    expect(ecg.latest?.evidence).toMatchObject({ item: 0, basis: 'model', model: { id: 'ecg-evidence' } });
    expect(ecg.latest?.evidence?.learned?.reasons).toHaveLength(3);
    const cleared = await until('a gate that knows the ECG', ({ guidance }) =>
      Boolean(guidance?.gate.findings.some((f) => f.criterion === 'ecg-criteria' && f.outcome === 'not-met')),
    );
    expect(cleared.driveNow).toBeNull();
  });

  it('[GT4] tells what the live ECG says, and [GT6] stores it by itself when a gate rule holds, which proposes to drive', async () => {
    const told = new Promise<string>((resolve) => {
      cardiologist.on('ecg:analysed', (message) => {
        if (message.caseId === caseId) resolve(message.analysis.kind);
      });
    });
    await stateOf();
    await stream(10, { II: 0.3, I: 0 });
    expect(await told).toBe('analysed');
    await stream(10, { II: 0.3, I: 0 });
    const state = await until('the proposal', ({ driveNow }) => driveNow !== null);
    expect(state.ecg.met).toMatchObject({
      trigger: 'rule',
      evidence: { item: 2, basis: 'gate-rule', gateRules: ['stemi'] },
    });
    expect(state.driveNow?.criteria).toEqual(['ecg-criteria']);
    expect(state.guidance?.advice.code).toBe('drive-to-pci-centre');
  });

  it('[GT7] takes the ECG that a tablet analysed in a dead zone, and looks itself once it has the samples', async () => {
    const offline = await startStream(10, { II: 0.3, I: 0 });
    const captured = await capturedOn(offline);
    const { recordingId } = await crew.request('ecg:record', { ...change(caseId), captured });
    expect(recordingId).toBe(captured.id);
    const taken = await until('the proposal', ({ driveNow }) => driveNow !== null);
    expect(taken.ecg.met).toMatchObject({ id: captured.id, tabletAnalysis: 'pending', evidence: null });
    await push(offline.frames);
    const verified = await until('the verification', ({ ecg }) => ecg.latest?.tabletAnalysis !== 'pending');
    expect(verified.ecg.latest).toMatchObject({ id: captured.id, tabletAnalysis: 'same' });
    expect(verified.ecg.met).toEqual(verified.ecg.latest);
    expect(verified.ecgUnverified).toEqual([]);
    expect(verified.driveNow?.id).toBe(taken.driveNow?.id);
  });

  it('[GT7] takes an analysis from nobody but the crew that captured the ECG', async () => {
    const captured = await capturedOn(await startStream(10, {}));
    await expect(cardiologist.request('ecg:record', { ...change(caseId), captured })).rejects.toMatchObject({
      code: 'not-permitted',
    });
  });

  it('[GT8] takes an answer to what a tablet proposed by itself, with its proposal, in one step', async () => {
    const offline = await startStream(10, { II: 0.3, I: 0 });
    await crew.request('ecg:record', { ...change(caseId), captured: await capturedOn(offline) });
    const answer = { proposalId: randomUUID() as ProposalId, criteria: ['ecg-criteria' as const] };
    await crew.request('drive-now:overrule', { ...change(caseId), ...answer, reason: 'known aneurysm' });
    const { driveNow } = await until('the guidance', ({ guidance }) => guidance?.gate.verdict === 'positive');
    expect(driveNow).toMatchObject({
      criteria: ['ecg-criteria'],
      answer: { kind: 'overruled', reason: 'known aneurysm', by: { role: 'paramedic' } },
    });
    const again = crew.request('drive-now:confirm', {
      ...change(caseId),
      ...answer,
      hospital: 'lumc',
      reason: 'the ECG meets infarct criteria',
    });
    await expect(again).rejects.toMatchObject({ code: 'superseded' });
  });

  it('[DC10] takes what a crew confirmed and announced without a link, in order, with the time at which it was asked for', async () => {
    const decisionId = DecisionIdSchema.parse(randomUUID());
    const askedAt = addMs(systemClock.now(), -600_000);
    const answer = { proposalId: randomUUID() as ProposalId, criteria: ['shock' as const] };
    await crew.request('drive-now:confirm', {
      ...change(caseId),
      ...{ ...answer, decisionId, hospital: 'lumc', reason: 'shock' },
    });
    await crew.request('hospital:announce', { ...change(caseId), decisionId, askedAt });
    expect(await stateOf()).toMatchObject({
      decision: { id: decisionId },
      announcement: { decisionId, askedAt, by: { role: 'paramedic' } },
    });
  });

  it("[GT8] counts it as the answer to the server's proposal when that says the same, and not when that says more", async () => {
    await vitals({ systolicBp: 75 });
    const proposed = await until('the proposal', ({ driveNow }) => driveNow !== null);
    const answer = { proposalId: randomUUID() as ProposalId, reason: 'cuff on the wrong arm' };
    await crew.request('drive-now:overrule', {
      ...change(caseId),
      ...answer,
      criteria: ['low-systolic-pressure'],
    });
    expect((await stateOf()).driveNow).toMatchObject({
      id: proposed.driveNow?.id,
      answer: { kind: 'overruled' },
    });
    await vitals({ spo2: 84 });
    await until('a new proposal', ({ driveNow }) => driveNow?.answer === null);
    const unseen = crew.request('drive-now:overrule', {
      ...change(caseId),
      ...answer,
      criteria: ['low-systolic-pressure'],
    });
    await expect(unseen).rejects.toMatchObject({ code: 'superseded' });
  });

  it('[CS10] ends a case without a decision after a consult was asked for, with a reason', async () => {
    await crew.request('consult:request', change(caseId));
    await crew.request('case:close-undecided', { ...change(caseId), reason: 'other service took over' });
    expect((await stateOf()).status).toBe('closed');
  });
});
