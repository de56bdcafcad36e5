import { nameOf, siteOf } from '@smart-triage/shared/domain/role';
import type { AuditEventType, AuditLine } from './auditLine.ts';

type Language = 'nl' | 'en';

const ROLE: Record<Language, Record<AuditLine['users'][number]['role'], string>> = {
  nl: {
    paramedic: 'ambulanceverpleegkundige',
    cardiologist: 'cardioloog',
    dispatcher: 'centralist',
    administrator: 'beheerder',
    auditor: 'logbeheerder',
    researcher: 'onderzoeker',
  },
  en: {
    paramedic: 'ambulance nurse',
    cardiologist: 'cardiologist',
    dispatcher: 'dispatcher',
    administrator: 'administrator',
    auditor: 'auditor',
    researcher: 'researcher',
  },
};

/** What is of the patient's concern, in the patient's words. */
const DEED: Partial<Record<AuditEventType, Record<Language, string>>> = {
  'case-opened': { nl: 'opende uw dossier', en: 'opened your record' },
  'board-viewed': { nl: 'zag u in een overzicht', en: 'saw you in an overview' },
  'record-viewed': { nl: 'bekeek uw dossier', en: 'viewed your record' },
  'record-exported': { nl: 'voerde uw dossier uit', en: 'exported your record' },
  'follow-ups-listed': {
    nl: 'zag u in een lijst voor onderzoek',
    en: 'saw you in a list for research',
  },
  'follow-up-recorded': { nl: 'noteerde hoe het u verging', en: 'recorded how you fared' },
  'scores-shown': { nl: 'zag uw risicoscores', en: 'saw your risk scores' },
  'ecg-viewed': { nl: 'bekeek uw hartfilmpje', en: 'viewed your ECG' },
  'photo-viewed': { nl: 'bekeek een foto', en: 'viewed a photo' },
  'video-consent': {
    nl: 'noteerde uw antwoord over het opnemen van beeld en geluid',
    en: 'noted your answer about recording picture and sound',
  },
  'video-recording-started': {
    nl: 'beeld en geluid werden opgenomen vanaf dit moment',
    en: 'picture and sound were recorded from this moment on',
  },
  'video-recording-stopped': { nl: 'de opname stopte', en: 'the recording stopped' },
  'video-viewed': { nl: 'bekeek een opname van u', en: 'watched a recording of you' },
  'video-erased': { nl: 'wiste de opname van u', en: 'erased the recording of you' },
  'record-printed': { nl: 'drukte gegevens van u af', en: 'printed data of you' },
  'record-erased': { nl: 'wiste uw dossier', en: 'erased your record' },
  'decision-contested': { nl: 'maakte bezwaar tegen het besluit', en: 'objected to the decision' },
  'stream-joined': { nl: 'kwam in het videogesprek', en: 'joined the video call' },
  'stream-received': { nl: 'ontving beeld of geluid', en: 'received picture or sound' },
  'stream-left': { nl: 'verliet het videogesprek', en: 'left the video call' },
  'consult-joined': { nl: 'begon een consult', en: 'began a consult' },
  'consult-left': { nl: 'eindigde het consult', en: 'ended the consult' },
  'consult-taken': { nl: 'nam het consult aan', en: 'took the consult' },
  'consult-declined': { nl: 'nam het consult niet aan', en: 'did not take the consult' },
  'consult-assigned': { nl: 'vroeg een ander voor het consult', en: 'asked somebody else for the consult' },
  'consult-released': { nl: 'gaf het consult terug', en: 'gave the consult back' },
  'decision-recorded': { nl: 'legde een besluit vast', en: 'recorded a decision' },
  'destination-changed': { nl: 'koos een andere bestemming', en: 'changed the destination' },
  'decision-confirmed': { nl: 'bevestigde het besluit', en: 'confirmed the decision' },
  'patient-announced': { nl: 'kondigde u aan bij een ziekenhuis', en: 'announced you to a hospital' },
  'announcement-answered': {
    nl: 'legde het antwoord van het ziekenhuis vast',
    en: 'recorded the answer of the hospital',
  },
  'retention-ended': {
    nl: 'liet gegevens van u verwijderen na de bewaartermijn',
    en: 'had data of you deleted after their time',
  },
  'access-log-searched': { nl: 'zag in wie uw gegevens heeft bekeken', en: 'saw who has seen your data' },
  'access-log-exported': {
    nl: 'voerde uit wie uw gegevens heeft bekeken',
    en: 'exported who has seen your data',
  },
  'glass-broken': {
    nl: 'opende uw dossier met de noodknop',
    en: 'opened your record with the emergency button',
  },
  'hospital-record-consent': {
    nl: 'noteerde uw antwoord over het ziekenhuisdossier',
    en: 'noted your answer about the hospital record',
  },
  'hospital-record-opened': {
    nl: 'vroeg met uw toestemming uw ziekenhuisdossier op',
    en: 'asked for your hospital record with your consent',
  },
  'hospital-record-glass-broken': {
    nl: 'vroeg uw ziekenhuisdossier op',
    en: 'asked for your hospital record',
  },
  'request-refused': { nl: 'werd geweigerd', en: 'was refused' },
  'extract-made': { nl: 'maakte dit overzicht', en: 'made this extract' },
};

const TITLE = {
  nl: 'Wie heeft uw gegevens ingezien',
  en: 'Who has seen your data',
};
const END: Record<Language, (count: number) => string> = {
  nl: (count) => `Dit is alles: ${count} ${count === 1 ? 'regel' : 'regels'}.`,
  en: (count) => `This is all of it: ${count} ${count === 1 ? 'line' : 'lines'}.`,
};
const UNKNOWN = { nl: 'iemand die niet was aangemeld', en: 'somebody who had not signed in' };
const WITH = { nl: 'op grond van', en: 'by right of' };
const EMERGENCY = { nl: 'met de noodknop', en: 'with the emergency button' };

/**
 * The patient's own readable extract: when, by whom (organisation, role), what, with which right, and whether the emergency button was used. Page by page, newest first, so
 * that no case is too long for it. Its last sentence says how many there are: an extract that was cut off on its way has none.
 */
export async function* patientExtract(
  pages: AsyncIterable<readonly AuditLine[]>,
  language: Language,
): AsyncGenerator<string> {
  yield `${TITLE[language]}\n\n`;
  let count = 0;
  for await (const lines of pages) {
    const rows = lines.flatMap((line) => sentences(line, language));
    count += rows.length;
    if (rows.length > 0) yield `${rows.join('\n')}\n`;
  }
  yield `\n${END[language](count)}\n`;
}

function sentences(line: AuditLine, language: Language): string[] {
  const deed = DEED[line.type];
  if (!deed || line.outcome === 'begun') return [];
  const when = new Intl.DateTimeFormat(language === 'nl' ? 'nl-NL' : 'en-GB', {
    dateStyle: 'short',
    timeStyle: 'medium',
    timeZone: 'Europe/Amsterdam',
  }).format(line.at);
  const { protocol, glassBroken } = line.authorisation;
  const right = protocol === null ? '' : `, ${WITH[language]} ${protocol}`;
  const emergency = glassBroken ? `, ${EMERGENCY[language]}` : '';
  const who = line.users.map((user) => `${nameOf(user)} (${ROLE[language][user.role]}, ${siteOf(user)})`);
  return (who.length === 0 ? [UNKNOWN[language]] : who).map(
    (name) => `${when}  ${name} ${deed[language]}${right}${emergency}`,
  );
}
