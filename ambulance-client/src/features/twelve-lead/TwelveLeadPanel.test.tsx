// @vitest-environment happy-dom
import { constantStore } from '@smart-triage/shared/client/store';
import type { EcgRecordingFact } from '@smart-triage/shared/domain/ecgRecording';
import { instant } from '@smart-triage/shared/time/instant';
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { renderScreen } from '../../testing/renderScreen.tsx';
import { ElectrodeNote } from './ElectrodeNote.tsx';
import { LeadQuality } from './LeadQuality.tsx';
import { TwelveLeadPanel } from './TwelveLeadPanel.tsx';
import type { TwelveLeadModel, TwelveLeadState } from './twelveLeadModel.ts';

afterEach(cleanup);

const NOW = instant(1_700_000_000_000);
const clock = { now: () => NOW };
const recorded = {
  recordedAt: NOW,
  analysis: { kind: 'not-analysable', reasons: ['limb-leads-reversed'], quality: { leads: {} } },
  tabletAnalysis: 'pending',
} as unknown as EcgRecordingFact;

function modelIn(changes: Partial<TwelveLeadState> = {}) {
  const state = { live: null, latest: null, isUnsent: false, request: 'none', refusal: null, ...changes };
  const record = vi.fn();
  const rest = { push: vi.fn(), stop: vi.fn(), close: vi.fn() };
  return { ...constantStore(state), ...rest, record } as unknown as TwelveLeadModel & {
    record: typeof record;
  };
}

describe('the panel of the 12-lead ECG', () => {
  it('says that an ECG was analysed here and is not stored by the server', () => {
    renderScreen(<TwelveLeadPanel model={modelIn({ latest: recorded, isUnsent: true })} clock={clock} />);
    expect(screen.getByText(/Analysed on this tablet, not yet stored by the server/)).toBeTruthy();
  });

  it('says that the server is still receiving it once the record has it', () => {
    renderScreen(<TwelveLeadPanel model={modelIn({ latest: recorded })} clock={clock} />);
    expect(screen.getByText(/the server is still receiving it/)).toBeTruthy();
  });

  it('takes one at a press, and none while no ECG runs', () => {
    const [ready, idle] = [modelIn(), modelIn({ refusal: 'no-ecg' })];
    const { unmount } = renderScreen(<TwelveLeadPanel model={ready} clock={clock} />);
    fireEvent.click(screen.getByRole('button', { name: '12-lead now' }));
    expect(ready.record).toHaveBeenCalledOnce();
    unmount();
    renderScreen(<TwelveLeadPanel model={idle} clock={clock} />);
    fireEvent.click(screen.getByRole('button', { name: '12-lead now' }));
    expect(idle.record).not.toHaveBeenCalled();
    expect(screen.getByText('No ECG is running')).toBeTruthy();
  });
});

describe('the quality of the leads on the screen', () => {
  const live: TwelveLeadState['live'] = {
    quality: { isComplete: false, leads: { I: ['flat'], V5: ['mains'] } },
    recorded: ['I', 'II', 'V5'],
    hints: [
      { check: 'contact', electrodes: ['LA'], leads: ['I'] },
      { check: 'noise', electrodes: ['V5'], leads: ['V5'] },
    ],
  };

  it('names each lead with its state and each electrode by its place', () => {
    renderScreen(<LeadQuality model={modelIn({ live })} />);
    expect(screen.getByText('Check electrode left arm (LA): no signal in I')).toBeTruthy();
    expect(screen.getByText('I no signal')).toBeTruthy();
    expect(screen.getByText('V5 disturbed')).toBeTruthy();
    expect(screen.getByText('II good')).toBeTruthy();
  });

  it('puts the first thing to check above the live ECG, and nothing there while all is well', () => {
    const ill = renderScreen(<ElectrodeNote model={modelIn({ live })} />);
    expect(ill.container.textContent).toBe('Check electrode left arm (LA): no signal in I');
    const well = renderScreen(<ElectrodeNote model={modelIn({ live: { ...live, hints: [] } })} />);
    expect(well.container.textContent).toBe('');
  });
});
