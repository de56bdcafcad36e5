import { nameOf } from '@smart-triage/shared/domain/role';
import type { AuditLine } from './auditLine.ts';

const DCM = 'http://dicom.nema.org/resources/ontology/DCM';
const PURPOSE = 'http://terminology.hl7.org/CodeSystem/v3-ActReason';
const OWN = 'urn:smart-triage:audit-event';

/** DICOM's audit event types: what the line is a kind of, for readers that know no more than the standard. */
function kindOf({ type }: AuditLine): { system: string; code: string; display: string } {
  if (/signed|renewed|connected/.test(type))
    return { system: DCM, code: '110114', display: 'User Authentication' };
  if (/export|extract/.test(type)) return { system: DCM, code: '110106', display: 'Export' };
  if (type.includes('access-log')) return { system: DCM, code: '110101', display: 'Audit Log Used' };
  if (/account|password|tablet|crew|glass/.test(type))
    return { system: DCM, code: '110113', display: 'Security Alert' };
  return { system: DCM, code: '110110', display: 'Patient Record' };
}

/** The line as FHIR R4 AuditEvent, which is the form of IHE ATNA and of NEN 7513's fields. */
export function toFhirAuditEvent(line: AuditLine) {
  const { protocol, relation, glassBroken, consent } = line.authorisation;
  const authorisation = { protocol, relation, glassBroken, consent };
  return {
    resourceType: 'AuditEvent',
    id: line.id,
    type: kindOf(line),
    subtype: [{ system: OWN, code: line.type }],
    action: line.action,
    recorded: new Date(line.at).toISOString(),
    // Nobody knows yet how it ended: another line does.
    ...(line.outcome === 'begun' ? { outcomeDesc: 'begun' } : { outcome: line.outcome === 'ok' ? '0' : '4' }),
    ...(line.code !== null && { outcomeDesc: line.code }),
    purposeOfEvent: [{ coding: [{ system: PURPOSE, code: line.purpose }] }],
    agent: agentsOf(line),
    source: {
      site: line.source.site,
      observer: { display: line.source.system },
      type: [{ system: 'http://terminology.hl7.org/CodeSystem/security-source-type', code: '4' }],
    },
    entity: entitiesOf(line, authorisation),
  };
}

function agentsOf({ users, client }: AuditLine) {
  const network = { address: client.address, type: '2' };
  if (users.length === 0) return [{ requestor: true, who: { display: 'not signed in' }, network }];
  return users.map(({ id, role, person, ...user }) => ({
    role: [{ coding: [{ system: 'urn:smart-triage:role', code: role }] }],
    who: {
      identifier: { system: 'urn:smart-triage:account', value: id },
      display: nameOf({ ...user, ...(person && { person }) }),
    },
    ...(person && { altId: person.id }),
    requestor: true,
    network,
  }));
}

function entitiesOf({ caseId, data }: AuditLine, authorisation: Record<string, unknown>) {
  const details = Object.entries({ ...data, ...authorisation })
    .filter(([, value]) => value !== null)
    .map(([type, value]) => ({ type, valueString: Array.isArray(value) ? value.join('; ') : String(value) }));
  const what =
    caseId === null ? {} : { what: { identifier: { system: 'urn:smart-triage:case', value: caseId } } };
  return [{ ...what, type: { system: OWN, code: caseId === null ? 'system' : 'case' }, detail: details }];
}
