import type { StoredLead } from '../commonScale.ts';
import { assertSampleCount } from '../readerLimits.ts';
import { type ByteCursor, SCP } from './byteCursor.ts';
import { scpBeats, type ScpBeats } from './beats.ts';
import { restoreRate, storedCount, stretchesOf } from './decimation.ts';
import { huffmanTables, type HuffmanTable } from './huffmanTables.ts';
import { scpLeads, type ScpLead, type ScpLeads } from './leads.ts';
import { decodeLead, holds, storedSamples, type StoredSamples } from './samples.ts';

type Sections = ReadonlyMap<number, ByteCursor>;

/** Everything that the samples of one lead depend on. */
type Coding = ScpLeads & {
  readonly tables: readonly HuffmanTable[];
  readonly rhythm: StoredSamples;
  readonly reference: StoredSamples | undefined;
  readonly beats: ScpBeats | undefined;
  /** Samples of section 3 and 4 for each stored one outside of protected zones. */
  readonly factor: number;
};

/** Rate and leads of the rhythm, with the reference beat put back and thinned stretches at full rate. */
export function scpRhythm(sections: Sections, missing: (section: number) => Error) {
  const coding = codingOf(sections, missing);
  const { rhythm, factor } = coding;
  const isRestored = coding.hasSubtraction || rhythm.isBimodal;
  const intervalUs = isRestored ? rhythm.intervalUs / factor : rhythm.intervalUs;
  const windows = coding.leads.filter(({ lead }) => lead);
  const from = Math.max(...windows.map(({ start }) => start));
  const to = Math.min(...windows.map(({ end }) => end));
  const perSample = isRestored ? 1 : factor;
  const leads = coding.leads.flatMap((lead, index) => {
    const skipped = Math.floor((from - lead.start) / perSample);
    const kept = Math.max(0, Math.floor((to - from + 1) / perSample));
    return decodeOne(coding, lead, index, (values) => values.subarray(skipped, skipped + kept));
  });
  return { rateHz: 1e6 / intervalUs, leads };
}

function codingOf(sections: Sections, missing: (section: number) => Error): Coding {
  const [third, sixth] = [sections.get(3), sections.get(6)];
  if (!third || !sixth) throw missing(third ? 6 : 3);
  const leads = scpLeads(third);
  const rhythm = storedSamples(sixth, leads.leads.length);
  const [fourth, fifth] = [sections.get(4), sections.get(5)];
  const reference = fifth && storedSamples(fifth, leads.leads.length);
  const beats = fourth && scpBeats(fourth);
  assertBeats(beats, fourth);
  if (leads.hasSubtraction && (!reference || !beats)) throw missing(reference ? 4 : 5);
  if (rhythm.isBimodal && !beats) throw missing(4);
  const tables = huffmanTables(sections.get(2));
  const isCountedAsStored = !leads.hasSubtraction && !rhythm.isBimodal && holdsAll(rhythm, leads, tables);
  const factor = isCountedAsStored ? 1 : factorOf(rhythm, reference);
  return { ...leads, tables, rhythm, reference, beats, factor };
}

/** Without subtraction and thinning nothing needs the reference beat's rate, and writers then count section 3 in the samples that are stored. */
function holdsAll(rhythm: StoredSamples, { leads }: ScpLeads, tables: readonly HuffmanTable[]): boolean {
  return leads.every(({ start, end }, index) => holds(rhythm, index, tables, end - start + 1));
}

/** Beats that lie over each other would be added to the same samples again and again: together they are no longer than a recording may be. */
function assertBeats(beats: ScpBeats | undefined, section: ByteCursor | undefined): void {
  const covered = beats?.beats.reduce((sum, { start, end }) => sum + Math.max(0, end - start + 1), 0) ?? 0;
  if (section) assertSampleCount(SCP, `byte ${section.place}`, covered);
}

/** Rhythm may be stored at a half, a third or a quarter of the reference beat's rate; sections 3 and 4 count at that beat's. */
function factorOf(rhythm: StoredSamples, reference: StoredSamples | undefined): number {
  const ratio = reference ? rhythm.intervalUs / reference.intervalUs : 1;
  return Number.isInteger(ratio) && ratio >= 1 && ratio <= 4 ? ratio : 1;
}

function decodeOne(
  coding: Coding,
  lead: ScpLead,
  index: number,
  window: (values: Int32Array) => Int32Array,
): StoredLead[] {
  if (!lead.lead) return [];
  const values = residual(coding, lead, index);
  const { unit, samples } = withReferenceBeat(coding, lead, index, values);
  return [{ lead: lead.lead, values: window(samples), baseline: 0, nvPerUnit: unit }];
}

function residual(coding: Coding, lead: ScpLead, index: number): Int32Array {
  const { rhythm, factor, tables, hasSubtraction, beats } = coding;
  const length = lead.end - lead.start + 1;
  if (!rhythm.isBimodal && !hasSubtraction)
    return decodeLead(rhythm, index, tables, Math.floor(length / factor));
  const zones = rhythm.isBimodal ? (beats?.protectedZones ?? []) : [];
  const stretches = stretchesOf(zones, lead);
  const stored = decodeLead(rhythm, index, tables, storedCount(stretches, factor));
  return restoreRate(stored, stretches, factor);
}

/** In the finest unit that both the residual and the reference beat are whole numbers of. */
function withReferenceBeat(coding: Coding, lead: ScpLead, index: number, values: Int32Array) {
  const { hasSubtraction, reference, beats, rhythm, tables } = coding;
  if (!hasSubtraction || !reference || !beats) return { unit: rhythm.nvPerUnit, samples: values };
  const unit = greatestCommonDivisor(rhythm.nvPerUnit, reference.nvPerUnit);
  const count = Math.floor((beats.referenceMs * 1000) / reference.intervalUs);
  const beat = decodeLead(reference, index, tables, count);
  const samples = values.map((value) => value * (rhythm.nvPerUnit / unit));
  for (const one of beats.beats)
    if (one.type === 0)
      addBeat(samples, beat, reference.nvPerUnit / unit, one, beats.referenceFiducial, lead);
  return { unit, samples };
}

function addBeat(
  samples: Int32Array,
  beat: Int32Array,
  scale: number,
  at: ScpBeats['beats'][number],
  referenceFiducial: number,
  lead: ScpLead,
): void {
  const last = Math.min(at.end, lead.end);
  for (let sample = Math.max(at.start, lead.start); sample <= last; sample++) {
    const place = sample - lead.start;
    const value = beat[referenceFiducial - at.fiducial + sample - 1] ?? 0;
    samples[place] = (samples[place] ?? 0) + value * scale;
  }
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
