import { decodeBase64 } from '../base64.ts';
import { nvPer, toCommonScale, type StoredLead } from '../commonScale.ts';
import type { EcgPatient, ParsedEcg } from '../ecgFile.ts';
import { isoTime } from '../isoTime.ts';
import { leadOf } from '../leadName.ts';
import { ageAt, patientOf } from '../patient.ts';
import { int16Samples } from '../wholeSamples.ts';
import { parseXml } from '../xml/xmlDocument.ts';
import { numberOf, type XmlElement } from '../xml/xmlElement.ts';

const FORMAT = 'GE MUSE';
/** The value that no sample has: nothing was recorded here. */
const MISSING = -32_768;

/** A GE MUSE "RestingECG" export: the rhythm of all leads at once, not the median beat. */
export function readMuse(bytes: Uint8Array): ParsedEcg {
  const root = parseXml(FORMAT, bytes);
  const waveform = rhythmOf(root);
  const leads = waveform.all('LeadData').flatMap((data) => storedLead(data));
  assertSimultaneous(waveform);
  const startedAt = startOf(root);
  return {
    recording: toCommonScale(rateOf(waveform), leads),
    startedAt,
    patient: patientIn(root, startedAt),
  };
}

function rhythmOf(root: XmlElement): XmlElement {
  const found = root
    .all('Waveform')
    .find((waveform) => /^rhythm$/i.test(waveform.find('WaveformType')?.text ?? ''));
  if (!found) throw root.broken('Waveform', 'has none of type Rhythm');
  return found;
}

function rateOf(waveform: XmlElement): number {
  const base = waveform.get('SampleBase');
  const exponent = waveform.find('SampleExponent');
  const power = exponent ? numberOf(exponent, exponent.text || '0', 'SampleExponent') : 0;
  return numberOf(base, base.text, 'SampleBase') * 10 ** power;
}

/** Leads of one waveform share a clock only when they begin together. */
function assertSimultaneous(waveform: XmlElement): void {
  for (const field of ['LeadTimeOffset', 'LeadOffsetFirstSample'])
    if (new Set(waveform.all('LeadData').map((data) => Number(data.find(field)?.text ?? '0'))).size > 1)
      throw waveform.broken(field, 'must be the same for all leads');
}

function storedLead(data: XmlElement): StoredLead[] {
  const lead = leadOf(data.get('LeadID').text);
  if (!lead) return [];
  const size = data.find('LeadSampleSize')?.text ?? '2';
  if (size !== '2') throw data.get('LeadSampleSize').broken('LeadSampleSize', 'must be 2');
  return [{ lead, values: samplesOf(data), baseline: 0, nvPerUnit: scaleOf(data), missing: MISSING }];
}

function scaleOf(data: XmlElement): number {
  const perBit = data.get('LeadAmplitudeUnitsPerBit');
  const unit = data.find('LeadAmplitudeUnits')?.text ?? 'MICROVOLTS';
  const nvPerUnit = nvPer(
    unit
      .replace(/VOLTS?$/i, 'V')
      .replace(/^MICRO/i, 'u')
      .replace(/^MILLI/i, 'm'),
  );
  if (nvPerUnit === undefined) throw data.broken('LeadAmplitudeUnits', 'is not a voltage');
  const scale = numberOf(perBit, perBit.text, 'LeadAmplitudeUnitsPerBit');
  if (!(scale > 0)) throw perBit.broken('LeadAmplitudeUnitsPerBit', 'must be above 0');
  return scale * nvPerUnit;
}

function samplesOf(data: XmlElement): Int16Array {
  const waveform = data.get('WaveFormData');
  const bytes = decodeBase64(waveform.text);
  if (!bytes) throw waveform.broken('WaveFormData', 'is not base64');
  const samples = int16Samples(bytes);
  const count = data.find('LeadSampleCountTotal');
  const announced = count ? numberOf(count, count.text, 'LeadSampleCountTotal') : samples.length;
  if (announced > samples.length)
    throw waveform.broken('WaveFormData', `ends at byte ${bytes.length}, before the last sample`);
  return samples.subarray(0, Math.max(0, announced));
}

/** "11-29-2012" and "15:03:00", by American custom. */
function startOf(root: XmlElement): string | null {
  const test = root.find('TestDemographics');
  const [, month, day, year] =
    /^(\d{1,2})[-/](\d{1,2})[-/](\d{4})$/.exec(test?.find('AcquisitionDate')?.text ?? '') ?? [];
  const [, hour, minute, second] =
    /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(test?.find('AcquisitionTime')?.text ?? '') ?? [];
  return isoTime({ year, month, day, hour, minute, second });
}

function patientIn(root: XmlElement, startedAt: string | null): EcgPatient {
  const person = root.find('PatientDemographics');
  const text = (name: string) => person?.find(name)?.text;
  const isInYears = /^years?$/i.test(text('AgeUnits') ?? 'YEARS');
  const [, month, day, year] = /^(\d{1,2})[-/](\d{1,2})[-/](\d{4})$/.exec(text('DateofBirth') ?? '') ?? [];
  const born = isoTime({ year, month, day, hour: '0', minute: '00' });
  const age = (isInYears ? text('PatientAge') : undefined) ?? ageAt(born, startedAt);
  return patientOf({ age, sex: text('Gender'), id: text('PatientID') });
}
