import type { CaseState } from '@smart-triage/shared/domain/caseState';
import { addMs, instant } from '@smart-triage/shared/time/instant';
import { expect, it } from 'vitest';
import { aDecision, caseId, caseOf, DOCTOR } from '../../testing/cases.ts';
import { factsInForce } from './decisionFactList.ts';

const AT = instant(1_700_000_000_000);

it.each([
  ['that was sent at once', 2000, 'announced'],
  ['that waited ten minutes for a link', 600_000, 'announcedLate'],
])('[DC10] an announcement %s says so', (_, waitedMs, fact) => {
  const by = { id: 'tablet-1', name: 'Ambulance 06-123', role: 'paramedic' };
  const state = {
    decision: {
      disposition: { kind: 'transport', hospital: 'lumc', urgency: 'A1' },
      decidedAt: AT,
      crew: by,
    },
    announcement: { at: AT, askedAt: addMs(AT, -waitedMs), by, answer: null },
  } as unknown as CaseState;
  expect(factsInForce(state.decision!, state)).toContainEqual(expect.objectContaining({ fact, at: AT }));
});

it('[DC6] does not say that a crew has not seen what it does not agree with', () => {
  const decision = aDecision();
  const disagreement = { decisionId: decision.id, reason: 'still grey' };
  const state = caseOf(caseId(1), [
    { fact: { type: 'decision-recorded', decision }, by: DOCTOR },
    { fact: { type: 'decision-disagreed', disagreement } },
  ]);
  const facts = factsInForce(decision, state).map(({ fact }) => fact);
  expect(facts).toContain('disagreed');
  expect(facts).not.toContain('seen');
});
