import { isSameAlert, stillHolding } from './alerts.ts';
import type { CaseEvent, CaseFact } from './caseEvent.ts';
import type { CaseState } from './caseState.ts';
import { withConsult } from './caseConsult.ts';
import { answeredBy } from './driveNow.ts';
import { addComparison } from './ecgBlock.ts';
import { type EcgRecordingFact, withRecording, withVerified } from './ecgRecording.ts';
import { withHandMeasurement } from './handMeasurement.ts';
import { withJudgement } from './hearOpinion.ts';
import { applyIntakeChanges } from './intake.ts';
import { sideOf } from './message.ts';
import type { Photo } from './photo.ts';
import type { RiskAssessment } from './score.ts';
import { withVideoFact } from './videoRecording.ts';
import { type LatestVitals, mergeVitals, withdrawVitals } from './vitals.ts';

/** What one fact changes of a case, whatever came before: each kind has its place here, or it does not compile. */
export function changesOf(state: CaseState, fact: CaseFact, { at, by, seq }: CaseEvent): Partial<CaseState> {
  switch (fact.type) {
    case 'intake-changed':
      return { intake: applyIntakeChanges(state.intake, fact.changes) };
    case 'vitals-recorded':
      return withVitals(state, mergeVitals(state.vitals, fact.reading, at));
    case 'vitals-withdrawn':
      return withVitals(state, withdrawVitals(state.vitals, fact.withdrawal));
    case 'alert-acknowledged':
      return {
        acknowledgedAlerts: [
          ...state.acknowledgedAlerts.filter((ref) => !isSameAlert(ref, fact.alert)),
          fact.alert,
        ],
      };
    case 'alert-limits-set':
      return {
        ...withVitals({ ...state, alertLimits: fact.limits }, state.vitals),
        alertLimits: fact.limits,
      };
    case 'ecg-started':
      return { ecgStreams: [...state.ecgStreams, fact.stream] };
    case 'ecg-recorded':
      return {
        ecg: withRecording(state.ecg, fact.recording),
        ecgUnverified: unverified(state, fact.recording),
      };
    case 'ecg-verified':
      return {
        ecg: withVerified(state.ecg, fact.recording),
        ecgUnverified: unverified(state, fact.recording),
      };
    case 'ecg-noted':
      return { ecgNotes: [...state.ecgNotes, { ...fact.note, event: seq, by, at }] };
    case 'ecg-note-withdrawn':
      return { ecgNotes: state.ecgNotes.filter(({ event }) => event !== fact.note) };
    case 'ecg-measured':
      return { ecgMeasured: withHandMeasurement(state.ecgMeasured, fact.measurement, { by, at }) };
    case 'hear-judged':
      return { hearOpinions: withJudgement(state.hearOpinions, fact, { by, at }) };
    case 'consult-requested':
    case 'consult-withdrawn':
    case 'consult-rung':
    case 'consult-seen':
    case 'consult-unreached':
    case 'consult-declined':
    case 'consult-taken':
    case 'consult-assigned':
    case 'consult-released':
    case 'consult-joined':
    case 'consult-left':
      return withConsult(state, fact, { at, by });
    case 'risk-assessed':
      return { risk: mergeAssessment(state.risk, fact.assessment) };
    case 'guidance-given':
      return { guidance: fact.guidance };
    case 'drive-now-proposed':
      return { driveNow: { ...fact.proposal, proposedAt: at, answer: null } };
    case 'drive-now-confirmed':
      return {
        ...newDecision(fact.decision, at),
        driveNow: answeredBy(state.driveNow, { kind: 'confirmed', by, at, reason: fact.decision.reason }),
      };
    case 'drive-now-overruled':
      return { driveNow: answeredBy(state.driveNow, { kind: 'overruled', by, at, reason: fact.reason }) };
    case 'decision-recorded':
      return {
        ...newDecision(fact.decision, null),
        driveNow: answeredBy(state.driveNow, {
          kind: fact.decision.disposition.kind === 'transport' ? 'confirmed' : 'overruled',
          by,
          at,
          reason: fact.decision.reason,
        }),
      };
    case 'destination-changed':
      return newDecision(fact.decision, null);
    case 'decision-acknowledged':
      return { acknowledgedAt: at };
    case 'decision-disagreed':
      return { disagreement: { ...fact.disagreement, by, at } };
    case 'patient-wish-recorded':
      return { patientWish: { ...fact.wish, by, at } };
    case 'safety-net-given':
      return { safetyNet: { ...fact.given, by, at } };
    case 'gp-informed':
      return { gpInformed: { ...fact.informed, by, at } };
    case 'arrival-expected':
      return { arrival: { ...fact.arrival, by, at } };
    case 'handover-checked':
      return { handoverCheck: { form: fact.form, isCurrent: true, by, at } };
    case 'record-consent-noted':
      return { recordConsent: { answer: fact.answer, by, at } };
    case 'video-consent-noted':
    case 'video-recording-started':
    case 'video-recording-stopped':
    case 'video-erased':
      return { video: withVideoFact(state.video, fact, { at, by }) };
    case 'photo-taken':
      return { photos: [...state.photos, fact.photo], photoAsked: stillWaiting(state, fact.photo) };
    case 'photo-asked':
      return { photoAsked: { by, at } };
    case 'message-sent':
      return { messages: [...state.messages, { seq, text: fact.text, by, at }] };
    case 'messages-read':
      return { readThrough: { ...state.readThrough, [sideOf(by)]: fact.through } };
    case 'patient-hearing-set':
      return { patientHears: fact.hears };
    case 'hospital-announced':
      return {
        announcement: {
          decisionId: fact.decisionId,
          ...(fact.askedAt !== undefined && { askedAt: fact.askedAt }),
          ...{ at, by, answer: null },
        },
      };
    case 'hospital-answered':
      return {
        announcement: state.announcement && { ...state.announcement, answer: { said: fact.answer, at, by } },
      };
    case 'ecg-compared':
      return { ecgComparison: addComparison(state.ecgComparison, fact.comparison) };
    case 'case-opened':
    case 'transport-started':
    case 'handed-over':
      return {};
    case 'case-closed':
    case 'case-closed-undecided':
      return { closedAt: at };
    case 'follow-up-recorded':
      return { followUp: { outcome: fact.outcome, by, at } };
  }
}

