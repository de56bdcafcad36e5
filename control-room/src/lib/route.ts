import { createStore, type Readable } from '@smart-triage/shared/client/store';
import { type CaseId, CaseIdSchema } from '@smart-triage/shared/domain/ids';

/** What the address asks for. It stands behind the `#`, so that no case id reaches a server's log. */
export type Route = { kind: 'overview' } | { kind: 'case'; caseId: CaseId; view: CaseView };
/** `ecg`: the workstation instead of the patient's whole screen. */
export type CaseView = 'patient' | 'ecg';

const CASE_HASH = /^#\/case\/([^/]+)(\/ecg)?$/;

export function routeOf(hash: string): Route {
  const [, caseId, ecg] = CASE_HASH.exec(hash) ?? [];
  const parsed = CaseIdSchema.safeParse(caseId);
  if (!parsed.success) return { kind: 'overview' };
  return { kind: 'case', caseId: parsed.data, view: ecg === undefined ? 'patient' : 'ecg' };
}

export const OVERVIEW_HREF = '#/';

export function caseHref(caseId: CaseId): string {
  return `#/case/${caseId}`;
}

export function ecgHref(caseId: CaseId): string {
  return `${caseHref(caseId)}/ecg`;
}

type RouteWindow = Pick<Window, 'addEventListener'> & { location: Pick<Location, 'hash'> };

/** Follows the address for as long as the page lives. */
export function createRouteStore(window: RouteWindow): Readable<Route> {
  const store = createStore(routeOf(window.location.hash));
  window.addEventListener('hashchange', () => {
    store.set(routeOf(window.location.hash));
  });
  return store;
}
