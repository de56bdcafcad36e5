import { describe, expect, it } from 'vitest';
import { CARDIOLOGIST, CASE_ID, caseEvents, caseStateAfter, CREW, OPENED } from '../testing/caseEvents.ts';
import { instant } from '../time/instant.ts';
import type { CaseFact } from './caseEvent.ts';
import { applyCaseEvent } from './applyCaseEvent.ts';
import { CaseStateSchema } from './caseState.ts';
import type { Decision } from './decision.ts';
import type { DecisionId } from './ids.ts';
import type { ScoreResult } from './score.ts';

const decision = (id: string): Decision => ({
  id: id as DecisionId,
  disposition: { kind: 'stay-home', gpInformed: true },
  reason: 'low score, complete, pain gone',
  patientWish: 'wants to stay at home',
  shownScores: [],
  decidedBy: CARDIOLOGIST,
  crew: CREW,
  decidedAt: instant(1_700_000_000_500),
});
const FIRST = '7e55b1d1-8a29-4a3e-9d1f-000000000001';
const SECOND = '7e55b1d1-8a29-4a3e-9d1f-000000000002';
const recorded = (id: string): CaseFact => ({ type: 'decision-recorded', decision: decision(id) });
const acknowledged = (id: string): CaseFact => ({
  type: 'decision-acknowledged',
  decisionId: id as DecisionId,
});
const vitals = (measuredAt: number, values: { heartRate?: number; systolicBp?: number }): CaseFact => ({
  type: 'vitals-recorded',
  reading: { measuredAt: instant(measuredAt), source: 'monitor', values },
});

