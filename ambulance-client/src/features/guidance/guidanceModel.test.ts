import { createStore } from '@smart-triage/shared/client/store';
import { NO_ECG } from '@smart-triage/shared/domain/ecgRecording';
import { DecisionIdSchema, HospitalIdSchema } from '@smart-triage/shared/domain/ids';
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
const OVERRULED = { kind: 'overruled', criteria: ['oxygen-saturation'] } as const;
const viewOf = (spo2: number, changes: Partial<CaseView> = {}): CaseView =>
  ({
    intake: {},
    vitals: { spo2: { value: spo2, measuredAt: NOW } },
    ecg: NO_ECG,
    unsentEcg: [],
    driveNowAnswer: null,
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
    const confirmed = { driveNow: PROPOSAL } as unknown as CaseView['confirmed'];
    const { store, model, record } = modelOf(viewOf(84, { confirmed }));
    expect(model.getSnapshot()?.waiting?.id).toBe(PROPOSAL.id);
    model.overrule('cold fingers');
    expect(record).toHaveBeenCalledWith('drive-now:overrule', {
      proposalId: PROPOSAL.id,
      criteria: ['oxygen-saturation'],
      reason: 'cold fingers',
    });
    store.set(viewOf(84, { confirmed, driveNowAnswer: OVERRULED }));
    expect(model.getSnapshot()).toMatchObject({ waiting: null, answer: OVERRULED });
    model.close();
  });

  it('[GT8] propose without a server, under one id until it is answered, and again for another reason only', () => {
    const { store, model, record } = modelOf(viewOf(97));
    expect(model.getSnapshot()?.waiting).toBeNull();
    store.set(viewOf(84));
    const proposed = model.getSnapshot();
    expect(proposed).toMatchObject({ isOwnProposal: true, waiting: { criteria: ['oxygen-saturation'] } });
    store.set(viewOf(83));
    expect(model.getSnapshot()?.waiting?.id).toBe(proposed?.waiting?.id);
    model.overrule('cold fingers');
    expect(record).toHaveBeenCalledWith('drive-now:overrule', {
      proposalId: proposed?.waiting?.id,
      criteria: ['oxygen-saturation'],
      reason: 'cold fingers',
    });
    store.set(viewOf(83, { driveNowAnswer: OVERRULED }));
    expect(model.getSnapshot()?.waiting).toBeNull();
    store.set(viewOf(83, { driveNowAnswer: OVERRULED, intake: { suspectedDissection: true } }));
    expect(model.getSnapshot()?.waiting?.criteria).toEqual(['oxygen-saturation', 'suspected-dissection']);
    model.close();
  });

  it('[DC10] give the decision to drive an id of its own, by which the crew can go on without a link', () => {
    const { model, record } = modelOf(viewOf(84));
    model.confirm(HospitalIdSchema.parse('lumc'), 'oxygen saturation');
    expect(record).toHaveBeenCalledOnce();
    const [request, input] = record.mock.calls[0] as [string, object];
    expect(request).toBe('drive-now:confirm');
    expect(input).toMatchObject({ criteria: ['oxygen-saturation'], hospital: 'lumc' });
    expect(DecisionIdSchema.safeParse((input as { decisionId?: unknown }).decisionId).success).toBe(true);
    model.close();
  });

  it('[GT8] ask no more of a crew that drives', () => {
    const driveNowAnswer = { kind: 'confirmed', criteria: ['oxygen-saturation'] } as const;
    const { model } = modelOf(viewOf(84, { driveNowAnswer, intake: { suspectedDissection: true } }));
    expect(model.getSnapshot()?.waiting).toBeNull();
    model.close();
  });
});
