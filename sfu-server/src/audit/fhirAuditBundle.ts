import { ACCESS_LOG_PATH } from '@smart-triage/shared/protocol/accessLog';
import type { AuditPage, AuditQuery } from './auditLog.ts';
import { toFhirAuditEvent } from './fhirAuditEvent.ts';

/**
 * One page of the access log as a FHIR R4 Bundle of a search, newest first. As long as there are older lines it has a link `next`: whoever follows it until there is
 * none has all of them (FHIR R4, 3.1.1.4.15). Links name the path only: under which host a reader finds this server, the reader knows.
 */
export function auditBundle({ lines, next }: AuditPage, query: AuditQuery) {
  const links = [
    { relation: 'self', url: urlOf(query) },
    ...(next === null ? [] : [{ relation: 'next', url: urlOf({ ...query, before: next }) }]),
  ];
  const entry = lines.map((line) => ({
    fullUrl: `urn:uuid:${line.id}`,
    resource: toFhirAuditEvent(line),
    search: { mode: 'match' },
  }));
  return { resourceType: 'Bundle', type: 'searchset', link: links, entry };
}

function urlOf(query: AuditQuery): string {
  const asked = new URLSearchParams();
  for (const [name, value] of Object.entries<string | number | undefined>(query))
    if (value !== undefined) asked.set(name, String(value));
  return `${ACCESS_LOG_PATH}?${asked.toString()}`;
}
