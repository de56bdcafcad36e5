import { syntheticEcg, type SyntheticEcg } from '@smart-triage/models/testing/syntheticEcg';
import { createStore } from '@smart-triage/shared/client/store';
import type { CapturedEcg, EcgRecordingFact } from '@smart-triage/shared/domain/ecgRecording';
import { pendingRecording } from '@smart-triage/shared/domain/ecgRecording';
import type { StreamId } from '@smart-triage/shared/domain/ids';
import { encodeFrame } from '@smart-triage/shared/ecg/frame';
import { INDEPENDENT_LEADS } from '@smart-triage/shared/ecg/leads';
import { MISSING_SAMPLE, sliceRecording } from '@smart-triage/shared/ecg/recording';
import { ecgRecordingId } from '@smart-triage/shared/ecg/recordingId';
import { anEvidence } from '@smart-triage/shared/testing/ecgEvidence';
import { anEcgFrame } from '@smart-triage/shared/testing/ecgFrames';
import { instant } from '@smart-triage/shared/time/instant';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CaseView } from '../../lib/case/caseView.ts';
import { runEcgTask } from '../../lib/ecg/ecgTasks.ts';
import { aCaseView } from '../../testing/caseStates.ts';
import { createTwelveLeadModel, type TwelveLeadDeps } from './twelveLeadModel.ts';

const STREAM = '0b7f0a52-6c9b-4f0c-9d57-0e6a5f6f9b02' as StreamId;
const INJURY = { V2: 0.4, V3: 0.4, V4: 0.3 };

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const analyseHere: TwelveLeadDeps['analyst']['analyse'] = async (frames, patient) => {
  const reply = await runEcgTask({ id: 1, name: 'analyse', input: { frames, patient } });
  if (!('output' in reply)) throw new Error('not computed');
  return reply.output as never;
};

function tabletWith(changes: Partial<TwelveLeadDeps> = {}) {
  const view = createStore<CaseView | null>(aCaseView());
  const recorded: CapturedEcg[] = [];
  const askServer = vi.fn();
  const model = createTwelveLeadModel({
    view,
    clock: { now: () => instant(1_800_000_000_000) },
    analyst: { analyse: analyseHere },
    assessEvidence: () => Promise.resolve(anEvidence()),
    isLinked: () => false,
    record: (captured) => {
      recorded.push(captured);
      const pending = pendingRecording(captured);
      view.set(aCaseView({}, { ecg: { latest: pending, met: pending }, unsentEcg: [pending.id] }));
    },
    askServer,
    onFault: () => undefined,
    ...changes,
  });
  return { model, view, recorded, askServer };
}

/** The ECG as frames of a tenth of a second; `off` is a lead whose electrode is not on the patient. */
function framesOf(options: SyntheticEcg, off?: (typeof INDEPENDENT_LEADS)[number]) {
  const made = syntheticEcg({ leads: INDEPENDENT_LEADS, ...options });
  if (off) made.samples[INDEPENDENT_LEADS.indexOf(off)]?.fill(MISSING_SAMPLE);
  return Array.from({ length: made.samples[0]!.length / 50 }, (_, seq) => ({
    streamId: STREAM,
    seq,
    bytes: encodeFrame(anEcgFrame({ ...sliceRecording(made, seq * 50, 50), streamId: STREAM, seq })),
  }));
}

