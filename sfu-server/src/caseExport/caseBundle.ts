import type { CaseState } from '@smart-triage/shared/domain/caseState';
import type { Hospital } from '@smart-triage/shared/domain/hospital';
import { siteOf } from '@smart-triage/shared/domain/role';
import type { Instant } from '@smart-triage/shared/time/instant';
import { decisionRequest } from './decisionRequest.ts';
import { electrocardiograms } from './electrocardiograms.ts';
import { laboratory } from './laboratory.ts';
import { recordedVideo } from './recordedVideo.ts';
import { dateTime, idOf, OWN, type Resource } from './resource.ts';
import { scores } from './scores.ts';
import { vitalSigns } from './vitalSigns.ts';

/** Marks what is no real patient, so that a receiver can keep it apart (hl7.org/fhir/R4/security-labels.html, test data). */
const TEST_DATA = {
  system: 'http://terminology.hl7.org/CodeSystem/v3-ActReason',
  code: 'HTEST',
  display: 'test health data',
};

type ExportOptions = { hospitals: readonly Hospital[]; now: Instant };

/**
 * [HA5] One case as a FHIR R4 Bundle. It holds no identity of the patient, because the record has none: whoever takes it in knows the ride. A concept goes with a code of LOINC,
 * UCUM or SNOMED CT where a source confirms one, else by its name in our own code system.
 */
export function caseBundle(state: CaseState, { hospitals, now }: ExportOptions) {
  const measured = [...vitalSigns(state), ...laboratory(state), ...electrocardiograms(state)];
  const resources = [
    patient(state),
    encounter(state),
    ...measured,
    ...scores(state, measured),
    ...decisionRequest(state, hospitals),
    ...recordedVideo(state),
  ];
  return {
    resourceType: 'Bundle',
    type: 'collection',
    timestamp: dateTime(now),
    entry: resources.map((resource) => ({
      fullUrl: `urn:uuid:${resource.id}`,
      resource: { ...resource, ...(state.simulated && { meta: { security: [TEST_DATA] } }) },
    })),
  };
}

function patient({ caseId, intake }: CaseState): Resource {
  return {
    ...{ resourceType: 'Patient', id: idOf(caseId, 'patient') },
    gender: intake.sex ?? 'unknown',
  };
}

function encounter({ caseId, status, crew, unit, openedAt, closedAt }: CaseState): Resource {
  const isOver = status === 'closed' || status === 'followed-up';
  return {
    ...{ resourceType: 'Encounter', id: caseId, status: isOver ? 'finished' : 'in-progress' },
    identifier: [{ system: `${OWN}:case`, value: caseId }],
    class: {
      system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode',
      code: 'FLD',
      display: 'field',
    },
    subject: { reference: `urn:uuid:${idOf(caseId, 'patient')}` },
    participant: [{ individual: { display: `ambulance ${unit}` } }],
    period: { start: dateTime(openedAt), ...(closedAt !== null && { end: dateTime(closedAt) }) },
    serviceProvider: { display: siteOf(crew) },
  };
}
