import type { SignalingClient } from '@smart-triage/shared/client/signalingClient';
import type { CaseId, StreamId } from '@smart-triage/shared/domain/ids';
import type { EcgFrame } from '@smart-triage/shared/ecg/frame';
import { INDEPENDENT_LEADS } from '@smart-triage/shared/ecg/leads';
import { instant } from '@smart-triage/shared/time/instant';
import { randomUUID } from 'node:crypto';

/** A fresh requestId and the case: what every change carries. */
export function change(caseId: string) {
  return { requestId: randomUUID(), caseId };
}

export async function openCase(crew: SignalingClient): Promise<CaseId> {
  const caseId = randomUUID() as CaseId;
  await crew.request('case:open', { ...change(caseId), unit: '06-101', simulated: true });
  await crew.request('case:watch', { caseId });
  return caseId;
}

export async function startEcg(crew: SignalingClient, caseId: CaseId): Promise<StreamId> {
  const streamId = randomUUID() as StreamId;
  const stream = {
    streamId,
    leads: [...INDEPENDENT_LEADS],
    rateHz: 500,
    lsbNv: 5000,
    source: 'simulator' as const,
    startedAt: Date.now(),
  };
  await crew.request('ecg:start', { ...change(caseId), stream });
  return streamId;
}

/** Frame `seq` of a stream: a tenth of a second of samples that no other frame has. */
export function aFrame(streamId: StreamId, seq: number): EcgFrame {
  const samples = INDEPENDENT_LEADS.map((_, lead) =>
    Int16Array.from({ length: 50 }, (_, i) => seq * 7 + lead * 100 + i),
  );
  return {
    streamId,
    seq,
    capturedAt: instant(1_700_000_000_000 + seq * 100),
    clockOffsetMs: null,
    rateHz: 500,
    lsbNv: 5000,
    leads: INDEPENDENT_LEADS,
    samples,
  };
}
