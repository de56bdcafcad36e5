import { createStore } from '@smart-triage/shared/client/store';
import { instant } from '@smart-triage/shared/time/instant';
import { describe, expect, it, vi } from 'vitest';
import type { CaseView } from '../../lib/case/caseView.ts';
import { createGuidanceModel } from './guidanceModel.ts';

const NOW = instant(1_800_000_000_000);
const PROPOSAL = {
  id: '0b7f0a52-6c9b-4f0c-9d57-0e6a5f6f9b03',
  criteria: ['oxygen-saturation'],
  answer: null,
};
const viewOf = (spo2: number, changes: Partial<CaseView> = {}): CaseView =>
  ({
    intake: {},
    vitals: { spo2: { value: spo2, measuredAt: NOW } },
    onTheWay: [],
    confirmed: null,
    ...changes,
  }) as unknown as CaseView;
const modelOf = (view: CaseView, record = vi.fn()) => {
  const store = createStore<CaseView | null>(view);
  const risk = createStore({ kind: 'none' as const });
  return {
    store,
    record,
    model: createGuidanceModel({ view: store, risk, clock: { now: () => NOW }, record }),
  };
};

describe('gate and advice on the tablet', () => {
  it('are computed here, without a server, and move with every entry', () => {
    const { store, model } = modelOf(viewOf(97));
    expect(model.getSnapshot()?.advice.code).toBe('not-enough-yet');
    store.set(viewOf(84));
    expect(model.getSnapshot()?.advice).toMatchObject({ code: 'drive-now', reasons: ['oxygen-saturation'] });
    model.close();
  });

  it('hold a proposal before the crew until it answers, and not again while the answer is on its way', () => {
    const confirmed = {
      driveNow: PROPOSAL,
      ecg: { latest: null, met: null },
    } as unknown as CaseView['confirmed'];
    const { store, model, record } = modelOf(viewOf(84, { confirmed }));
    expect(model.getSnapshot()?.waiting?.id).toBe(PROPOSAL.id);
    model.overrule('cold fingers');
    expect(record).toHaveBeenCalledWith('drive-now:overrule', {
      proposalId: PROPOSAL.id,
      reason: 'cold fingers',
    });
    store.set(viewOf(84, { confirmed, onTheWay: ['drive-now:overrule'] }));
    expect(model.getSnapshot()?.waiting).toBeNull();
    model.close();
  });
});
