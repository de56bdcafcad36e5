import type { CaseState } from '@smart-triage/shared/domain/caseState';
import type { Decision } from '@smart-triage/shared/domain/decision';
import type { Hospital } from '@smart-triage/shared/domain/hospital';
import { CaseIdSchema, DecisionIdSchema, HospitalIdSchema } from '@smart-triage/shared/domain/ids';
import type { Actor } from '@smart-triage/shared/domain/role';
import { caseEvents, caseStateAfter } from '@smart-triage/shared/testing/caseEvents';
import { instant } from '@smart-triage/shared/time/instant';
import { type CaseView, caseViewOf } from '../lib/case/caseView.ts';

export const CASE_ID = CaseIdSchema.parse('6f9d3b1c-0b6e-4b52-9a51-5f3f5a6f0a01');
export const CREW: Actor = { id: 'tablet-06-123', name: 'Ambulance 06-123', role: 'paramedic' };
export const CARDIOLOGIST: Actor = { id: 'c-1', name: 'Dr. A. Hart', role: 'cardiologist' };

export const LUMC: Hospital = {
  id: HospitalIdSchema.parse('lumc'),
  name: 'LUMC',
  city: 'Leiden',
  position: { latitude: 52.166, longitude: 4.477 },
  pciCentre: true,
  cardiologyWard: true,
  emergencyDepartment: true,
};

/** As the projection leaves a case that was just opened, so that no test knows a state which never occurs. */
export function aCaseState(changes: Partial<CaseState> = {}): CaseState {
  const opened = caseStateAfter(
    caseEvents([{ type: 'case-opened', unit: CREW.name, simulated: false }, CREW]),
  );
  return { ...opened, caseId: CASE_ID, status: 'assessing', ...changes };
}

/** A case that the server has, with nothing on the way. */
export function aCaseView(confirmed: Partial<CaseState> = {}, changes: Partial<CaseView> = {}): CaseView {
  const view = caseViewOf(CASE_ID, aCaseState(confirmed), []);
  if (!view) throw new RangeError('a case that the server has is in view');
  return { ...view, ...changes };
}

export function aDecision(changes: Partial<Decision> = {}): Decision {
  return {
    id: DecisionIdSchema.parse('6f9d3b1c-0b6e-4b52-9a51-5f3f5a6f0d01'),
    disposition: { kind: 'transport', hospital: LUMC.id, urgency: 'A1' },
    reason: 'ST elevation in V1 to V4',
    patientWish: '',
    shownScores: [],
    decidedBy: CARDIOLOGIST,
    crew: CREW,
    decidedAt: instant(1_700_000_600_000),
    ...changes,
  };
}
