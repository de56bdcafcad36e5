import type { CaseState } from '../../domain/caseState.ts';
import type { HandoverForm } from '../../domain/crewFacts.ts';
import type { Decision } from '../../domain/decision.ts';
import type { Hospital } from '../../domain/hospital.ts';
import type { IntakeField } from '../../domain/intake.ts';
import type { ScoreResult } from '../../domain/score.ts';
import { TROPONIN_ASSAYS } from '../../domain/troponin.ts';
import { VITAL_SIGN_NAMES } from '../../domain/vitals.ts';
import { codeWords, outcomeUnit, outcomeValue } from '../score/scoreWords.ts';
import { signWords } from '../signWords.ts';
import type { Words } from '../words.ts';

/** What of a case is handed over. The tablet has it before the server does. */
export type HandoverRecord = Pick<
  CaseState,
  | 'unit'
  | 'simulated'
  | 'intake'
  | 'vitals'
  | 'ecg'
  | 'risk'
  | 'decision'
  | 'acknowledgedAt'
  | 'patientWish'
  | 'safetyNet'
  | 'gpInformed'
  | 'handoverCheck'
>;

/** The two orders in which Dutch crews hand over to a hospital say the same things; the third is for a general practitioner, of a patient who stays at home. */
export function formsFor({ decision }: HandoverRecord): readonly HandoverForm[] {
  return decision?.disposition.kind === 'stay-home' ? ['gp', 'mist', 'sbar'] : ['mist', 'sbar'];
}

export type HandoverLine = { readonly topic: Topic; readonly text: string; readonly isKnown: boolean };
export type HandoverPart = { readonly part: string; readonly lines: readonly HandoverLine[] };

const SYMPTOMS = [
  'worseningAngina',
  'anginaTwiceIn24h',
  'painToRightArm',
  'painToLeftArm',
  'painToJaw',
  'painToBack',
  'painOnExertion',
  'painWithInspiration',
  'painOnPalpation',
  'vomiting',
  'sweatingObserved',
  'sweatingReported',
] as const satisfies readonly IntakeField[];
const HISTORY = [
  'atheroscleroticDisease',
  'coronaryDisease',
  'coronaryStenosis',
  'hypertension',
  'hypercholesterolaemia',
  'diabetes',
  'smoking',
  'familyHistory',
  'obesity',
] as const satisfies readonly IntakeField[];
const MEDICATION = ['aspirinLast7Days'] as const satisfies readonly IntakeField[];
const TREATMENT = ['oxygenGiven', 'cardiacArrest'] as const satisfies readonly IntakeField[];

type YesNoFields = readonly (
  | (typeof SYMPTOMS)[number]
  | (typeof HISTORY)[number]
  | (typeof MEDICATION)[number]
  | (typeof TREATMENT)[number]
)[];

type Writer = (record: HandoverRecord, words: Words, hospitals: readonly Hospital[]) => string | null;

const WRITERS = {
  patient: patientWords,
  onset: ({ intake }, { format }) =>
    intake.symptomOnset === undefined ? null : format.dateTime(intake.symptomOnset),
  painNow: painWords,
  story: ({ intake }, words) => pointsWords('heartHistory', intake.heartHistory, words),
  symptoms: ({ intake }, words) => answersWords(SYMPTOMS, intake, words),
  history: ({ intake }, words) => answersWords(HISTORY, intake, words),
  medication: medicationWords,
  given: ({ intake }, words) => listWords('medicationGiven', intake.medicationGiven, words),
  airway: ({ intake }, { t }) => (intake.airway === undefined ? null : t(`handover.airway.${intake.airway}`)),
  vitals: vitalsWords,
  consciousness: ({ intake }, { t }) =>
    intake.consciousness === undefined ? null : t(`handover.consciousness.${intake.consciousness}`),
  ecgReading: ({ intake }, words) => pointsWords('heartEcg', intake.heartEcg, words),
  ecgRecorded: ecgWords,
  troponin: troponinWords,
  scores: scoresWords,
  treatment: ({ intake }, words) => answersWords(TREATMENT, intake, words),
  decision: ({ decision }, words, hospitals) => decision && dispositionWords(decision, words, hospitals),
  reason: ({ decision }) => decision?.reason ?? null,
  wish: wishWords,
  refuses: ({ patientWish }, { t }) =>
    patientWish && patientWish.refuses.length > 0
      ? patientWish.refuses.map((refused) => t(`handover.refused.${refused}`)).join(', ')
      : null,
  safetyNet: ({ safetyNet }, { t, format }) =>
    safetyNet &&
    t('handover.given', {
      language: t(`handover.language.${safetyNet.language}`),
      at: format.dateTime(safetyNet.at),
    }),
  gp: ({ gpInformed }, { t, format }) =>
    gpInformed && t('handover.told', { name: gpInformed.contact, at: format.dateTime(gpInformed.at) }),
  decidedBy: decidedByWords,
} satisfies Record<string, Writer>;
type Topic = keyof typeof WRITERS;