describe('a case from its events', () => {
  it('starts with nothing known: no value, no score, no decision', () => {
    const state = caseStateAfter(caseEvents(OPENED));
    expect(state).toMatchObject({
      caseId: CASE_ID,
      seq: 1,
      intake: {},
      vitals: {},
      risk: null,
      decision: null,
    });
    expect(CaseStateSchema.parse(state)).toEqual(state);
  });

  it('[CS12] counts what was known before a withdrawn vital sign again, and leaves alone what is newer', () => {
    const before = vitals(1000, { heartRate: 84 });
    const wrong = vitals(2000, { heartRate: 184, systolicBp: 42 });
    const newer = vitals(3000, { systolicBp: 142 });
    const withdrawn: CaseFact = {
      type: 'vitals-withdrawn',
      withdrawal: {
        measuredAt: instant(2000),
        signs: ['heartRate', 'systolicBp'],
        before: { heartRate: { value: 84, measuredAt: instant(1000) } },
      },
    };
    expect(caseStateAfter(caseEvents(OPENED, before, wrong, withdrawn)).vitals).toEqual({
      heartRate: { value: 84, measuredAt: 1000 },
    });
    expect(caseStateAfter(caseEvents(OPENED, before, wrong, newer, withdrawn)).vitals).toEqual({
      heartRate: { value: 84, measuredAt: 1000 },
      systolicBp: { value: 142, measuredAt: 3000 },
    });
  });

  it('[CS5] refuses an event that does not follow', () => {
    const [first, second, third] = caseEvents(OPENED, { type: 'consult-requested' }, { type: 'case-closed' });
    const state = applyCaseEvent(null, first!);
    expect(() => applyCaseEvent(state, third!)).toThrow(RangeError);
    expect(() => applyCaseEvent(state, first!)).toThrow(RangeError);
    expect(() => applyCaseEvent(null, second!)).toThrow(RangeError);
  });

  it('takes a value back to "not known", which is not the same as "no"', () => {
    const state = caseStateAfter(
      caseEvents(
        OPENED,
        { type: 'intake-changed', changes: { diabetes: false, smoking: true } },
        { type: 'intake-changed', changes: { smoking: null } },
      ),
    );
    expect(state.intake).toEqual({ diabetes: false });
  });

  it('keeps the newest value of each vital sign with its own age, also when an old reading arrives late', () => {
    const state = caseStateAfter(
      caseEvents(OPENED, vitals(2000, { heartRate: 90 }), vitals(1000, { heartRate: 140, systolicBp: 120 })),
    );
    expect(state.vitals).toEqual({
      heartRate: { value: 90, measuredAt: 2000 },
      systolicBp: { value: 120, measuredAt: 1000 },
    });
  });

  // What happened: a tablet whose clock was an hour ahead took in one reading, and for an hour none that was measured after it was shown or gave an alarm.
  it('[CS13] shows what is measured now, whatever the clock of the reading before said', () => {
    const [opened, ahead, now] = caseEvents(
      OPENED,
      vitals(1_700_003_600_000, { heartRate: 80 }),
      vitals(1_700_000_002_000, { heartRate: 190 }),
    );
    const after = caseStateAfter([opened!, ahead!]);
    expect(after.vitals.heartRate).toEqual({ value: 80, measuredAt: ahead!.at });
    expect(applyCaseEvent(after, now!).vitals.heartRate?.value).toBe(190);
  });

  it('[CS12] [CS13] takes back what a tablet entered whose clock was ahead', () => {
    const ahead = instant(1_700_003_600_000);
    const withdrawn: CaseFact = {
      type: 'vitals-withdrawn',
      withdrawal: { measuredAt: ahead, signs: ['heartRate'], before: {} },
    };
    const state = caseStateAfter(caseEvents(OPENED, vitals(ahead, { heartRate: 190 }), withdrawn));
    expect(state.vitals).toEqual({});
  });

  it("[CS13] keeps the order of entry when the server's clock is set back", () => {
    const [opened, before, after] = caseEvents(
      OPENED,
      vitals(1_700_000_001_000, { heartRate: 80 }),
      vitals(1_699_999_996_500, { heartRate: 190 }),
    );
    const setBack = { ...after!, at: instant(1_699_999_997_000) };
    const state = caseStateAfter([opened!, before!, setBack]);
    expect(state.vitals.heartRate).toEqual({ value: 190, measuredAt: 1_699_999_996_500 });
    expect(state.seq).toBe(3);
  });

  it('[DC4] takes "seen by crew" back when a new decision is recorded', () => {
    const seen = caseStateAfter(caseEvents(OPENED, [recorded(FIRST), CARDIOLOGIST], acknowledged(FIRST)));
    expect([seen.status, seen.acknowledgedAt]).toEqual(['acknowledged', 1_700_000_002_000]);
    const changed = caseStateAfter(
      caseEvents(OPENED, [recorded(FIRST), CARDIOLOGIST], acknowledged(FIRST), [
        recorded(SECOND),
        CARDIOLOGIST,
      ]),
    );
    expect([changed.status, changed.decision?.id, changed.acknowledgedAt]).toEqual(['decided', SECOND, null]);
  });

  it('[CS7] keeps each score as it was last computed, though only changed ones are stored again', () => {
    const model = { id: 'm', version: '1.0.0', sha256: 'a'.repeat(64) };
    const result = (score: ScoreResult['score'], value: number): ScoreResult => ({
      score,
      model,
      unit: 'points',
      outcome: { kind: 'value', value, band: 'low' },
      items: [],
      publishedRisk: [],
      predictedRisk: null,
    });
    const assessed = (at: number, ...scores: ScoreResult[]): CaseFact => ({
      type: 'risk-assessed',
      assessment: { assessedAt: instant(at), inputsSha256: 'b'.repeat(64), scores },
    });
    const state = caseStateAfter(
      caseEvents(
        OPENED,
        assessed(1, result('heart', 3), result('news2', 1)),
        assessed(2, result('news2', 5)),
      ),
    );
    expect(state.risk).toEqual({
      assessedAt: 2,
      inputsSha256: 'b'.repeat(64),
      scores: [result('heart', 3), result('news2', 5)],
    });
  });

  it('counts each cardiologist once, and forgets who left', () => {
    const joined: [CaseFact, typeof CARDIOLOGIST] = [{ type: 'consult-joined' }, CARDIOLOGIST];
    const twice = caseStateAfter(caseEvents(OPENED, joined, joined));
    expect(twice.consultants).toEqual([CARDIOLOGIST]);
    const left = caseStateAfter(caseEvents(OPENED, joined, joined, [{ type: 'consult-left' }, CARDIOLOGIST]));
    expect(left.consultants).toEqual([]);
  });
});
