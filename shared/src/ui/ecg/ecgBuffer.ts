import type { EcgFrame } from '../../ecg/frame.ts';
import type { FramePart } from '../../ecg/frameLayout.ts';
import { DERIVED_LEADS, isDerivedLead, type Lead } from '../../ecg/leads.ts';
import { MISSING_SAMPLE, NV_PER_MV, samplesOf, type EcgFormat } from '../../ecg/recording.ts';
import { FramePlacement } from './framePlacement.ts';

/** Samples from `from` up to but not including `to`. */
export type SampleRange = { from: number; to: number };

/** One lead's voltage in mV at a sample index; NaN where there is none. */
export type LeadReader = (index: number) => number;

/**
 * The newest seconds of one stream, by sample index. Takes frames in any order and fills late ones in; what never came stays unknown
 * and is never interpolated. III, aVR, aVL and aVF are computed from I and II as they are read.
 */
export class EcgBuffer {
  readonly format: EcgFormat;
  readonly #capacity: number;
  readonly #placement: FramePlacement;
  readonly #samples: readonly Int16Array[];
  readonly #known: Uint8Array;
  #begin = 0;
  #end = 0;

  constructor(format: EcgFormat, seconds: number) {
    this.format = format;
    this.#capacity = Math.ceil(seconds * format.rateHz);
    this.#placement = new FramePlacement(format.rateHz);
    this.#samples = format.leads.map(() => new Int16Array(this.#capacity));
    this.#known = new Uint8Array(this.#capacity);
  }

  /** The first index that is kept, and the one after the newest sample. Between them, what is unknown is a gap. */
  get range(): SampleRange {
    return { from: Math.max(this.#begin, this.#end - this.#capacity), to: this.#end };
  }

  /** Where its samples went that are new; `null` for a frame that is there already or older than what is kept. */
  push(frame: EcgFrame, part: FramePart = 'whole'): SampleRange | null {
    const placed = this.#placement.place(frame, part);
    if (!placed) return null;
    const end = placed.start + placed.count;
    if (end <= this.#end - this.#capacity) return null;
    this.#makeRoom(placed.start, end);
    for (const [index, lead] of this.format.leads.entries()) {
      const samples = samplesOf(frame, lead);
      const stored = this.#samples[index];
      if (samples && stored) this.#copy(samples, stored, placed.start);
    }
    const kept = Math.max(placed.freshFrom, this.#end - this.#capacity);
    for (let index = kept; index < end; index += 1) this.#known[this.#slot(index)] = 1;
    this.#placement.forgetBefore(this.#end - this.#capacity);
    return { from: kept, to: end };
  }

  isKnown(index: number): boolean {
    const { from, to } = this.range;
    return index >= from && index < to && this.#known[this.#slot(index)] === 1;
  }

  hasGap({ from, to }: SampleRange): boolean {
    const kept = this.range;
    for (let index = Math.max(from, kept.from); index < Math.min(to, kept.to); index += 1) {
      if (this.#known[this.#slot(index)] === 0) return true;
    }
    return false;
  }

  /** On the tablet's clock, in ms. */
  capturedAtOf(index: number): number | null {
    return this.#placement.capturedAtOf(index);
  }

  /** `null` for a lead that was not recorded and cannot be computed from those that were. */
  reader(lead: Lead): LeadReader | null {
    const recorded = this.#samples[this.format.leads.indexOf(lead)];
    const mvPerStep = this.format.lsbNv / NV_PER_MV;
    if (recorded) {
      return (index) => {
        const sample = this.isKnown(index) ? recorded[this.#slot(index)] : undefined;
        return sample === undefined || sample === MISSING_SAMPLE ? NaN : sample * mvPerStep;
      };
    }
    if (!isDerivedLead(lead)) return null;
    const leadI = this.reader('I');
    const leadII = this.reader('II');
    if (!leadI || !leadII) return null;
    const [weightI, weightII] = DERIVED_LEADS[lead];
    return (index) => weightI * leadI(index) + weightII * leadII(index);
  }

  #makeRoom(start: number, end: number): void {
    this.#begin = Math.min(this.#begin, start);
    if (end <= this.#end) return;
    const firstNew = Math.max(this.#end, end - this.#capacity);
    for (let index = firstNew; index < end; index += 1) this.#known[this.#slot(index)] = 0;
    this.#end = end;
  }

  #copy(samples: Int16Array, stored: Int16Array, start: number): void {
    const skipped = Math.max(0, this.#end - this.#capacity - start);
    for (let offset = skipped; offset < samples.length; offset += 1) {
      stored[this.#slot(start + offset)] = samples[offset] ?? 0;
    }
  }

  #slot(index: number): number {
    return ((index % this.#capacity) + this.#capacity) % this.#capacity;
  }
}
