import type { Resource } from './resource.ts';
import { parametersOf, TYPES } from './search.ts';

type Page = { base: string; total: number; next: string | null };

export function bundleOf(found: readonly Resource[], { base, total, next }: Page): object {
  return {
    resourceType: 'Bundle',
    type: 'searchset',
    total,
    ...(next !== null && { link: [{ relation: 'next', url: next }] }),
    entry: found.map((resource) => ({
      fullUrl: `${base}/${resource.resourceType}/${resource.id}`,
      resource,
      search: { mode: 'match' },
    })),
  };
}

/** `code` is one of FHIR's issue types. */
export function outcome(code: string, diagnostics: string): object {
  return { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code, diagnostics }] };
}

/** What this server can do, as each FHIR server says it at `/metadata`. */
export function capabilities(base: string): object {
  return {
    resourceType: 'CapabilityStatement',
    status: 'active',
    date: '2026-11-28',
    kind: 'instance',
    fhirVersion: '4.0.1',
    format: ['application/fhir+json'],
    implementation: { description: "The demo's hospital record", url: base },
    rest: [
      {
        mode: 'server',
        resource: TYPES.map((type) => ({
          type,
          interaction: [{ code: 'read' }, { code: 'search-type' }],
          searchParam: parametersOf(type).map((name) => ({
            name,
            type: name === 'patient' ? 'reference' : 'token',
          })),
        })),
      },
    ],
  };
}
