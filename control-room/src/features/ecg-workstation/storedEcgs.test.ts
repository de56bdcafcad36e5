import { analyseEcg } from '@smart-triage/models/ecg/analyseEcg';
import { syntheticEcg } from '@smart-triage/models/testing/syntheticEcg';
import type { CaseFact } from '@smart-triage/shared/domain/caseEvent';
import { EcgRecordingSchema, type EcgRecordingFact } from '@smart-triage/shared/domain/ecgRecording';
import { addMs } from '@smart-triage/shared/time/instant';
import { describe, expect, it } from 'vitest';
import { caseId, caseOf, eventsOf } from '../../testing/cases.ts';
import { NOON } from '../../testing/fakeClock.ts';
import { storedEcgs } from './storedEcgs.ts';

const ID = caseId(1);
const NORMAL = analyseEcg(syntheticEcg());
const INFARCT = analyseEcg(syntheticEcg({ stMv: { V2: 0.4, V3: 0.4 } }));

function recording(n: number, changes: Partial<EcgRecordingFact> = {}): EcgRecordingFact {
  const uuid = `00000000-0000-8000-8000-${String(n).padStart(12, '0')}`;
  return EcgRecordingSchema.parse({
    id: uuid,
    streamId: '00000000-0000-4000-8000-000000000001',
    fromSeq: n * 100,
    toSeq: n * 100 + 99,
    recordedAt: addMs(NOON, n * 60_000),
    framesSha256: 'a'.repeat(64),
    trigger: 'person',
    engine: { id: 'ecg', version: '1.0.0' },
    analysis: NORMAL,
    ...changes,
  });
}
const recorded = (of: EcgRecordingFact): { fact: CaseFact } => ({
  fact: { type: 'ecg-recorded', recording: of },
});

describe('the stored 12-lead ECGs of a case', () => {
  it('are all of them, newest first by when they were taken and not by when they came', () => {
    const facts = [recorded(recording(1)), recorded(recording(3)), recorded(recording(2))];
    const stored = storedEcgs(eventsOf(ID, facts), caseOf(ID, facts));
    expect(stored.map(({ recording: { fromSeq } }) => fromSeq)).toEqual([300, 200, 100]);
  });

  it('say who asked for one, and nobody where a rule did', () => {
    const facts = [recorded(recording(1)), recorded(recording(2, { trigger: 'rule' }))];
    expect(storedEcgs(eventsOf(ID, facts), caseOf(ID, facts)).map(({ by }) => by?.id)).toEqual([
      undefined,
      'tablet-1',
    ]);
  });

  it("[GT7] show the server's second look, and keep a gate rule that the tablet found met", () => {
    const pending = recording(1, { analysis: INFARCT, tabletAnalysis: 'pending' });
    const verified: CaseFact = {
      type: 'ecg-verified',
      recording: { ...pending, analysis: NORMAL, tabletAnalysis: 'differs' },
    };
    const facts = [recorded(pending), { fact: verified }];
    const stored = storedEcgs(eventsOf(ID, facts), caseOf(ID, facts));
    expect(stored).toMatchObject([{ recording: { tabletAnalysis: 'differs' }, isGateMet: true }]);
    expect(stored[0]!.recording.analysis).toEqual(NORMAL);
  });

  it('are those that the state remembers, while the log is still being read', () => {
    const facts = [recorded(recording(1, { analysis: INFARCT })), recorded(recording(2))];
    const stored = storedEcgs([], caseOf(ID, facts));
    expect(stored.map(({ isGateMet }) => isGateMet)).toEqual([false, true]);
  });
});
