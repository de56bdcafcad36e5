// @vitest-environment happy-dom
import { createStore } from '@smart-triage/shared/client/store';
import type { KnownVideoPolicy } from '@smart-triage/shared/client/videoPolicy';
import { type CaseVideo, NO_VIDEO } from '@smart-triage/shared/domain/videoRecording';
import { instant } from '@smart-triage/shared/time/instant';
import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { CaseView } from '../../lib/case/caseView.ts';
import { aCaseView, CREW } from '../../testing/caseStates.ts';
import { renderScreen } from '../../testing/renderScreen.tsx';
import { createVideoConsentModel } from './videoConsentModel.ts';
import { VideoConsentPanel } from './VideoConsentPanel.tsx';

afterEach(cleanup);

const at = instant(1_700_000_600_000);
const said = (answer: 'given' | 'withdrawn'): CaseVideo => ({
  ...NO_VIDEO,
  consent: { answer, keptDays: 30, by: CREW, at },
});

const POLICY = { keptDays: 30 };

function panel(view: CaseView, policy: KnownVideoPolicy, language: 'en' | 'nl' = 'en') {
  const [send, erase] = [vi.fn(), vi.fn()];
  const known = { ...createStore<KnownVideoPolicy>(policy), close: () => undefined };
  const model = createVideoConsentModel({
    view: createStore<CaseView | null>(view),
    policy: known,
    send,
    erase,
  });
  renderScreen(<VideoConsentPanel model={model} />, language);
  return { send, erase, model };
}

describe('[VR2] consent to be recorded, on the tablet', () => {
  it.each([null, undefined])('[VR1] is not asked for without a policy (%s)', (policy) => {
    panel(aCaseView({ status: 'assessing' }), policy);
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('is asked for with what is recorded and for how long, and sent with what was said', async () => {
    const { send } = panel(aCaseView({ status: 'assessing' }), POLICY, 'nl');
    expect(screen.getByText(/beeld en geluid.*30 dagen na de rit bewaard/)).toBeDefined();
    await userEvent.click(screen.getByRole('button', { name: 'Patiënt vindt het goed' }));
    expect(send).toHaveBeenCalledExactlyOnceWith({ answer: 'given', keptDays: 30 });
  });

  it('[VR3] shows that it records and since when, and can be taken back in one tap, also when the policy has gone', async () => {
    const stretches = [{ startedAt: at, endedAt: null }];
    const { send } = panel(aCaseView({ status: 'assessing', video: { ...said('given'), stretches } }), null);
    expect(screen.getByText(/^Recording since \d\d:\d\d \S+$/)).toBeDefined();
    await userEvent.click(screen.getByRole('button', { name: 'Patient takes it back' }));
    expect(send).toHaveBeenCalledExactlyOnceWith({ answer: 'withdrawn', keptDays: 30 });
  });

  it('[VR5] offers to erase what was recorded once it was taken back, and not before', () => {
    const stretches = [{ startedAt: at, endedAt: at }];
    panel(aCaseView({ status: 'assessing', video: { ...said('given'), stretches } }), POLICY);
    expect(screen.queryByRole('button', { name: /erased/ })).toBeNull();
    cleanup();
    panel(aCaseView({ status: 'assessing', video: { ...said('withdrawn'), stretches } }), POLICY);
    expect(screen.getByRole('button', { name: /Patient wants it erased/ })).toBeDefined();
  });

  it('is not sent twice while it is on its way', () => {
    const { model, send } = panel(
      aCaseView({ status: 'assessing' }, { onTheWay: ['video:consent'] }),
      POLICY,
    );
    model.note('given');
    expect(send).not.toHaveBeenCalled();
    expect(screen.getByRole('status').textContent).toContain('being sent');
  });
});
