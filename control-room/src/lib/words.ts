import type { CaseState } from '@smart-triage/shared/domain/caseState';
import { offerOf, ringingAt } from '@smart-triage/shared/domain/consult';
import type { PatientWish } from '@smart-triage/shared/domain/crewFacts';
import type { Decision, Disposition } from '@smart-triage/shared/domain/decision';
import type { Hospital } from '@smart-triage/shared/domain/hospital';
import type { HospitalId } from '@smart-triage/shared/domain/ids';
import type { Intake } from '@smart-triage/shared/domain/intake';
import type { TFunction } from 'i18next';

/** "Man, 58"; what is not known says so, because an empty place would look like an ordinary patient. */
export function patientWords({ sex, ageYears }: Intake, t: TFunction): string {
  if (sex === undefined && ageYears === undefined) return t('patient.nothingKnown');
  const who = t(`patient.sex.${sex ?? 'unknown'}`);
  return ageYears === undefined ? t('patient.ageUnknown', { who }) : t('patient.known', { who, ageYears });
}

/** Who has the consult, and at whom it rings; `null` while nobody asked and nobody came. */
export function holderWords(state: CaseState, t: TFunction): string | null {
  const { holder } = state.consult;
  const has = holder && t('consult.holder', { name: holder.person.name });
  return [has, ringingWords(state, t), releasedWords(state, t)].filter(Boolean).join('; ') || null;
}

/** Why it rings again. */
export function releasedWords({ consult: { released } }: CaseState, t: TFunction): string | null {
  return released && t(`consult.again.${released.cause}`, { name: released.by.name });
}

function ringingWords(state: CaseState, t: TFunction): string | null {
  const names = ringingAt(state).map(({ person }) => person.name);
  if (names.length > 0) return t('consult.ringsAt', { names: names.join(', ') });
  if (state.status === 'consult-requested') return t('consult.ringsNobody');
  const offer = offerOf(state);
  return offer?.isGone ? t('consult.offerGone', { name: offer.to.name }) : null;
}

/** A hospital that left the list since is named by its id: never dropped. */
export function hospitalWords(hospitals: readonly Hospital[], id: HospitalId): string {
  const hospital = hospitals.find((candidate) => candidate.id === id);
  return hospital ? `${hospital.name}, ${hospital.city}` : id;
}

/** [DC9] From where to where, by whom and why; empty for a decision that goes where it was decided. */
export function reroutedWords(
  { disposition, rerouted }: Pick<Decision, 'disposition' | 'rerouted'>,
  hospitals: readonly Hospital[],
  t: TFunction,
): string {
  if (!rerouted || disposition.kind !== 'transport') return '';
  return t('disposition.rerouted', {
    from: hospitalWords(hospitals, rerouted.from),
    to: hospitalWords(hospitals, disposition.hospital),
    name: rerouted.by.name,
    reason: rerouted.reason,
  });
}

/** [DC7] What the patient wants and refuses. */
export function wishWords({ said, refuses }: PatientWish, t: TFunction): string {
  const refused = refuses.map((each) => t(`decision.wish.refusal.${each}`)).join(', ');
  return [said, refused && t('decision.wish.refuses', { refused })].filter(Boolean).join('. ');
}

/** What is to be done, in one line: the same words in which the crew reads it. */
export function dispositionWords(
  disposition: Disposition,
  hospitals: readonly Hospital[],
  t: TFunction,
): string {
  switch (disposition.kind) {
    case 'transport': {
      const hospital = hospitalWords(hospitals, disposition.hospital);
      return t('disposition.transport', { hospital, urgency: disposition.urgency });
    }
    case 'stay-home':
      return t(
        disposition.gpInformed ? 'disposition.stayHomeGpInformed' : 'disposition.stayHomeGpNotInformed',
      );
    case 'other':
      return disposition.description;
  }
}
