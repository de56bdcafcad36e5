import type { Readable } from '@smart-triage/shared/client/store';
import { type CaseStep, refusalOf } from '@smart-triage/shared/domain/caseMachine';
import {
  type CrewFactState,
  type HandoverForm,
  NO_CREW_FACTS,
  type PatientWish,
  type SafetyNet,
} from '@smart-triage/shared/domain/crewFacts';
import type { Decision } from '@smart-triage/shared/domain/decision';
import type { Hospital } from '@smart-triage/shared/domain/hospital';
import type { DecisionId, HospitalId } from '@smart-triage/shared/domain/ids';
import type { Clock } from '@smart-triage/shared/time/clock';
import { addMs } from '@smart-triage/shared/time/instant';
import type { CaseView } from '../../lib/case/caseView.ts';
import { derived } from '../../lib/derived.ts';
import type { OutboxInput } from '../../lib/outbox/outboxItem.ts';

const STEP_OF = {
  'decision:disagree': 'decision-disagreed',
  'patient-wish:record': 'patient-wish-recorded',
  'safety-net:give': 'safety-net-given',
  'gp:inform': 'gp-informed',
  'arrival:expect': 'arrival-expected',
  'hospital:announce': 'hospital-announced',
  'handover:check': 'handover-checked',
} as const satisfies Record<string, CaseStep>;
export type CrewFactRequest = keyof typeof STEP_OF;

export type CrewFacts = {
  readonly decision: Decision | null;
  /** As the server has them. */
  readonly known: CrewFactState;
  /** Recorded here, and not confirmed by the server yet. */
  readonly onTheWay: readonly CrewFactRequest[];
  /** What cannot be recorded any more, or not yet. */
  readonly closed: readonly CrewFactRequest[];
  /** [DC10] Whom the crew can announce the patient to, also while its own decision to drive waits for a link; `null` where nobody is left to tell. */
  readonly toAnnounce: Destination | null;
  /** `false`: what is on its way waits here. */
  readonly isLinked: boolean;
};

export type Destination = {
  readonly decisionId: DecisionId;
  /** `null` for one that this server does not list (any more). */
  readonly hospital: Hospital | null;
};

export type CrewFactsDeps = {
  view: Readable<CaseView | null>;
  hospitals: () => readonly Hospital[];
  link: Readable<{ readonly kind: string }>;
  /** The server's clock. */
  clock: Clock;
  record: <N extends CrewFactRequest>(request: N, input: Omit<OutboxInput<N>, 'caseId'>) => void;
};

export type CrewFactsModel = Readable<CrewFacts> & {
  disagree: (reason: string) => void;
  recordWish: (wish: PatientWish) => void;
  giveSafetyNet: (language: SafetyNet['language']) => void;
  informGp: (contact: string) => void;
  /** [DC5] Tells the hospital that the patient is coming; without a link, as soon as there is one. */
  announce: () => void;
  /** Minutes from now until the crew expects to be at the hospital. */
  expectArrival: (minutes: number) => void;
  checkHandover: (form: HandoverForm) => void;
  close: () => void;
};

const REQUESTS = Object.keys(STEP_OF) as CrewFactRequest[];
const MINUTE_MS = 60_000;

/** What the crew records around a decision: each is a fact of its own, sent through the outbox, and shown as recorded when the server says so. */
export function createCrewFactsModel({
  view,
  hospitals,
  link,
  clock,
  record,
}: CrewFactsDeps): CrewFactsModel {
  const state = derived([view, link], (): CrewFacts => {
    const current = view.getSnapshot();
    const confirmed = current?.confirmed ?? null;
    const status = current?.expected ?? 'opened';
    return {
      decision: confirmed?.decision ?? null,
      known: confirmed ?? NO_CREW_FACTS,
      onTheWay: REQUESTS.filter((request) => current?.onTheWay.includes(request)),
      closed: REQUESTS.filter((request) => refusalOf(status, STEP_OF[request], 'paramedic') !== null),
      toAnnounce: toAnnounceIn(current, hospitals()),
      isLinked: link.getSnapshot().kind === 'ready',
    };
  });
  const send: CrewFactsDeps['record'] = (request, input) => {
    const { closed, onTheWay } = state.getSnapshot();
    if (!closed.includes(request) && !onTheWay.includes(request)) record(request, input);
  };
  return {
    getSnapshot: state.getSnapshot,
    subscribe: state.subscribe,
    disagree: (reason) => {
      const { decision } = state.getSnapshot();
      if (decision) send('decision:disagree', { disagreement: { decisionId: decision.id, reason } });
    },
    recordWish: (wish) => {
      send('patient-wish:record', { wish });
    },
    giveSafetyNet: (language) => {
      send('safety-net:give', { given: { language } });
    },
    informGp: (contact) => {
      send('gp:inform', { informed: { contact } });
    },
    announce: () => {
      const { toAnnounce, onTheWay } = state.getSnapshot();
      if (!toAnnounce || onTheWay.includes('hospital:announce')) return;
      record('hospital:announce', { decisionId: toAnnounce.decisionId, askedAt: clock.now() });
    },
    expectArrival: (minutes) => {
      send('arrival:expect', { arrival: { arrivalAt: addMs(clock.now(), minutes * MINUTE_MS) } });
    },
    checkHandover: (form) => {
      send('handover:check', { form });
    },
    close: state.close,
  };
}

/** The crew's own decision to drive goes before an older one: the outbox sends it first. */
function toAnnounceIn(view: CaseView | null, hospitals: readonly Hospital[]): Destination | null {
  const known = (id: HospitalId) => hospitals.find((hospital) => hospital.id === id) ?? null;
  const own = view?.driveNowAnswer?.destination;
  if (own) return { decisionId: own.decisionId, hospital: known(own.hospital) };
  const confirmed = view?.confirmed;
  if (!confirmed?.decision || confirmed.announcement) return null;
  const { id, disposition } = confirmed.decision;
  const isRefused = refusalOf(confirmed.status, 'hospital-announced', 'paramedic') !== null;
  if (disposition.kind !== 'transport' || isRefused) return null;
  return { decisionId: id, hospital: known(disposition.hospital) };
}
