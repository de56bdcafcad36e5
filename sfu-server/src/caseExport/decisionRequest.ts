import type { CaseState } from '@smart-triage/shared/domain/caseState';
import type { Decision } from '@smart-triage/shared/domain/decision';
import type { Hospital } from '@smart-triage/shared/domain/hospital';
import { nameOf } from '@smart-triage/shared/domain/role';
import { aboutPatient, dateTime, type Resource } from './resource.ts';

/** Handover from ambulance to general practice in the Dutch guide for acute care (Nictiz AZ-IG, hg-ReferralServiceRequest-AmbulanceHAP). */
const SNOMED = 'http://snomed.info/sct';
const TO_GENERAL_PRACTICE = { system: SNOMED, code: '11131000146102' };
const TRANSFER_OF_CARE = { system: SNOMED, code: '308292007', display: 'Transfer of care' };

/** The decision in force, as what was asked for: a ride to a hospital, or a handover to the general practitioner. */
export function decisionRequest(state: CaseState, hospitals: readonly Hospital[]): Resource[] {
  const { decision } = state;
  if (!decision) return [];
  return [
    {
      ...{ resourceType: 'ServiceRequest', id: decision.id, status: statusOf(state), intent: 'order' },
      ...contentOf(decision, hospitals),
      ...aboutPatient(state),
      authoredOn: dateTime(decision.decidedAt),
      requester: { display: nameOf(decision.decidedBy) },
      reasonCode: [{ text: decision.reason }],
      note: notesOf(state, decision),
    },
  ];
}

function statusOf({ status }: CaseState): string {
  return ['handed-over', 'closed', 'followed-up'].includes(status) ? 'completed' : 'active';
}

function contentOf({ disposition }: Decision, hospitals: readonly Hospital[]) {
  switch (disposition.kind) {
    case 'transport': {
      const { hospital, urgency } = disposition;
      const name = hospitals.find(({ id }) => id === hospital)?.name ?? hospital;
      return {
        code: { text: 'transport to hospital' },
        orderDetail: [{ text: `urgency ${urgency}` }],
        performer: [{ display: name }],
      };
    }
    case 'stay-home':
      return {
        category: [{ coding: [TRANSFER_OF_CARE] }],
        code: { coding: [TO_GENERAL_PRACTICE], text: 'stays at home, handover to the general practitioner' },
      };
    case 'other':
      return { code: { text: disposition.description } };
  }
}

function notesOf({ acknowledgedAt, patientWish }: CaseState, decision: Decision) {
  const wish = patientWish?.said ?? decision.patientWish;
  return [
    ...(wish === '' ? [] : [{ text: `wish of the patient: ${wish}` }]),
    {
      text:
        acknowledgedAt === null
          ? 'not yet confirmed by the crew'
          : `confirmed by the crew at ${dateTime(acknowledgedAt)}`,
    },
  ];
}
