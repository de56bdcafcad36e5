import type { Hospital } from '@smart-triage/shared/domain/hospital';
import { VITAL_SIGN_NAMES } from '@smart-triage/shared/domain/vitals';
import { signWords } from '@smart-triage/shared/ui/signWords.ts';
import type { Words } from '@smart-triage/shared/ui/words.ts';
import type { TFunction } from 'i18next';
import { dispositionWords, reroutedWords, wishWords } from '../../lib/words.ts';
import type { TimelineWhat } from './timelineEntries.ts';

export type TimelineContext = {
  hospitals: readonly Hospital[];
  t: TFunction;
  /** Those that both screens share. */
  shared: Words;
};

/** What happened, and what was said, chosen or answered with it. */
export function timelineWords(what: TimelineWhat, context: TimelineContext): string {
  const { t } = context;
  if (what.type === 'ecg-compared') return t('timeline.what.ecg-compared', what.comparison);
  const words = t(`timeline.what.${what.type}`);
  const said = consultSaid(what, context) ?? answerSaid(what, context) ?? careSaid(what, context);
  return said ? `${words}: ${said}` : words;
}

const namesOf = (people: readonly { name: string }[]): string => people.map(({ name }) => name).join(', ');

/** `null` here and below: says everything by having happened, or is of another kind. */
function consultSaid(what: TimelineWhat, { t }: TimelineContext): string | null {
  switch (what.type) {
    case 'consult-rung':
      return `${namesOf(what.people)} (${t(`consult.why.${what.why}`)})`;
    case 'consult-unreached':
      return namesOf(what.people);
    case 'consult-assigned':
      return what.to.name;
    case 'consult-taken':
      return what.over && t('consult.overFrom', { name: what.over.from.name, reason: what.over.reason });
    case 'consult-declined':
      return what.reason;
    case 'consult-released':
      return [t(`consult.released.${what.cause}`), what.reason].filter(Boolean).join('; ');
    case 'message-sent':
      return what.text;
    case 'patient-hearing-set':
      return t(`timeline.hears.${what.hears ? 'yes' : 'no'}`);
    default:
      return null;
  }
}

/** What people decided and answered, in their own words. */
function answerSaid(what: TimelineWhat, { t, hospitals }: TimelineContext): string | null {
  switch (what.type) {
    case 'decision-recorded':
      return `${dispositionWords(what.decision.disposition, hospitals, t)}; ${what.decision.reason}`;
    case 'destination-changed':
      return reroutedWords(what.decision, hospitals, t);
    case 'decision-disagreed':
      return what.disagreement.reason;
    case 'drive-now-overruled':
    case 'case-closed-undecided':
      return what.reason;
    case 'hospital-answered': {
      const { answer } = what;
      const said = `${t(`decision.announce.kinds.${answer.kind}`)} (${answer.contact})`;
      return answer.kind === 'refused' ? `${said}; ${answer.reason}` : said;
    }
    case 'record-consent-noted':
      return t(`record.consent.${what.answer}`);
    case 'video-consent-noted':
      return t(`record.consent.${what.answer.answer}`);
    case 'patient-wish-recorded':
      return wishWords(what.wish, t);
    default:
      return null;
  }
}

/** What was entered, measured and arranged. */
function careSaid(what: TimelineWhat, { t, shared }: TimelineContext): string | null {
  switch (what.type) {
    case 'intake-changed':
      return Object.keys(what.changes)
        .map((field) => t(`intake.field.${field}`))
        .join(', ');
    case 'alert-acknowledged':
      return `${t(`alerts.sign.${what.alert.sign}`)} (${t(`alerts.side.${what.alert.side}`)})`;
    case 'ecg-noted':
      return what.note.text;
    case 'gp-informed':
      return what.informed.contact;
    case 'arrival-expected':
      return shared.format.time(what.arrival.arrivalAt);
    case 'vitals-recorded': {
      const { values } = what.reading;
      return VITAL_SIGN_NAMES.flatMap((sign) => {
        const value = values[sign];
        return value === undefined ? [] : signWords(sign, value, shared);
      }).join(', ');
    }
    default:
      return null;
  }
}