const PARTS: Record<HandoverForm, readonly (readonly [part: string, topics: readonly Topic[]])[]> = {
  mist: [
    ['mechanism', ['patient', 'onset', 'painNow']],
    ['injuries', ['story', 'symptoms', 'ecgReading', 'ecgRecorded', 'troponin', 'scores', 'history']],
    ['signs', ['airway', 'vitals', 'consciousness']],
    ['treatment', ['treatment', 'given', 'medication', 'decision', 'reason', 'wish', 'refuses', 'decidedBy']],
  ],
  sbar: [
    ['situation', ['patient', 'onset', 'painNow', 'story', 'symptoms']],
    ['background', ['history', 'medication']],
    [
      'assessment',
      [
        'airway',
        'vitals',
        'consciousness',
        'treatment',
        'given',
        'ecgReading',
        'ecgRecorded',
        'troponin',
        'scores',
      ],
    ],
    ['recommendation', ['decision', 'reason', 'wish', 'refuses', 'decidedBy']],
  ],
  // The sections of the Dutch message from an ambulance to a general practitioner: reason, findings, treatment, conclusion, agreed with the patient (Nictiz AZ-IG, message 24).
  gp: [
    ['callReason', ['patient', 'onset', 'painNow', 'story', 'symptoms', 'history']],
    ['findings', ['airway', 'vitals', 'consciousness', 'ecgReading', 'ecgRecorded', 'troponin', 'scores']],
    ['treatmentGiven', ['treatment', 'given', 'medication']],
    ['conclusion', ['decision', 'reason', 'decidedBy']],
    ['agreed', ['wish', 'refuses', 'safetyNet', 'gp']],
  ],
};

/**
 * The case as a crew hands it over, written from the record and nothing else. What the record does not hold is written as not known, never left out: a reader
 * must see that it was not asked.
 */
export function handoverSummary(
  form: HandoverForm,
  record: HandoverRecord,
  words: Words,
  hospitals: readonly Hospital[],
): HandoverPart[] {
  return PARTS[form].map(([part, topics]) => ({
    part,
    lines: topics.map((topic) => {
      const text = WRITERS[topic](record, words, hospitals);
      return { topic, text: text ?? words.t('handover.notKnown'), isKnown: text !== null };
    }),
  }));
}

function patientWords({ intake: { sex, ageYears } }: HandoverRecord, { t }: Words): string {
  const age = ageYears === undefined ? t('handover.ageNotKnown') : t('handover.age', { count: ageYears });
  return `${t(`handover.sex.${sex ?? 'unknown'}`)}, ${age}`;
}

/** What the crew heard comes before what the cardiologist wrote; an empty text means that nobody asked. */
function wishWords({ patientWish, decision }: HandoverRecord): string | null {
  return [patientWish?.said, decision?.patientWish].find((said) => said !== undefined && said !== '') ?? null;
}

/** "yes, pressing, 7 / 10": what of it is known. */
function painWords({ intake }: HandoverRecord, words: Words): string | null {
  const { painOngoing, painCharacter, painScore } = intake;
  const known = [
    yesNo(painOngoing, words),
    painCharacter && words.t(`handover.pain.${painCharacter}`),
    painScore === undefined ? null : `${words.format.number(painScore)} / 10`,
  ].filter(Boolean);
  return known.length === 0 ? null : known.join(', ');
}

function medicationWords({ intake }: HandoverRecord, words: Words): string | null {
  const known = [
    listWords('medicationUsed', intake.medicationUsed, words),
    answersWords(MEDICATION, intake, words),
  ].filter((text) => text !== null);
  return known.length === 0 ? null : known.join('; ');
}

/** An empty list is an answer: none of them. */
function listWords(
  list: 'medicationUsed' | 'medicationGiven',
  chosen: readonly string[] | undefined,
  { t }: Words,
): string | null {
  if (!chosen) return null;
  return (chosen.length === 0 ? ['none'] : chosen).map((name) => t(`handover.${list}.${name}`)).join(', ');
}

