import { toCommonScale } from '../commonScale.ts';
import type { EcgPatient, ParsedEcg } from '../ecgFile.ts';
import { isoTimeOfDigits } from '../isoTime.ts';
import { ageAt, patientOf } from '../patient.ts';
import { parseXml } from '../xml/xmlDocument.ts';
import type { XmlElement } from '../xml/xmlElement.ts';
import { AECG, leadsAtOnce, sampleRateHz, sequencesOf } from './sequences.ts';

/** Reported age of the subject (LOINC). */
const AGE_CODE = '21612-7';

/** An HL7 v3 annotated ECG (FDA): the rhythm series, of its sequence sets the one with most leads, the longest of those, and what was recorded at once with it. */
export function readAecg(bytes: Uint8Array): ParsedEcg {
  const root = parseXml(AECG, bytes);
  const series = rhythmSeries(root);
  const sets = sequenceSets(series);
  const set = widestOf(sets);
  const startedAt = startOf(root, series);
  return {
    recording: toCommonScale(sampleRateHz(set), leadsAtOnce(set, sets)),
    startedAt,
    patient: patientIn(root, startedAt),
  };
}

/** Representative beats and other derived series stand inside their series and are not looked at; a top-level one is passed over. */
function rhythmSeries(root: XmlElement): XmlElement {
  const all = root.all('component').flatMap((component) => component.all('series'));
  const isOf = (code: string) => (series: XmlElement) => series.find('code')?.attribute('code') === code;
  const found = all.find(isOf('RHYTHM')) ?? all.find((series) => !isOf('REPRESENTATIVE_BEAT')(series));
  if (!found) throw root.broken('series', 'has no rhythm');
  return found;
}

function sequenceSets(series: XmlElement): readonly [XmlElement, ...XmlElement[]] {
  const [first, ...others] = series.all('component').flatMap((component) => component.all('sequenceSet'));
  if (!first) throw series.broken('sequenceSet', 'is missing');
  return [first, ...others];
}

function widestOf([first, ...others]: readonly [XmlElement, ...XmlElement[]]): XmlElement {
  const width = (set: XmlElement) => sequencesOf(set).filter(({ lead }) => lead).length;
  const length = (set: XmlElement) =>
    Math.max(0, ...sequencesOf(set).map(({ value }) => value?.find('digits')?.text.length ?? 0));
  return others.reduce((best, set) => {
    const wider = width(set) - width(best);
    return wider > 0 || (wider === 0 && length(set) > length(best)) ? set : best;
  }, first);
}

function startOf(root: XmlElement, series: XmlElement): string | null {
  const times = [series, root].flatMap((element) => [
    element.find('effectiveTime', 'low'),
    element.find('effectiveTime', 'center'),
    element.find('effectiveTime'),
  ]);
  const readings = times.map((time) => isoTimeOfDigits(time?.attribute('value') ?? ''));
  return readings.find((reading) => reading !== null) ?? null;
}

function patientIn(root: XmlElement, startedAt: string | null): EcgPatient {
  const subject = subjectOf(root);
  const person = subject?.find('subjectDemographicPerson') ?? subject?.find('demographicPerson');
  const born = isoTimeOfDigits(`${person?.find('birthTime')?.attribute('value')?.slice(0, 8) ?? ''}0000`);
  return patientOf({
    age: reportedAge(root) ?? ageAt(born, startedAt),
    sex: person?.find('administrativeGenderCode')?.attribute('code'),
    id: subject?.find('id')?.attribute('extension'),
  });
}

function subjectOf(root: XmlElement): XmlElement | undefined {
  const path = [
    'componentOf',
    'timepointEvent',
    'componentOf',
    'subjectAssignment',
    'subject',
    'trialSubject',
  ];
  return root.find(...path);
}

function reportedAge(root: XmlElement): string | undefined {
  const observations = root
    .all('controlVariable')
    .flatMap((variable) => [...variable.all('relatedObservation'), ...variable.all('controlVariable')]);
  const age = observations
    .find((observation) => observation.find('code')?.attribute('code') === AGE_CODE)
    ?.find('value');
  const isInYears = age?.attribute('unit') === undefined || age.attribute('unit') === 'a';
  return isInYears ? age?.attribute('value') : undefined;
}
