import type { Lead } from '@smart-triage/shared/ecg/leads';
import { nvPer, type StoredLead } from '../commonScale.ts';
import { leadOf } from '../leadName.ts';
import { leadOfMdcCode, leadOfNumber } from '../leadNumber.ts';
import type { DicomItem } from './dataSet.ts';

const TAG = {
  definitions: 'x003a0200',
  label: 'x003a0203',
  source: 'x003a0208',
  sensitivity: 'x003a0210',
  units: 'x003a0211',
  correction: 'x003a0212',
  baseline: 'x003a0213',
  code: 'x00080100',
  meaning: 'x00080104',
} as const;

/** `lead` is `undefined` for a channel that is not among the twelve. */
export type Channel = { readonly item: DicomItem; readonly lead: Lead | undefined };

export function channelsOf(group: DicomItem): Channel[] {
  return group.items(TAG.definitions).map((item) => ({ item, lead: leadOfChannel(item) }));
}

/** By the code of the source (context group 3001), else by what the code means or the channel is labelled. */
function leadOfChannel(item: DicomItem): Lead | undefined {
  const [source] = item.items(TAG.source);
  const byCode = leadOfCode(source?.text(TAG.code) ?? '');
  return byCode ?? leadOfMeaning(source?.text(TAG.meaning)) ?? leadOfMeaning(item.text(TAG.label));
}

/** "5.6.3-9-61" (SCPECG) and "2:61" (MDC) end in EN 1064's lead number; MDC also writes its 32-bit codes, with a second block from 256. */
function leadOfCode(code: string): Lead | undefined {
  const [, number] = /^(?:5\.6\.3-9-|2:)(\d{1,3})$/.exec(code) ?? [];
  return number === undefined ? (leadOfMdcCode(code) ?? leadOf(code)) : leadOfNumber(Number(number) % 256);
}

/** "Lead I (Einthoven)" and "aVR, augmented voltage, right". */
function leadOfMeaning(meaning: string | undefined): Lead | undefined {
  return meaning === undefined ? undefined : leadOf(meaning.replace(/[(,].*$/, ''));
}

/** Sensitivity and its correction make volts of a step; the baseline is what 0 stands for (PS3.3 C.10.9.1.4). */
export function storedLead(
  item: DicomItem,
  lead: Lead,
  values: Int32Array,
  missing: number | undefined,
): StoredLead {
  const sensitivity = item.spelled(TAG.sensitivity, 'Channel Sensitivity');
  if (sensitivity === undefined) throw item.broken(TAG.sensitivity, 'Channel Sensitivity', 'is missing');
  const [units] = item.items(TAG.units);
  const nvPerPhysical = nvPer(units?.text(TAG.code) ?? '');
  if (nvPerPhysical === undefined)
    throw item.broken(TAG.units, 'Channel Sensitivity Units', 'is not a voltage');
  const perStep = sensitivity * (item.spelled(TAG.correction, 'Sensitivity Correction Factor') ?? 1);
  if (perStep === 0) throw item.broken(TAG.sensitivity, 'Channel Sensitivity', 'must not be 0');
  const baseline = (item.spelled(TAG.baseline, 'Channel Baseline') ?? 0) / perStep;
  return {
    lead,
    values,
    // What 0 stands for, in steps and with the other sign: the value that stands for 0 V.
    baseline: -baseline,
    nvPerUnit: perStep * nvPerPhysical,
    ...(missing === undefined ? {} : { missing }),
  };
}
