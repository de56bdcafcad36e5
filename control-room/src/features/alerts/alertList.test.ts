import type { EcgAnalysis } from '@smart-triage/shared/domain/ecgAnalysis';
import { addMs } from '@smart-triage/shared/time/instant';
import { describe, expect, it } from 'vitest';
import { caseId, caseOf, DOCTOR } from '../../testing/cases.ts';
import { NOON } from '../../testing/fakeClock.ts';
import { alertList, unseenPriority } from './alertList.ts';

const measured = (values: { heartRate?: number; spo2?: number }) =>
  ({ fact: { type: 'vitals-recorded', reading: { measuredAt: NOON, source: 'monitor', values } } }) as const;
const seen = (level: 'limit' | 'crisis') =>
  ({
    fact: { type: 'alert-acknowledged', alert: { sign: 'heartRate', side: 'high', level } },
    by: DOCTOR,
  }) as const;
const analysis = (leads: object) =>
  ({ kind: 'analysed', quality: { isComplete: true, leads } }) as unknown as EcgAnalysis;
const ids = (...arguments_: Parameters<typeof alertList>) => alertList(...arguments_).map(({ id }) => id);
const ID = caseId(1);

describe('the alerts of a case', () => {
  it('[AL1] are none before anything was measured', () => {
    expect(alertList(caseOf(ID), null, addMs(NOON, 3_600_000))).toEqual([]);
  });

  it('put red before yellow before cyan, and what was seen behind its like', () => {
    const state = caseOf(ID, [measured({ heartRate: 150, spo2: 88 }), seen('crisis')]);
    const live = { analysis: analysis({ V3: ['flat'] }), endedAt: NOON };
    expect(ids(state, live, NOON)).toEqual(['heartRate-high-crisis', 'spo2-low-limit', 'leads-off']);
    expect(unseenPriority(state)).toBe('medium');
    expect(unseenPriority(caseOf(ID, [measured({ heartRate: 150 })]))).toBe('high');
    expect(unseenPriority(caseOf(ID, [measured({ heartRate: 80 })]))).toBeNull();
  });

  it('say that the ECG stopped and that values are old, and do not call a noisy lead off', () => {
    const state = caseOf(ID, [measured({ heartRate: 80 })]);
    const live = { analysis: analysis({ V3: ['motion'] }), endedAt: NOON };
    expect(ids(state, live, addMs(NOON, 10_000))).toEqual([]);
    expect(ids(state, live, addMs(NOON, 61_000))).toEqual(['ecg-stopped', 'vitals-stale']);
  });

  it('are none of a patient who was handed over', () => {
    const state = { ...caseOf(ID, [measured({ heartRate: 150 })]), status: 'handed-over' as const };
    expect(ids(state, { analysis: analysis({}), endedAt: NOON }, addMs(NOON, 90_000))).toEqual([]);
    expect(unseenPriority(state)).toBeNull();
  });
});
