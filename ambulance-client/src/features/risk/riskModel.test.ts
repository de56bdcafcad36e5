import { createStore } from '@smart-triage/shared/client/store';
import type { RiskAssessment } from '@smart-triage/shared/domain/score';
import { instant } from '@smart-triage/shared/time/instant';
import { describe, expect, it, vi } from 'vitest';
import type { CaseView } from '../../lib/case/caseView.ts';
import { chooseAssessment } from './chooseAssessment.ts';
import { createRiskModel } from './riskModel.ts';

/** Stands for an assessment whose HEART is `points`, made at `at`. */
const assessment = (points: number, at = 1): RiskAssessment =>
  ({
    assessedAt: instant(at),
    scores: [{ score: 'heart', outcome: { kind: 'value', value: points } }],
  }) as unknown as RiskAssessment;
const viewOf = (risk: RiskAssessment | null, onTheWay: CaseView['onTheWay'] = [], ageYears = 58): CaseView =>
  ({ intake: { ageYears }, vitals: {}, onTheWay, confirmed: { risk } }) as unknown as CaseView;

describe('whose score is shown', () => {
  it("is the server's, which is logged, when the tablet comes to the same", () => {
    const shown = chooseAssessment({
      view: viewOf(assessment(4, 1)),
      local: assessment(4, 2),
      before: { kind: 'none' },
    });
    expect(shown).toEqual({ kind: 'server', assessment: assessment(4, 1) });
  });

  it("is the server's also when the two differ by less than a screen can show", () => {
    const view = viewOf(assessment(0.1234));
    expect(chooseAssessment({ view, local: assessment(0.1234001), before: { kind: 'none' } }).kind).toBe(
      'server',
    );
    expect(chooseAssessment({ view, local: assessment(0.124), before: { kind: 'none' } }).kind).toBe(
      'tablet',
    );
  });

  it("is the tablet's, and says so, when the server has not seen the newest entries", () => {
    const shown = chooseAssessment({
      view: viewOf(assessment(4)),
      local: assessment(6),
      before: { kind: 'none' },
    });
    expect(shown).toEqual({ kind: 'tablet', assessment: assessment(6) });
  });

  it("is the server's, marked as behind, when entries wait and the tablet cannot compute", () => {
    const view = viewOf(assessment(4), ['intake:change']);
    expect(chooseAssessment({ view, local: null, before: { kind: 'none' } }).kind).toBe('behind');
  });

  it('is nothing when nobody has computed anything', () => {
    expect(chooseAssessment({ view: viewOf(null), local: null, before: { kind: 'none' } })).toEqual({
      kind: 'none',
    });
  });
});

describe('the scores on the tablet', () => {
  const pointsOf = (model: ReturnType<typeof createRiskModel>) => {
    const shown = model.getSnapshot();
    return shown.kind === 'none' ? null : (shown.assessment.scores[0]?.outcome as { value: number }).value;
  };
  const byAge = {
    assess: ({ intake }: { intake: { ageYears?: number } }) =>
      Promise.resolve(assessment(intake.ageYears ?? 0)),
  };

  it('move with every entry, without a server', async () => {
    const view = createStore<CaseView | null>(viewOf(null, [], 58));
    const model = createRiskModel({
      view,
      clock: { now: () => instant(9) },
      loadAssessor: () => Promise.resolve(byAge as never),
    });
    await vi.waitFor(() => {
      expect(pointsOf(model)).toBe(58);
    });
    view.set(viewOf(null, ['intake:change'], 59));
    view.set(viewOf(null, ['intake:change'], 60));
    await vi.waitFor(() => {
      expect(pointsOf(model)).toBe(60);
    });
    model.close();
  });

  it('do not fall back to an older score of the server between its confirmation of an entry and its new score', async () => {
    const view = createStore<CaseView | null>(viewOf(assessment(58), ['intake:change'], 60));
    const model = createRiskModel({
      view,
      clock: { now: () => instant(9) },
      loadAssessor: () => Promise.resolve(byAge as never),
    });
    await vi.waitFor(() => {
      expect(pointsOf(model)).toBe(60);
    });
    const seen: (number | null)[] = [];
    model.subscribe(() => seen.push(pointsOf(model)));
    view.set(viewOf(assessment(58), [], 60));
    view.set(viewOf(assessment(60), [], 60));
    expect(model.getSnapshot().kind).toBe('server');
    expect(new Set(seen)).toEqual(new Set([60]));
    model.close();
  });

  it("fall back to the server's when the runtime cannot be loaded", async () => {
    const view = createStore<CaseView | null>(viewOf(assessment(4)));
    const loadAssessor = vi.fn(() => Promise.reject(new Error('offline')));
    const model = createRiskModel({ view, clock: { now: () => instant(9) }, loadAssessor });
    await vi.waitFor(() => {
      expect(loadAssessor).toHaveBeenCalled();
    });
    expect(model.getSnapshot()).toEqual({ kind: 'server', assessment: assessment(4) });
    model.close();
  });
});
