import type { CaseState } from '@smart-triage/shared/domain/caseState';
import type { Instant } from '@smart-triage/shared/time/instant';
import { createHash } from 'node:crypto';

/** A FHIR R4 resource; its id is the UUID that the bundle refers to it by. */
export type Resource = { resourceType: string; id: string } & Record<string, unknown>;

export type Coding = { system: string; code: string; display: string };

export const LOINC = 'http://loinc.org';
export const UCUM = 'http://unitsofmeasure.org';
export const DATA_ABSENT = 'http://terminology.hl7.org/CodeSystem/data-absent-reason';
/** No public code system has these: LOINC and SNOMED CT know neither the scores nor the rules. */
export const OWN = 'urn:smart-triage';

/** The same thing of the same case has the same id in every export. A UUID of version 8 (RFC 9562): made by us, here from a hash. */
export function idOf(caseId: string, ...names: readonly (string | number)[]): string {
  const hex = createHash('sha256')
    .update([caseId, ...names].join('\n'))
    .digest('hex');
  const variant = '89ab'.charAt(parseInt(hex.charAt(16), 16) % 4);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20, 32),
  ].join('-');
}

export function referenceTo({ id }: Pick<Resource, 'id'>): { reference: string } {
  return { reference: `urn:uuid:${id}` };
}

/** What every statement about the patient says: about whom, and during which ride. */
export function aboutPatient({ caseId }: Pick<CaseState, 'caseId'>) {
  return {
    subject: referenceTo({ id: idOf(caseId, 'patient') }),
    encounter: referenceTo({ id: caseId }),
  };
}

export function dateTime(at: Instant): string {
  return new Date(at).toISOString();
}

export function quantity(value: number, unit: string, code: string) {
  return { value, unit, system: UCUM, code };
}

export function absent(code: string, text: string) {
  return { coding: [{ system: DATA_ABSENT, code }], text };
}

export function category(code: 'vital-signs' | 'laboratory' | 'procedure' | 'survey') {
  return [
    {
      coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code, display: code }],
    },
  ];
}
