import type { DecisionDraft, Disposition, ShownScore, Urgency } from '@smart-triage/shared/domain/decision';
import type { HospitalId } from '@smart-triage/shared/domain/ids';
import type { RiskAssessment, ScoreResult } from '@smart-triage/shared/domain/score';

/** What has been filled in. `null` is not chosen: nothing is chosen for the cardiologist. */
export type DecisionForm = {
  kind: Disposition['kind'] | null;
  hospital: HospitalId | null;
  urgency: Urgency | null;
  gpInformed: boolean | null;
  description: string;
  reason: string;
  patientWish: string;
};
export type DecisionField = keyof DecisionForm;

export const EMPTY_FORM: DecisionForm = {
  kind: null,
  hospital: null,
  urgency: null,
  gpInformed: null,
  description: '',
  reason: '',
  patientWish: '',
};

/** The shortest text that says something (`DecisionDraftSchema`). */
const MIN_TEXT = 3;

export type DecisionReading =
  | { kind: 'complete'; disposition: Disposition; reason: string; patientWish: string }
  | { kind: 'incomplete'; missing: readonly DecisionField[] };

/** What the form says, or which fields it still needs, in the order in which they stand. What another kind of decision needs is left aside. */
export function readForm(form: DecisionForm): DecisionReading {
  const reason = form.reason.trim();
  const disposition = dispositionOf(form);
  const missing = [
    ...('missing' in disposition ? disposition.missing : []),
    ...(reason.length < MIN_TEXT ? (['reason'] as const) : []),
  ];
  if ('missing' in disposition || missing.length > 0) return { kind: 'incomplete', missing };
  return { kind: 'complete', disposition, reason, patientWish: form.patientWish.trim() };
}

function dispositionOf(form: DecisionForm): Disposition | { missing: readonly DecisionField[] } {
  const { hospital, urgency, gpInformed } = form;
  switch (form.kind) {
    case 'transport':
      if (hospital !== null && urgency !== null) return { kind: 'transport', hospital, urgency };
      return { missing: [...missingIf(hospital, 'hospital'), ...missingIf(urgency, 'urgency')] };
    case 'stay-home':
      return gpInformed === null ? { missing: ['gpInformed'] } : { kind: 'stay-home', gpInformed };
    case 'other': {
      const description = form.description.trim();
      return description.length < MIN_TEXT ? { missing: ['description'] } : { kind: 'other', description };
    }
    case null:
      return { missing: ['kind'] };
  }
}

function missingIf(value: unknown, field: DecisionField): DecisionField[] {
  return value === null ? [field] : [];
}

/** The decision with the figures that stood on the screen when it was made. */
export function draftOf(
  reading: Extract<DecisionReading, { kind: 'complete' }>,
  risk: RiskAssessment | null,
): DecisionDraft {
  const { disposition, reason, patientWish } = reading;
  return { disposition, reason, patientWish, shownScores: (risk?.scores ?? []).map(shown) };
}

function shown({ score, model, outcome }: ScoreResult): ShownScore {
  switch (outcome.kind) {
    case 'value':
      return { score, model, low: outcome.value, high: outcome.value };
    case 'range':
      return { score, model, low: outcome.low, high: outcome.high };
    case 'not-applicable':
      return { score, model, low: null, high: null };
  }
}
