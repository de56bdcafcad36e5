// @vitest-environment happy-dom
import { createStore } from '@smart-triage/shared/client/store';
import type { DriveNowProposal } from '@smart-triage/shared/domain/driveNow';
import type { GateCriterion } from '@smart-triage/shared/domain/guidance';
import { ProposalIdSchema } from '@smart-triage/shared/domain/ids';
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { LUMC } from '../../testing/caseStates.ts';
import { renderScreen } from '../../testing/renderScreen.tsx';
import { DriveNowTakeover } from './DriveNowTakeover.tsx';
import type { GuidanceModel, GuidanceState } from './guidanceModel.ts';

afterEach(cleanup);

const proposal = (...criteria: GateCriterion[]): DriveNowProposal => ({
  id: ProposalIdSchema.parse(crypto.randomUUID()),
  criteria,
});
const stateWith = (changes: Partial<GuidanceState>): GuidanceState => ({
  gate: { verdict: 'positive', findings: [] },
  advice: { code: 'drive-to-pci-centre', reasons: ['ecg-criteria'], changes: [] },
  vitals: {},
  waiting: null,
  isOwnProposal: false,
  answer: null,
  ...changes,
});

function show(changes: Partial<GuidanceState>) {
  const store = createStore<GuidanceState | null>(stateWith(changes));
  const overrule = vi.fn();
  const model: GuidanceModel = { ...store, confirm: vi.fn(), overrule, close: () => undefined };
  renderScreen(<DriveNowTakeover model={model} hospitals={[LUMC]} ecg={<p>twelve leads</p>} />);
  const then = (next: Partial<GuidanceState>) => {
    act(() => {
      store.set(stateWith(next));
    });
  };
  return { overrule, then };
}
const takeover = () => screen.queryByRole('dialog', { name: 'Drive now?' });

describe('a proposal to drive on the tablet', () => {
  it("takes the screen with the ECG that it stands on, and says when it is the tablet's own", () => {
    show({ waiting: proposal('ecg-criteria'), isOwnProposal: true });
    expect(takeover()?.textContent).toContain('twelve leads');
    expect(takeover()?.textContent).toContain('the server has not seen it yet');
  });

  it('shows no ECG for a reason that is not in one', () => {
    show({ waiting: proposal('oxygen-saturation') });
    expect(takeover()?.textContent).not.toContain('twelve leads');
  });

  it("stays aside when the server's proposal follows and says the same, and comes back for another reason", () => {
    const { then } = show({ waiting: proposal('ecg-criteria'), isOwnProposal: true });
    fireEvent.click(screen.getByRole('button', { name: 'Back to the patient first' }));
    then({ waiting: proposal('ecg-criteria') });
    expect(takeover()).toBeNull();
    expect(screen.getByRole('button', { name: 'Answer it now' })).toBeTruthy();
    then({ waiting: proposal('ecg-criteria', 'oxygen-saturation') });
    expect(takeover()).not.toBeNull();
  });

  it('takes an overruling with a reason only, and says that it is on its way', () => {
    const { overrule, then } = show({ waiting: proposal('ecg-criteria') });
    fireEvent.click(screen.getByRole('button', { name: 'Overrule' }));
    fireEvent.click(screen.getByRole('button', { name: 'Overrule with this reason' }));
    expect(overrule).not.toHaveBeenCalled();
    fireEvent.change(screen.getByLabelText('Why not drive now?'), { target: { value: 'known aneurysm' } });
    fireEvent.click(screen.getByRole('button', { name: 'Overrule with this reason' }));
    expect(overrule).toHaveBeenCalledExactlyOnceWith('known aneurysm');
    then({ answer: { kind: 'overruled', criteria: ['ecg-criteria'] } });
    expect(screen.getByText('You overruled it; the control room does not know it yet.')).toBeTruthy();
  });

  it('takes a reason by a tap, of those that fit what the proposal stands on', () => {
    const { overrule } = show({ waiting: proposal('ecg-criteria') });
    fireEvent.click(screen.getByRole('button', { name: 'Overrule' }));
    expect(screen.queryByRole('button', { name: 'Measured wrongly' })).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Electrodes misplaced' }));
    fireEvent.click(screen.getByRole('button', { name: 'Overrule with this reason' }));
    expect(overrule).toHaveBeenCalledExactlyOnceWith('Electrodes misplaced');
  });

  it('[GT3] lets an overruling that was begun go when there is another reason to drive', () => {
    const { then } = show({ waiting: proposal('oxygen-saturation') });
    fireEvent.click(screen.getByRole('button', { name: 'Overrule' }));
    fireEvent.change(screen.getByLabelText('Why not drive now?'), { target: { value: 'his usual value' } });
    then({ waiting: proposal('oxygen-saturation', 'ecg-criteria') });
    expect(screen.queryByLabelText('Why not drive now?')).toBeNull();
    expect(takeover()?.textContent).toContain('twelve leads');
  });
});
