import type { EcgAnalysis } from '@smart-triage/shared/domain/ecgAnalysis';
import type { CapturedEcg } from '@smart-triage/shared/domain/ecgRecording';
import type { StreamId } from '@smart-triage/shared/domain/ids';
import { ecgRecordingId, framesSha256 } from '@smart-triage/shared/ecg/recordingId';
import { caseEvents, caseStateAfter } from '@smart-triage/shared/testing/caseEvents';
import { anEvidence } from '@smart-triage/shared/testing/ecgEvidence';
import type { EcgWindows } from '@smart-triage/shared/ecg/ecgWindows';
import { instant } from '@smart-triage/shared/time/instant';
import { describe, expect, it, vi } from 'vitest';
import { EcgRecorder } from './ecgRecorder.ts';
import type { StoredWindow } from './storedWindow.ts';

const CREW = { id: 'tablet-1', name: 'Ambulance 1', role: 'paramedic' } as const;
const opened = caseStateAfter(caseEvents([{ type: 'case-opened', unit: CREW.name, simulated: false }, CREW]));
const STREAM = '0b7f0a52-6c9b-4f0c-9d57-0e6a5f6f9b02' as StreamId;
const STATE = { ...opened, ecgStreams: [{ streamId: STREAM }] } as unknown as typeof opened;
const ANALYSIS: EcgAnalysis = { kind: 'not-analysable', reasons: ['too-short'] } as unknown as EcgAnalysis;
const FRAMES = [new Uint8Array([1])];

function recorderWith(
  assessEvidence: () => Promise<ReturnType<typeof anEvidence>>,
  stored: Uint8Array[] | null = FRAMES,
) {
  const onError = vi.fn();
  const window = { seqs: [3, 9], frames: FRAMES, endedAt: instant(5) };
  const windows = { newest: () => window } as unknown as EcgWindows;
  const inference = { analyse: () => Promise.resolve(ANALYSIS), assessEvidence };
  const read: StoredWindow = { frames: () => Promise.resolve(stored) };
  const clock = { now: () => instant(100) };
  return { recorder: new EcgRecorder({ windows, stored: read, clock, inference, onError }), onError };
}

describe('a stored 12-lead ECG', () => {
  it('[GT5] carries its analysis and what the learned model proposes', async () => {
    const { recorder, onError } = recorderWith(() => Promise.resolve(anEvidence()));
    expect(await recorder.record(STATE, 'person')).toMatchObject({
      fromSeq: 3,
      toSeq: 9,
      analysis: ANALYSIS,
      evidence: anEvidence(),
    });
    expect(onError).not.toHaveBeenCalled();
  });

  it('is stored without a proposal when the learned model fails, and says so', async () => {
    const { recorder, onError } = recorderWith(() => Promise.reject(new Error('the runtime failed')));
    expect(await recorder.record(STATE, 'rule')).toMatchObject({ analysis: ANALYSIS, evidence: null });
    expect(onError).toHaveBeenCalledOnce();
  });
});

describe('a 12-lead ECG that a tablet analysed', () => {
  const place = { streamId: STREAM, fromSeq: 3, toSeq: 9, trigger: 'person' } as const;
  const captured = async (changes: Partial<CapturedEcg> = {}): Promise<CapturedEcg> => ({
    ...place,
    id: await ecgRecordingId(place),
    recordedAt: instant(5),
    framesSha256: await framesSha256(FRAMES),
    engine: { id: 'ecg-analysis', version: '1.0.0' },
    analysis: ANALYSIS,
    evidence: null,
    ...changes,
  });
  const evidence = () => Promise.resolve(anEvidence());

  it("[GT7] stands as the tablet's until the server has its samples", async () => {
    const { recorder } = recorderWith(evidence, null);
    expect(await recorder.take(STATE, await captured())).toMatchObject({
      analysis: ANALYSIS,
      evidence: null,
      tabletAnalysis: 'pending',
    });
  });

  it('[GT7] is the same one, analysed by the server, once the samples are here', async () => {
    const { recorder } = recorderWith(evidence);
    const { id } = await captured();
    expect(await recorder.take(STATE, await captured())).toMatchObject({
      id,
      evidence: anEvidence(),
      tabletAnalysis: 'same',
    });
    expect((await recorder.record(STATE, 'person')).id).toBe(id);
  });

  it.each([
    ['other samples', { framesSha256: '0'.repeat(64) }],
    ['other measurements', { analysis: { ...ANALYSIS, reasons: ['no-usable-lead'] } as EcgAnalysis }],
  ])('[GT7] differs when the tablet had %s', async (_what, changes) => {
    const { recorder } = recorderWith(evidence);
    const taken = await recorder.take(STATE, await captured(changes));
    expect(taken).toMatchObject({ tabletAnalysis: 'differs', analysis: ANALYSIS });
  });

  it('is not of the future, whatever the clock of the tablet says', async () => {
    const { recorder } = recorderWith(evidence);
    expect((await recorder.take(STATE, await captured({ recordedAt: instant(900) }))).recordedAt).toBe(100);
  });

  it('is refused under an id that belongs to other samples', async () => {
    const { recorder } = recorderWith(evidence);
    const taken = recorder.take(STATE, await captured({ toSeq: 10 }));
    await expect(taken).rejects.toMatchObject({ code: 'invalid' });
  });
});
