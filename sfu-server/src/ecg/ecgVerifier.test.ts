import type { CaseFact } from '@smart-triage/shared/domain/caseEvent';
import type { CaseState } from '@smart-triage/shared/domain/caseState';
import type { EcgRecordingFact } from '@smart-triage/shared/domain/ecgRecording';
import { describe, expect, it, vi } from 'vitest';
import type { EcgRecorder } from './ecgRecorder.ts';
import { EcgVerifier } from './ecgVerifier.ts';

const PENDING = { id: 'one', tabletAnalysis: 'pending' } as unknown as EcgRecordingFact;
const VERIFIED = { id: 'one', tabletAnalysis: 'same' } as unknown as EcgRecordingFact;
const stateWith = (ecgUnverified: EcgRecordingFact[]) =>
  ({ caseId: 'case', crew: {}, ecgUnverified }) as unknown as CaseState;

function verifierWith(verify: EcgRecorder['verify'], now = stateWith([PENDING])) {
  const facts: CaseFact[] = [];
  const onError = vi.fn();
  const conclude = (_caseId: unknown, _by: unknown, decide: (state: CaseState) => CaseFact | null) => {
    const fact = decide(now);
    if (fact) facts.push(fact);
    return Promise.resolve();
  };
  const verifier = new EcgVerifier({ cases: () => ({ conclude }), recorder: { verify }, onError });
  return { verifier, facts, onError };
}

describe('the second look at an ECG that a tablet analysed', () => {
  it('[GT7] writes down what the server found, once', async () => {
    const { verifier, facts } = verifierWith(() => Promise.resolve(VERIFIED));
    verifier.look(stateWith([PENDING]));
    verifier.look(stateWith([PENDING]));
    await verifier.close();
    expect(facts).toEqual([{ type: 'ecg-verified', recording: VERIFIED }]);
  });

  it('waits for samples, and looks again when some came while it was looking', async () => {
    const looks = [Promise.resolve(null), Promise.resolve(VERIFIED)];
    const { verifier, facts } = verifierWith(() => looks.shift() ?? Promise.resolve(null));
    verifier.look(stateWith([PENDING]));
    verifier.look(stateWith([PENDING]));
    await verifier.close();
    expect(facts).toHaveLength(1);
  });

  it('writes nothing when somebody else has done so meanwhile', async () => {
    const { verifier, facts } = verifierWith(() => Promise.resolve(VERIFIED), stateWith([]));
    verifier.look(stateWith([PENDING]));
    await verifier.close();
    expect(facts).toEqual([]);
  });

  it('says when it could not look, and looks at the next occasion', async () => {
    const looks = [Promise.reject(new Error('no store')), Promise.resolve(VERIFIED)];
    const { verifier, facts, onError } = verifierWith(() => looks.shift() ?? Promise.resolve(null));
    verifier.look(stateWith([PENDING]));
    await verifier.close();
    expect(onError).toHaveBeenCalledOnce();
    verifier.look(stateWith([PENDING]));
    await verifier.close();
    expect(facts).toHaveLength(1);
  });
});
