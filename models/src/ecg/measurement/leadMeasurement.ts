import { SHAPE_TIMES_MS, type EcgLeadMeasurement } from '@smart-triage/shared/domain/ecgAnalysis';
import { samplesIn } from '../signal/samples.ts';
import { meanBetween } from '../signal/statistics.ts';
import type { Delineation } from '../waves/delineation.ts';

/** ST at J is the mean of this much from J on: short enough to be at J, long enough to be no single noisy sample. */
const J_WIDTH_MS = 8;
const ST_HALF_WIDTH_MS = 4;
/** The reference level is the mean of this much before the QRS. */
const PQ_MS = 12;
/** Deflections smaller than this are no Q, R or S (half a small square of the usual sheet). */
const SMALLEST_MV = 0.025;
const UV_PER_MV = 1000;
/** Both phases of a two-phased T are at least this large. */
const SMALLEST_PHASE_MV = 0.05;

/** All that is measured in one lead of a median beat. `stErrorMv` comes from the single beats, see `stError`. */
export function measureLead(
  signal: Float64Array,
  rateHz: number,
  waves: Delineation,
  stErrorMv: number,
): EcgLeadMeasurement {
  const { onset, jPoint } = waves.qrs;
  const samples = (ms: number) => samplesIn(ms, rateHz);
  const level = levelBefore(signal, onset, rateHz);
  const st = (ms: number) => {
    const at = jPoint + samples(ms);
    return meanBetween(signal, at - samples(ST_HALF_WIDTH_MS), at + samples(ST_HALF_WIDTH_MS)) - level;
  };
  return rounded({
    jMv: meanBetween(signal, jPoint, jPoint + samples(J_WIDTH_MS)) - level,
    j20Mv: st(20),
    j40Mv: st(40),
    j60Mv: st(60),
    j80Mv: st(80),
    stErrorMv,
    ...qrsWaves(signal.subarray(onset, jPoint + 1), level, rateHz),
    ...tPhases(signal, level, jPoint + samples(80), waves.t?.end),
    pMv: waves.p ? largest(signal, waves.p.onset, waves.p.end, level) : null,
    shapeUv: shapeOf(signal, level, onset, rateHz),
  });
}

/** What the voltages of a lead count from, in mV; `onset` is the sample at which its QRS begins. */
export function levelBefore(signal: Float64Array, onset: number, rateHz: number): number {
  return meanBetween(signal, onset - samplesIn(PQ_MS, rateHz), onset);
}

function qrsWaves(qrs: Float64Array, level: number, rateHz: number) {
  const top = indexOf(qrs, (a, b) => a > b);
  const rMv = deflection((qrs[top] ?? 0) - level);
  const [beforeR, afterR] = rMv > 0 ? [qrs.subarray(0, top), qrs.subarray(top)] : [qrs, qrs.subarray(0, 0)];
  const qMv = -deflection(level - least(beforeR, level));
  const sAt = indexOf(afterR, (a, b) => a < b);
  const sMv = -deflection(level - least(afterR, level));
  const late = sMv < 0 ? afterR.subarray(sAt) : afterR.subarray(0, 0);
  const ms = (count: number) => (count * 1000) / rateHz;
  return {
    qMv,
    rMv,
    sMv,
    rPrimeMv: deflection(Math.max(0, ...late.map((value) => value - level))),
    qMs: qMv < 0 ? ms(beforeR.filter((value) => value < level).length) : 0,
    rMs: rMv > 0 ? ms(runAround(qrs, top, level)) : 0,
    qrsAreaMvMs: ms(qrs.reduce((sum, value) => sum + value - level, 0)),
  };
}

/** Each the mean over 8 ms, so that one recording at two rates has one shape. */
function shapeOf(signal: Float64Array, level: number, onset: number, rateHz: number): (number | null)[] {
  const half = samplesIn(ST_HALF_WIDTH_MS, rateHz);
  return SHAPE_TIMES_MS.map((ms) => {
    const at = onset + Math.round((ms * rateHz) / 1000);
    if (at - half < 0 || at + half >= signal.length) return null;
    return Math.round((meanBetween(signal, at - half, at + half) - level) * UV_PER_MV) + 0;
  });
}

function tPhases(signal: Float64Array, level: number, from: number, end: number | undefined) {
  if (end === undefined || end <= from) return { tMv: null, tMaxMv: null, tMinMv: null, tShape: null };
  const t = signal.subarray(from, end + 1);
  const [high, low] = [indexOf(t, (a, b) => a > b), indexOf(t, (a, b) => a < b)];
  const [tMaxMv, tMinMv] = [(t[high] ?? 0) - level, (t[low] ?? 0) - level];
  const tMv = tMaxMv >= -tMinMv ? tMaxMv : tMinMv;
  return { tMv, tMaxMv, tMinMv, tShape: tShape(tMaxMv, tMinMv, high < low) };
}

function tShape(max: number, min: number, upFirst: boolean): EcgLeadMeasurement['tShape'] {
  if (max >= SMALLEST_PHASE_MV && min <= -SMALLEST_PHASE_MV) return upFirst ? 'up-down' : 'down-up';
  if (max < SMALLEST_PHASE_MV && min > -SMALLEST_PHASE_MV) return 'flat';
  return max >= -min ? 'up' : 'down';
}

function deflection(mv: number): number {
  return mv >= SMALLEST_MV ? mv : 0;
}

function least(values: Float64Array, otherwise: number): number {
  return values.reduce((a, b) => Math.min(a, b), otherwise);
}

function largest(signal: Float64Array, from: number, to: number, level: number): number {
  const at = indexOf(signal.subarray(from, to + 1), (a, b) => Math.abs(a - level) > Math.abs(b - level));
  return (signal[from + at] ?? level) - level;
}

function indexOf(values: Float64Array, isBetter: (a: number, b: number) => boolean): number {
  let best = 0;
  for (let i = 1; i < values.length; i++) if (isBetter(values[i] ?? 0, values[best] ?? 0)) best = i;
  return best;
}

function runAround(qrs: Float64Array, top: number, level: number): number {
  let [from, to] = [top, top];
  while (from > 0 && (qrs[from - 1] ?? level) > level) from--;
  while (to + 1 < qrs.length && (qrs[to + 1] ?? level) > level) to++;
  return to - from + 1;
}

/** To the microvolt and tenth of a millisecond: what is stored, shown and compared with thresholds is one and the same number. */
function rounded(measurement: EcgLeadMeasurement): EcgLeadMeasurement {
  const entries = Object.entries(measurement).map(([key, value]) => [
    key,
    typeof value === 'number' ? Math.round(value * 1000) / 1000 + 0 : value,
  ]);
  return Object.fromEntries(entries) as EcgLeadMeasurement;
}
