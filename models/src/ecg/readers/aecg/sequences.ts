import type { Lead } from '@smart-triage/shared/ecg/leads';
import { nvPer, type StoredLead } from '../commonScale.ts';
import { leadOf } from '../leadName.ts';
import { leadOfMdcCode } from '../leadNumber.ts';
import { assertSampleCount, READER_LIMITS } from '../readerLimits.ts';
import { spelledSamples } from '../wholeSamples.ts';
import { numberOf, type XmlElement } from '../xml/xmlElement.ts';

export const AECG = 'HL7 aECG';

type Sequence = {
  readonly code: string;
  readonly lead: Lead | undefined;
  readonly value: XmlElement | undefined;
};

export function sequencesOf(set: XmlElement): Sequence[] {
  const all = set.all('component').flatMap((component) => component.all('sequence'));
  if (all.length > READER_LIMITS.channels) throw set.broken('sequence', `are over ${READER_LIMITS.channels}`);
  return all.map((sequence) => {
    const code = sequence.find('code')?.attribute('code') ?? '';
    return { code, lead: leadOfMdcCode(code) ?? leadOf(code), value: sequence.find('value') };
  });
}

/** From the time sequence, which says the step between samples and not the samples' times. */
export function sampleRateHz(set: XmlElement): number {
  const time = timeOf(set);
  if (!time?.value) throw set.broken('time sequence', 'is missing');
  const increment = time.value.get('increment');
  const unit = SECONDS[increment.attribute('unit') ?? 's'];
  if (unit === undefined) throw increment.broken('unit', 'is not a time');
  const step = numberOf(increment, increment.attribute('value'), 'increment') * unit;
  // 0.002 s is 500 Hz; 0.00390625 s is 256 Hz: no rate that is met has more digits than these.
  return Math.round(1e6 / step) / 1e6;
}

function timeOf(set: XmlElement): Sequence | undefined {
  return sequencesOf(set).find(({ code }) => code === 'TIME_ABSOLUTE' || code === 'TIME_RELATIVE');
}

const SECONDS: Readonly<Record<string, number>> = { s: 1, ms: 1e-3, us: 1e-6, µs: 1e-6, ns: 1e-9 };

/** The leads of a set with those of the sets that have its clock: some writers give each lead a set of its own. A lead that is there twice is the first one's. */
export function leadsAtOnce(set: XmlElement, sets: readonly XmlElement[]): StoredLead[] {
  const leads = leadsOf(set);
  const length = leads[0]?.values.length;
  for (const other of sets) {
    if (other === set || clockOf(other) !== clockOf(set)) continue;
    const more = leadsOf(other).filter(({ values }) => values.length === length);
    leads.push(...more.filter(({ lead }) => !leads.some((known) => known.lead === lead)));
  }
  return leads;
}

/** When the first sample was taken and how far the others are apart, as the set spells it. */
function clockOf(set: XmlElement): string {
  const time = timeOf(set)?.value;
  const spelled = (name: string) => {
    const element = time?.find(name);
    return `${element?.attribute('value')} ${element?.attribute('unit')}`;
  };
  return `${spelled('head')} ${spelled('increment')}`;
}

function leadsOf(set: XmlElement): StoredLead[] {
  return sequencesOf(set).flatMap(({ lead, value }) => (lead && value ? [storedLead(lead, value)] : []));
}

function storedLead(lead: Lead, value: XmlElement): StoredLead {
  const [nvPerStep, originNv] = [scaleNv(value), originOf(value)];
  const digits = value.get('digits');
  const samples = spelledSamples(digits.text);
  if (!samples) throw digits.broken('digits', 'are not all numbers');
  assertSampleCount(AECG, digits.path, samples.values.length);
  const nvPerUnit = nvPerStep / samples.perUnit;
  return { lead, values: samples.values, baseline: -originNv / nvPerUnit, nvPerUnit };
}

function scaleNv(value: XmlElement): number {
  const scale = value.get('scale');
  const nv = voltageNv(scale);
  if (nv === 0) throw scale.broken('scale', 'must not be 0');
  return nv;
}

function originOf(value: XmlElement): number {
  const origin = value.find('origin');
  return origin ? voltageNv(origin) : 0;
}

function voltageNv(element: XmlElement): number {
  const perUnit = nvPer(element.attribute('unit') ?? '');
  if (perUnit === undefined) throw element.broken('unit', 'is not a voltage');
  return numberOf(element, element.attribute('value'), 'value') * perUnit;
}
