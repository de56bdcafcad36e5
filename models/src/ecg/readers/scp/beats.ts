import type { ByteCursor } from './byteCursor.ts';

/** Section 4: where the reference beat was taken off, and which stretches are stored at full rate. Samples count from 1. */
export type ScpBeats = {
  readonly referenceMs: number;
  /** The sample of the reference beat that lies on each beat's `fiducial`. */
  readonly referenceFiducial: number;
  /** Only beats of type 0 are like the reference beat. */
  readonly beats: readonly { type: number; start: number; fiducial: number; end: number }[];
  readonly protectedZones: readonly { start: number; end: number }[];
};

const BEAT_BYTES = 14;
const ZONE_BYTES = 8;

export function scpBeats(section: ByteCursor): ScpBeats {
  const referenceMs = section.u16('length of the reference beat');
  const referenceFiducial = section.u16('fiducial of the reference beat');
  const count = section.u16('number of beats');
  if (count * BEAT_BYTES > section.left) throw section.broken('number of beats', 'is beyond the section');
  const beats = Array.from({ length: count }, () => ({
    type: section.u16('beat type'),
    start: section.u32('beat start'),
    fiducial: section.u32('beat fiducial'),
    end: section.u32('beat end'),
  }));
  // Zones are left out of files without subtraction and bimodal compression.
  const zones = section.left >= count * ZONE_BYTES ? count : 0;
  const protectedZones = Array.from({ length: zones }, () => ({
    start: section.u32('zone start'),
    end: section.u32('zone end'),
  }));
  return { referenceMs, referenceFiducial, beats, protectedZones };
}
