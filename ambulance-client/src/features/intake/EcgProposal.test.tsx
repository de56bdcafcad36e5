// @vitest-environment happy-dom
import { createStore } from '@smart-triage/shared/client/store';
import type { EcgEvidence } from '@smart-triage/shared/domain/ecgEvidence';
import type { EcgRecordingFact } from '@smart-triage/shared/domain/ecgRecording';
import type { Intake } from '@smart-triage/shared/domain/intake';
import { anEvidence } from '@smart-triage/shared/testing/ecgEvidence';
import { instant } from '@smart-triage/shared/time/instant';
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { aCaseView } from '../../testing/caseStates.ts';
import { renderScreen } from '../../testing/renderScreen.tsx';
import { EcgReading } from './EcgReading.tsx';
import { createIntakeModel } from './intakeModel.ts';

afterEach(cleanup);

function show(evidence: EcgEvidence | null, intake: Intake = {}) {
  const send = vi.fn();
  const view = createStore(aCaseView({}, { intake }));
  const proposed = { evidence, recordedAt: instant(1_700_000_000_000) } as EcgRecordingFact;
  renderScreen(<EcgReading model={createIntakeModel({ view, send })} proposed={proposed} />);
  return send;
}

describe("the proposal for HEART's ECG item on the tablet", () => {
  it('enters nothing until a person agrees, and then exactly what was proposed', () => {
    const send = show(anEvidence());
    expect(send).not.toHaveBeenCalled();
    fireEvent.click(screen.getByRole('button', { name: 'Agree: Non-specific' }));
    expect(send).toHaveBeenCalledExactlyOnceWith({ heartEcg: 1 });
  });

  it('leaves the choice open: another value is one tap', () => {
    const send = show(anEvidence());
    fireEvent.click(screen.getByRole('radio', { name: /ST deviation/ }));
    expect(send).toHaveBeenCalledExactlyOnceWith({ heartEcg: 2 });
  });

  it.each([
    [1, 'You chose what is proposed.'],
    [2, 'You chose otherwise.'],
  ] as const)('does not ask again once somebody has read %i', (heartEcg, words) => {
    show(anEvidence(), { heartEcg });
    expect(screen.getByText(words)).toBeTruthy();
    expect(screen.queryByRole('button', { name: /Agree/ })).toBeNull();
  });

  it('offers nothing to agree with when the model abstains', () => {
    show(anEvidence({ item: null, basis: null, learned: null, abstained: ['atrial-fibrillation'] }));
    expect(screen.getByTestId('ecg-evidence').textContent).toContain('atrial fibrillation');
    expect(screen.queryByRole('button', { name: /Agree/ })).toBeNull();
  });
});
