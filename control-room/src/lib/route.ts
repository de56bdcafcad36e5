import { createStore, type Readable } from '@smart-triage/shared/client/store';
import { type CaseId, CaseIdSchema, type StreamId, StreamIdSchema } from '@smart-triage/shared/domain/ids';
import { type Instant, InstantSchema } from '@smart-triage/shared/time/instant';

/** What the address asks for. It stands behind the `#`, so that no case id reaches a server's log. */
export type Route =
  | { kind: 'overview' }
  | { kind: 'pictures' }
  | { kind: 'case'; caseId: CaseId; view: CaseView; moment?: EcgMoment | undefined };
/** `ecg`: the workstation instead of the patient's whole screen. */
export type CaseView = 'patient' | 'ecg';
/** Where the workstation opens: at stored frames, or at a time of the server's clock. */
export type EcgMoment = { streamId: StreamId; fromSeq: number } | { at: Instant };

const CASE_HASH = /^#\/case\/([^/]+)(\/ecg(?:\/([^/]+)\/(\d{1,16}))?)?$/;
const AT = 'at';

export function routeOf(hash: string): Route {
  if (hash === PICTURES_HREF) return { kind: 'pictures' };
  const [, caseId, ecg, place, number] = CASE_HASH.exec(hash) ?? [];
  const parsed = CaseIdSchema.safeParse(caseId);
  if (!parsed.success) return { kind: 'overview' };
  if (ecg === undefined) return { kind: 'case', caseId: parsed.data, view: 'patient' };
  return { kind: 'case', caseId: parsed.data, view: 'ecg', moment: momentOf(place, Number(number)) };
}

function momentOf(place: string | undefined, number: number): EcgMoment | undefined {
  const [at, streamId] = [InstantSchema.safeParse(number), StreamIdSchema.safeParse(place)];
  if (place === AT) return at.success ? { at: at.data } : undefined;
  return streamId.success ? { streamId: streamId.data, fromSeq: number } : undefined;
}

export const OVERVIEW_HREF = '#/';
/** The cameras of all ambulances. */
export const PICTURES_HREF = '#/pictures';

export function caseHref(caseId: CaseId): string {
  return `#/case/${caseId}`;
}

export function ecgHref(caseId: CaseId, moment?: EcgMoment): string {
  const sheet = `${caseHref(caseId)}/ecg`;
  if (!moment) return sheet;
  return 'at' in moment
    ? `${sheet}/${AT}/${Math.round(moment.at)}`
    : `${sheet}/${moment.streamId}/${moment.fromSeq}`;
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
