import { createStore, type Readable } from '@smart-triage/shared/client/store';
import { type CaseId, CaseIdSchema } from '@smart-triage/shared/domain/ids';

/** What the address asks for. It stands behind the `#`, so that no case id reaches a server's log. */
export type Route = { kind: 'overview' } | { kind: 'case'; caseId: CaseId };

const CASE_HASH = /^#\/case\/([^/]+)$/;

export function routeOf(hash: string): Route {
  const parsed = CaseIdSchema.safeParse(CASE_HASH.exec(hash)?.[1]);
  return parsed.success ? { kind: 'case', caseId: parsed.data } : { kind: 'overview' };
}

export const OVERVIEW_HREF = '#/';

export function caseHref(caseId: CaseId): string {
  return `#/case/${caseId}`;
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
