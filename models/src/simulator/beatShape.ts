import type { Wave } from './morphology.ts';

/*
 * When each part of a heartbeat happens, in ms from the middle of the QRS complex. The bumps of P and QRS end, rather than fade: the PR segment is
 * exactly flat and nothing of the QRS complex is left at the J point, so that the ST level of the table is the ST level of the trace.
 * The figures are ordinary adult ones: P 105 ms, PR 160 ms, QRS 90 ms, QT 395 ms at 72/min.
 */
export const QRS_ONSET_MS = -40;
export const J_POINT_MS = 50;
export const BEAT_START_MS = -200;

/** Middle and half width. */
const BUMPS = {
  pRight: [-160, 40],
  pLeft: [-135, 40],
  septal: [-27, 13],
  apical: [-10, 18],
  lateral: [6, 24],
  basal: [27, 23],
} as const satisfies Partial<Record<Wave, readonly [number, number]>>;

/** The ST segment leaves the PR level within the QRS complex, where it cannot be seen, and has its full level at the J point. */
const ST_RISE_START_MS = -15;
/** At 72/min; they shorten with the cube root of the RR interval, as Fridericia's formula has it. */
const REFERENCE_RR_MS = 60_000 / 72;
const ST_LATE_MS = 80;
const T_PEAK_MS = 270;
const T_RISE_MS = 55;
const T_FALL_MS = 38;
/** In widths of the falling half: what is left behind it is a hundredth of the T wave. */
const T_END_WIDTHS = 3;

export type BeatTiming = { readonly endMs: number; readonly repolarisation: number };

/** How far a beat reaches, and by how much its ST segment and T wave are drawn out at that distance to the beat before. */
export function beatTiming(rrMs: number): BeatTiming {
  const repolarisation = Math.cbrt(rrMs / REFERENCE_RR_MS);
  const endMs = (T_PEAK_MS + (T_END_WIDTHS + 1) * T_FALL_MS) * repolarisation;
  return { endMs, repolarisation };
}

/** How much of each part there is at a time, 0 to 1 of its full size, in the order of LeadMorphology. */
export function wavesAt(ms: number, { repolarisation }: BeatTiming): readonly number[] {
  const lateMs = J_POINT_MS + ST_LATE_MS * repolarisation;
  const toLate = clamp01((ms - J_POINT_MS) / (lateMs - J_POINT_MS));
  const peakMs = T_PEAK_MS * repolarisation;
  const fallMs = T_FALL_MS * repolarisation;
  const tail = 1 - smoothStep((ms - peakMs) / (T_END_WIDTHS * fallMs));
  const spreadMs = ms < peakMs ? T_RISE_MS * repolarisation : fallMs;
  return [
    ...Object.values(BUMPS).map(([middle, halfWidth]) => bump((ms - middle) / halfWidth)),
    smoothStep((ms - ST_RISE_START_MS) / (J_POINT_MS - ST_RISE_START_MS)) * (1 - toLate),
    toLate * tail,
    Math.exp(-(((ms - peakMs) / spreadMs) ** 2) / 2),
  ];
}

/** 1 in the middle, 0 from -1 and 1 on, without a corner. */
function bump(x: number): number {
  return Math.abs(x) < 1 ? (1 + Math.cos(Math.PI * x)) / 2 : 0;
}

function smoothStep(x: number): number {
  const within = clamp01(x);
  return within * within * (3 - 2 * within);
}

function clamp01(x: number): number {
  return Math.min(1, Math.max(0, x));
}