describe('"12-lead now" on the tablet', () => {
  it('[GT7] sets the last ten seconds apart without a server, under the id that the server gives them too', async () => {
    const { model, recorded } = tabletWith();
    framesOf({ seconds: 12, stMv: INJURY }).forEach(model.push);
    model.record();
    await vi.waitFor(() => {
      expect(recorded).toHaveLength(1);
    });
    const place = { streamId: STREAM, fromSeq: 20, toSeq: 119, trigger: 'person' as const };
    expect(recorded[0]).toMatchObject({ ...place, id: await ecgRecordingId(place) });
    expect(recorded[0]?.analysis).toMatchObject({ kind: 'analysed' });
    expect(recorded[0]?.evidence).toEqual(anEvidence());
    expect(model.getSnapshot()).toMatchObject({ request: 'none', isUnsent: true, latest: recorded[0] });
    expect(model.getSnapshot().met).toMatchObject({ id: recorded[0]?.id, frames: { length: 100 } });
    model.close();
  });

  it.each([
    ['fails', () => Promise.reject(new Error('no runtime'))],
    ['is still being fetched', () => new Promise<never>(() => undefined)],
  ])('does not wait for the learned model when that %s', async (_case, assessEvidence) => {
    const { model, recorded } = tabletWith({ assessEvidence });
    framesOf({ seconds: 10 }).forEach(model.push);
    model.record();
    await vi.waitFor(() => {
      expect(recorded[0]).toMatchObject({ analysis: { kind: 'analysed' }, evidence: null });
    });
    model.close();
  });

  it('has the samples of what the server set apart by itself at hand, while they are recent', () => {
    const { model, view } = tabletWith();
    const frames = framesOf({ seconds: 12 });
    frames.forEach(model.push);
    const byServer = {
      id: 'by-server',
      streamId: STREAM,
      fromSeq: 5,
      toSeq: 104,
    } as unknown as EcgRecordingFact;
    view.set(aCaseView({}, { ecg: { latest: byServer, met: byServer } }));
    expect(model.getSnapshot().met?.frames).toEqual(frames.slice(5, 105).map(({ bytes }) => bytes));
    const elsewhere = { ...byServer, id: 'older', fromSeq: 100, toSeq: 199 } as unknown as EcgRecordingFact;
    view.set(aCaseView({}, { ecg: { latest: elsewhere, met: elsewhere } }));
    expect(model.getSnapshot().met).toBeNull();
    model.close();
  });

  it('keeps a press until ten seconds are there', async () => {
    const { model, recorded } = tabletWith();
    const frames = framesOf({ seconds: 10 });
    frames.slice(0, 50).forEach(model.push);
    model.record();
    expect(model.getSnapshot().request).toBe('waiting');
    frames.slice(50).forEach(model.push);
    await vi.waitFor(() => {
      expect(recorded[0]).toMatchObject({ fromSeq: 0, toSeq: 99 });
    });
    model.close();
  });

  it('takes nothing once the source has stopped: what it gave is not "now"', () => {
    const { model, recorded } = tabletWith();
    framesOf({ seconds: 12 }).forEach(model.push);
    model.stop();
    model.record();
    expect(model.getSnapshot()).toMatchObject({ refusal: 'no-ecg', request: 'none', live: null });
    expect(recorded).toEqual([]);
    model.close();
  });

  it.each([
    ['asks the server where there is a link', true, 'none', 1],
    ['says so where there is none', false, 'failed', 0],
  ] as const)('%s when this tablet cannot analyse', async (_case, linked, request, asked) => {
    const analyse = () => Promise.reject(new Error('no worker'));
    const { model, askServer } = tabletWith({ analyst: { analyse }, isLinked: () => linked });
    framesOf({ seconds: 10 }).forEach(model.push);
    model.record();
    await vi.waitFor(() => {
      expect(model.getSnapshot().request).toBe(request);
    });
    expect(askServer).toHaveBeenCalledTimes(asked);
    model.close();
  });
});

describe('the live ECG on the tablet', () => {
  it('names the electrode of a lead without a signal, from five seconds on', async () => {
    const { model } = tabletWith();
    framesOf({ seconds: 5 }, 'V3').forEach(model.push);
    expect(model.getSnapshot().live).toBeNull();
    await vi.advanceTimersByTimeAsync(2000);
    expect(model.getSnapshot().live?.hints).toEqual([
      { check: 'contact', electrodes: ['V3'], leads: ['V3'] },
    ]);
    model.close();
  });

  it('[GT6] stores an ECG by itself when a gate rule is met twice in a row and there is no link, once', async () => {
    const { model, recorded } = tabletWith();
    framesOf({ seconds: 10, stMv: INJURY }).forEach(model.push);
    await vi.waitFor(
      () => {
        expect(recorded).toHaveLength(1);
      },
      { timeout: 10_000 },
    );
    expect(recorded[0]?.trigger).toBe('rule');
    await vi.advanceTimersByTimeAsync(10_000);
    expect(recorded).toHaveLength(1);
    model.close();
  });

  it('stores nothing by itself without a met rule', async () => {
    const { model, recorded } = tabletWith();
    framesOf({ seconds: 10 }).forEach(model.push);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(recorded).toEqual([]);
    expect(model.getSnapshot().live?.hints).toEqual([]);
    model.close();
  });
});