/** What belongs to the decision before it goes with that one. */
function newDecision(decision: CaseState['decision'], acknowledgedAt: CaseState['acknowledgedAt']) {
  return { decision, acknowledgedAt, announcement: null, disagreement: null, arrival: null };
}

function withVitals(
  { acknowledgedAlerts, alertLimits }: CaseState,
  vitals: LatestVitals,
): Partial<CaseState> {
  return { vitals, acknowledgedAlerts: stillHolding(acknowledgedAlerts, vitals, alertLimits) };
}

/** One that was taken before somebody asked, and arrived late, is not the one that was asked for. */
function stillWaiting({ photoAsked }: CaseState, { takenAt }: Photo): CaseState['photoAsked'] {
  return photoAsked && takenAt < photoAsked.at ? photoAsked : null;
}

function unverified({ ecgUnverified }: CaseState, recording: EcgRecordingFact): EcgRecordingFact[] {
  const others = ecgUnverified.filter(({ id }) => id !== recording.id);
  return recording.tabletAnalysis === 'pending' ? [...others, recording] : others;
}

/** Every score as it was last computed, in its place: one that did not change is not stored again. */
function mergeAssessment(known: RiskAssessment | null, next: RiskAssessment): RiskAssessment {
  const renewed = new Map(next.scores.map((result) => [result.score, result]));
  const kept = (known?.scores ?? []).map((result) => renewed.get(result.score) ?? result);
  const added = next.scores.filter(({ score }) => !kept.some((result) => result.score === score));
  return { ...next, scores: [...kept, ...added] };
}
