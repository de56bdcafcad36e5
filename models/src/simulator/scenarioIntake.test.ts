import { applyIntakeChanges, IntakeChangesSchema, type Intake } from '@smart-triage/shared/domain/intake';
import { addMs, instant } from '@smart-triage/shared/time/instant';
import { describe, expect, it } from 'vitest';
import { scenarioIntake } from './scenarioIntake.ts';
import { SCENARIO_IDS, type ScenarioId } from './scenarios.ts';

const STARTED_AT = instant(1_700_000_000_000);

function finalIntake(id: ScenarioId): Intake {
  return scenarioIntake(id, STARTED_AT).reduce<Intake>(
    (intake, { entered }) => applyIntakeChanges(intake, IntakeChangesSchema.parse(entered)),
    {},
  );
}

describe('scenarioIntake', () => {
  it.each(SCENARIO_IDS)('is what a crew could send, step after step: %s', (id) => {
    const steps = scenarioIntake(id, STARTED_AT);
    const seconds = steps.map(({ atSecond }) => atSecond);
    expect(seconds).toEqual([...new Set(seconds)].sort((one, other) => one - other));
    for (const { entered } of steps) expect(IntakeChangesSchema.parse(entered)).toEqual(entered);
  });

  it.each(SCENARIO_IDS)('enters nothing before it happened: %s', (id) => {
    for (const { atSecond, entered } of scenarioIntake(id, STARTED_AT)) {
      const now = addMs(STARTED_AT, atSecond * 1000);
      expect(entered.symptomOnset ?? now).toBeLessThanOrEqual(STARTED_AT + atSecond * 1000);
      expect(entered.troponin?.sampledAt ?? now).toBeLessThanOrEqual(now);
    }
  });

  it('leaves the infarct without a troponin: nobody waits for one', () => {
    expect(finalIntake('anterior-stemi-evolving')).not.toHaveProperty('troponin');
    expect(finalIntake('anterior-stemi-evolving')).toMatchObject({ sex: 'male', heartEcg: 2 });
  });

  it('ends with everything that HEART needs for the patients who may stay or wait', () => {
    for (const id of ['normal', 'nstemi'] as const) {
      expect(finalIntake(id)).toMatchObject({
        ageYears: expect.any(Number) as number,
        heartHistory: expect.any(Number) as number,
        heartEcg: expect.any(Number) as number,
        troponin: { assay: 'roche-cobas-h232-tnt' },
      });
    }
  });
});
