import { assertSampleCount, READER_LIMITS } from '../readerLimits.ts';
import type { StoredLead } from '../commonScale.ts';
import { channelsOf, storedLead, type Channel } from './channels.ts';
import { DICOM, type DicomItem } from './dataSet.ts';
import { decodeInterleaved, sampleReader } from './samples.ts';

const TAG = {
  offset: 'x00181068',
  originality: 'x003a0004',
  channels: 'x003a0005',
  samples: 'x003a0010',
  rate: 'x003a001a',
  label: 'x003a0020',
  bits: 'x54001004',
  interpretation: 'x54001006',
  padding: 'x5400100a',
  data: 'x54001010',
} as const;

const TEMPLATE = /median|template|representative|average|mean beat/i;

/** Of the multiplex groups that are no median beat, the one with most of the twelve leads, recorded before derived, the longest of those. */
export function rhythmGroup(root: DicomItem, groups: readonly DicomItem[]): DicomItem {
  const [best] = groups
    .filter((group) => !TEMPLATE.test(group.text(TAG.label) ?? ''))
    .toSorted((a, b) => rank(b) - rank(a));
  if (!best) throw root.broken('x54000100', 'Waveform Sequence', 'has no rhythm');
  return best;
}

/** Leads count before originality, and both before the length. */
function rank(group: DicomItem): number {
  const leads = new Set(channelsOf(group).flatMap(({ lead }) => lead ?? [])).size;
  const isOriginal = group.text(TAG.originality) !== 'DERIVED';
  return leads * 1e12 + Number(isOriginal) * 1e11 + (group.u32(TAG.samples) ?? 0);
}

/**
 * The leads of `rhythm` with those of other groups that were recorded at the same instants: a 12-lead object may spread its leads over up to five groups (PS3.3 A.34.3). A
 * lead that is there twice is the rhythm's.
 */
export function readRhythm(
  rhythm: DicomItem,
  groups: readonly DicomItem[],
): { rateHz: number; leads: StoredLead[] } {
  const rateHz = rhythm.spelled(TAG.rate, 'Sampling Frequency');
  if (rateHz === undefined) throw rhythm.broken(TAG.rate, 'Sampling Frequency', 'is missing');
  const leads = leadsOf(rhythm);
  for (const group of groups)
    if (group !== rhythm && isSimultaneous(group, rhythm))
      leads.push(...leadsOf(group).filter(({ lead }) => !leads.some((known) => known.lead === lead)));
  return { rateHz, leads };
}

function isSimultaneous(group: DicomItem, rhythm: DicomItem): boolean {
  if (TEMPLATE.test(group.text(TAG.label) ?? '')) return false;
  const clock = (one: DicomItem) =>
    [Number(one.text(TAG.rate)), one.u32(TAG.samples), Number(one.text(TAG.offset) ?? 0)].join();
  return clock(group) === clock(rhythm);
}

function leadsOf(group: DicomItem): StoredLead[] {
  const channels = channelsOf(group);
  const values = samplesOf(group, channels);
  return channels.flatMap(({ item, lead }, index) => {
    const samples = values[index];
    return lead && samples ? [storedLead(item, lead, samples, paddingOf(group))] : [];
  });
}

function samplesOf(group: DicomItem, channels: readonly Channel[]): Int32Array[] {
  const count = group.u16(TAG.channels);
  if (count !== channels.length || count < 1 || count > READER_LIMITS.channels)
    throw group.broken(TAG.channels, 'Number of Waveform Channels', 'is not the number of their definitions');
  const samples = group.u32(TAG.samples) ?? 0;
  assertSampleCount(DICOM, `${group.path}(003a,0010)`, samples * count);
  const reader = readerOf(group);
  const bytes = group.bytes(TAG.data);
  if (samples < 1 || bytes.length < samples * count * reader.bytes)
    throw group.broken(TAG.data, 'Waveform Data', `ends after ${bytes.length} bytes, before the last sample`);
  return decodeInterleaved(bytes, reader, { channels: count, samples });
}

function readerOf(group: DicomItem) {
  const reader = sampleReader(group.text(TAG.interpretation) ?? '', group.u16(TAG.bits), group.isBigEndian);
  if (!reader)
    throw group.broken(
      TAG.interpretation,
      'Waveform Sample Interpretation',
      'must be SB, UB, SS, US, SL or UL and fit Waveform Bits Allocated',
    );
  return reader;
}

function paddingOf(group: DicomItem): number | undefined {
  const bytes = group.bytes(TAG.padding);
  const reader = readerOf(group);
  if (bytes.length < reader.bytes) return undefined;
  return decodeInterleaved(bytes, reader, { channels: 1, samples: 1 })[0]?.[0];
}
