import type { CaseState } from '@smart-triage/shared/domain/caseState';
import type { CaseId } from '@smart-triage/shared/domain/ids';
import { instant } from '@smart-triage/shared/time/instant';
import { describe, expect, it } from 'vitest';
import type { OutboxItem, OutboxRequest } from '../outbox/outboxItem.ts';
import { caseViewOf } from './caseView.ts';

const CASE = '6f9d3b1c-0b6e-4b52-9a51-5f3f5a6f0a01' as CaseId;

const item = (name: OutboxRequest, input: object) =>
  ({ name, input, position: 1, queuedAt: instant(5000) }) as unknown as OutboxItem;
const confirmed = {
  unit: '06-123',
  simulated: false,
  openedAt: instant(1000),
  status: 'assessing',
  intake: { ageYears: 58, diabetes: true },
  vitals: { heartRate: { value: 84, measuredAt: instant(2000) } },
} as unknown as CaseState;

describe('the case as the crew sees it', () => {
  it('is nothing while neither server nor tablet knows the case', () => {
    expect(caseViewOf(CASE, null, [])).toBeNull();
  });

  it('is there at once when it was opened here, before the server has it', () => {
    const view = caseViewOf(CASE, null, [item('case:open', { unit: '06-123', simulated: true })]);
    expect(view).toMatchObject({
      confirmed: null,
      unit: '06-123',
      simulated: true,
      openedAt: 5000,
      intake: {},
    });
  });

  it('lays waiting entries over what the server confirmed, in order, the removal of one included', () => {
    const view = caseViewOf(CASE, confirmed, [
      item('intake:change', { changes: { ageYears: 60 } }),
      item('intake:change', { changes: { ageYears: 61, diabetes: null } }),
    ]);
    expect(view?.intake).toEqual({ ageYears: 61 });
  });

  it('does not let an older waiting reading replace a newer confirmed one', () => {
    const reading = { measuredAt: instant(1500), source: 'crew', values: { heartRate: 40, spo2: 97 } };
    const view = caseViewOf(CASE, confirmed, [item('vitals:record', { reading })]);
    expect(view?.vitals.heartRate?.value).toBe(84);
    expect(view?.vitals.spo2?.value).toBe(97);
  });

  it('does not claim a step before the server has confirmed it', () => {
    const view = caseViewOf(CASE, confirmed, [item('consult:request', {})]);
    expect(view?.confirmed?.status).toBe('assessing');
    expect(view?.onTheWay).toEqual(['consult:request']);
  });

  it('[GT7] lays an ECG that was analysed here over the record, marked as not sent, until the server has it', () => {
    const captured = {
      id: '0b7f0a52-6c9b-8f0c-8d57-0e6a5f6f9b02',
      recordedAt: instant(9000),
      analysis: { kind: 'analysed', rules: [{ weight: 'gate', outcome: 'met' }] },
      evidence: null,
    };
    const view = caseViewOf(CASE, confirmed, [item('ecg:record', { captured })]);
    expect(view?.ecg.met).toMatchObject({ ...captured, tabletAnalysis: 'pending' });
    expect(view?.unsentEcg).toEqual([captured.id]);
    expect(caseViewOf(CASE, confirmed, [item('ecg:record', {})])?.unsentEcg).toEqual([]);
  });

  it('[GT8] knows what the crew last answered to "drive now" while that is on its way', () => {
    const view = caseViewOf(CASE, confirmed, [
      item('drive-now:overrule', { criteria: ['oxygen-saturation'] }),
      item('drive-now:confirm', { criteria: ['ecg-criteria'] }),
      item('intake:change', { changes: { ageYears: 60 } }),
    ]);
    expect(view?.driveNowAnswer).toEqual({ kind: 'confirmed', criteria: ['ecg-criteria'] });
    expect(caseViewOf(CASE, confirmed, [])?.driveNowAnswer).toBeNull();
  });
});