function yesNo(answer: boolean | undefined, { t }: Words): string | null {
  return answer === undefined ? null : t(answer ? 'handover.yes' : 'handover.no');
}

function pointsWords(item: 'heartHistory' | 'heartEcg', points: 0 | 1 | 2 | undefined, { t }: Words) {
  return points === undefined ? null : t(`handover.${item}.${points}`);
}

/** `yes: vomiting; no: sweating; not known: …`: three groups, because "no" and "not asked" are not the same. */
function answersWords(fields: YesNoFields, intake: HandoverRecord['intake'], words: Words): string | null {
  const groups = [true, false, undefined].map((answer) => fields.filter((field) => intake[field] === answer));
  if (groups[2]?.length === fields.length) return null;
  return (['yes', 'no', 'notKnown'] as const)
    .flatMap((key, index) => {
      const names = groups[index]?.map((field) => codeWords('input', field, words)) ?? [];
      return names.length === 0 ? [] : [`${words.t(`handover.${key}`)}: ${names.join(', ')}`];
    })
    .join('; ');
}

function vitalsWords({ vitals }: HandoverRecord, words: Words): string | null {
  if (Object.keys(vitals).length === 0) return null;
  const dated = words.format.datedOnce();
  return VITAL_SIGN_NAMES.map((sign) => {
    const known = vitals[sign];
    if (!known) return `${codeWords('input', sign, words)}: ${words.t('handover.notKnown')}`;
    return `${signWords(sign, known.value, words)} (${dated(known.measuredAt)})`;
  }).join('; ');
}

/** Says which ECG met a rule, and never that one met none: that is for whoever reads it. */
function ecgWords({ ecg: { latest, met } }: HandoverRecord, { t, format }: Words): string | null {
  const dated = format.datedOnce();
  const lines = [
    ...(latest ? [t('handover.ecgLatest', { at: dated(latest.recordedAt) })] : []),
    ...(met ? [t('handover.ecgMet', { at: dated(met.recordedAt) })] : []),
  ];
  return lines.length === 0 ? null : lines.join('; ');
}

function troponinWords({ intake: { troponin } }: HandoverRecord, { t, format }: Words): string | null {
  if (!troponin) return null;
  const { assay, comparator, valueNgL, sampledAt } = troponin;
  const sign = comparator === '=' ? '' : `${comparator} `;
  const decimals = Number.isInteger(valueNgL) ? 0 : 1;
  return t('handover.troponin', {
    value: `${sign}${format.withUnit(valueNgL, 'ng/L', decimals)}`,
    assay: TROPONIN_ASSAYS[assay].name,
    at: format.dateTime(sampledAt),
  });
}

function scoresWords({ risk }: HandoverRecord, words: Words): string | null {
  const known = (risk?.scores ?? []).flatMap((result) => scoreWords(result, words));
  return known.length === 0 ? null : known.join('; ');
}

function scoreWords(result: ScoreResult, words: Words): string[] {
  const { score, outcome, unit } = result;
  if (outcome.kind === 'not-applicable') return [];
  const name = words.t(`score.name.${score}`);
  return [`${name} ${outcomeValue(outcome, unit, words)} (${outcomeUnit(result, words)})`];
}

function dispositionWords({ disposition }: Decision, { t }: Words, hospitals: readonly Hospital[]): string {
  switch (disposition.kind) {
    case 'transport': {
      const { hospital, urgency } = disposition;
      const name = hospitals.find(({ id }) => id === hospital)?.name ?? hospital;
      return t('handover.transport', { hospital: name, urgency });
    }
    case 'stay-home':
      return t(disposition.gpInformed ? 'handover.stayHomeGpInformed' : 'handover.stayHomeGpNotInformed');
    case 'other':
      return disposition.description;
  }
}

function decidedByWords({ decision, acknowledgedAt }: HandoverRecord, { t, format }: Words): string | null {
  if (!decision) return null;
  const dated = format.datedOnce();
  const by = t('handover.by', { name: decision.decidedBy.name, at: dated(decision.decidedAt) });
  const crew = decision.crew.name;
  if (acknowledgedAt === null) return `${by}; ${t('handover.notConfirmed', { crew })}`;
  return `${by}; ${t('handover.confirmed', { crew, at: dated(acknowledgedAt) })}`;
}
