import type { EcgAnalysis } from '@smart-triage/shared/domain/ecgAnalysis';
import type { StreamId } from '@smart-triage/shared/domain/ids';
import { caseEvents, caseStateAfter } from '@smart-triage/shared/testing/caseEvents';
import { anEvidence } from '@smart-triage/shared/testing/ecgEvidence';
import { instant } from '@smart-triage/shared/time/instant';
import { describe, expect, it, vi } from 'vitest';
import { EcgRecorder } from './ecgRecorder.ts';
import type { EcgWindows } from './ecgWindows.ts';

const CREW = { id: 'tablet-1', name: 'Ambulance 1', role: 'paramedic' } as const;
const opened = caseStateAfter(caseEvents([{ type: 'case-opened', unit: CREW.name, simulated: false }, CREW]));
const STATE = { ...opened, ecgStreams: [{ streamId: 'stream' as StreamId }] } as unknown as typeof opened;
const ANALYSIS: EcgAnalysis = { kind: 'not-analysable', reasons: ['too-short'] } as unknown as EcgAnalysis;

function recorderWith(assessEvidence: () => Promise<ReturnType<typeof anEvidence>>) {
  const onError = vi.fn();
  const window = { seqs: [3, 9], frames: [new Uint8Array([1])], endedAt: instant(5) };
  const windows = { newest: () => window } as unknown as EcgWindows;
  const inference = { analyse: () => Promise.resolve(ANALYSIS), assessEvidence };
  return { recorder: new EcgRecorder({ windows, inference, onError }), onError };
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
