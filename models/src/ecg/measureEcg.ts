import type { AnalysedEcg, LeadProblem, NotAnalysableReason } from '@smart-triage/shared/domain/ecgAnalysis';
import { ST_ERROR_LIMIT_MV } from '@smart-triage/shared/domain/ecgAnalysis';
import type { Lead } from '@smart-triage/shared/ecg/leads';
import { alignBeats, type Beat } from './beats/beatAlignment.ts';
import { tiltError } from './beats/baselineTilt.ts';
import { beatReach, medianBeat, qrsReach, wholeBeats, type MedianBeat } from './beats/medianBeat.ts';
import { detectQrs, qrsActivity } from './beats/qrsDetection.ts';
import { stError } from './beats/stError.ts';
import { frontalAxis } from './measurement/axis.ts';
import { intervals } from './measurement/intervals.ts';
import { measureLead } from './measurement/leadMeasurement.ts';
import { qrsClass } from './measurement/qrsClass.ts';
import { disturbancesOf, spreadOf } from './quality/disturbance.ts';
import { armsReversed } from './quality/limbLeads.ts';
import { hasPacingSpikes } from './rhythm/pacingSpikes.ts';
import { pWaveConsistency } from './rhythm/pWaveConsistency.ts';
import { rhythmOf } from './rhythm/rhythm.ts';
import { removeBaseline } from './signal/baseline.ts';
import type { LeadSignals } from './signal/leadSignals.ts';
import { samplesIn } from './signal/samples.ts';
import { median } from './signal/statistics.ts';
import { delineate, type Delineation } from './waves/delineation.ts';
import { qrsBounds } from './waves/qrsBounds.ts';

/** All numbers of an ECG, without what is concluded from them. */
export type EcgMeasurements = Omit<AnalysedEcg, 'kind' | 'quality' | 'rules'>;

export type MeasuredEcg =
  | {
      kind: 'measured';
      disturbances: ReadonlyMap<Lead, readonly LeadProblem[]>;
      measurements: EcgMeasurements;
      /** The complex that was measured. */
      beat: MedianBeat;
    }
  | { kind: 'not-measurable'; reason: NotAnalysableReason };

const LEAST_BEATS = 3;
/** A stimulus that captures the ventricles widens QRS; one that only captures the atria leaves the STEMI criteria in force. */
const NARROWEST_PACED_MS = 110;
/** No ventricle is through sooner; the narrowest of 2,154 recordings of PTB-XL has 75 ms. */
const SHORTEST_QRS_MS = 40;
/** Where the PQ segment of any complex is likely to be, before its onset is known. */
const ROUGH_PQ_MS = 70;

/**
 * Measures usable leads. Only complexes of the most frequent shape are measured; the rhythm is told from all. `jPointMs` is where a person put
 * the J point, in place of the one that is found.
 */
export function measureEcg(
  signals: LeadSignals,
  recordedRateHz: number,
  jPointMs: number | null = null,
): MeasuredEcg {
  const activity = qrsActivity(signals);
  const peaks = detectQrs(activity, signals.rateHz);
  if (peaks.length < LEAST_BEATS) return { kind: 'not-measurable', reason: 'too-few-beats' };
  const beats = alignBeats(signals, activity, peaks);
  const dominant = beats.filter(({ isDominant }) => isDominant).map(({ at }) => at);
  if (dominant.length < LEAST_BEATS) return { kind: 'not-measurable', reason: 'too-few-beats' };
  return measureBeats({ signals, beats, dominant, recordedRateHz, jPointMs });
}

type FoundBeats = {
  signals: LeadSignals;
  beats: readonly Beat[];
  dominant: readonly number[];
  recordedRateHz: number;
  jPointMs: number | null;
};

function measureBeats({ signals, beats, dominant, recordedRateHz, jPointMs }: FoundBeats): MeasuredEcg {
  const rr = beats.slice(1).map(({ at }, k) => at - (beats[k]?.at ?? 0));
  const typical = typicalBeat(signals, dominant, median(rr));
  const found = delineate(typical.beat, median(rr));
  if (isNoQrs(found, signals.rateHz)) return { kind: 'not-measurable', reason: 'st-not-measurable' };
  const waves = withJPoint(found, typical.beat, jPointMs);
  const { leads, disturbances } = measureLeads(signals, typical, waves, median(rr));
  const reason = whyNotMeasurable(leads);
  if (reason) return { kind: 'not-measurable', reason };
  const axes = frontalAxes(leads);
  const time = intervals(waves, rr, signals.rateHz);
  const isPaced = hasPacingSpikes(signals, recordedRateHz, dominant) && time.qrsMs >= NARROWEST_PACED_MS;
  const pConsistency = waves.p ? pWaveConsistency(signals, dominant, typical.beat, waves.p) : null;
  const measurements = {
    leads,
    beats: beats.map(({ at, isDominant }) => ({ atMs: toMs(at, signals.rateHz), isDominant })),
    waves: waveTimes(waves, typical.beat),
    intervals: time,
    axes,
    rhythm: rhythmOf({ isPaced, rr, pConsistency, pAxis: axes.p }),
    qrsClass: qrsClass(leads, time.qrsMs, isPaced),
  };
  return { kind: 'measured', disturbances, measurements, beat: typical.beat };
}

/** Turns of a fast wander that outgrows the complexes are found in their place, and last hardly a sample. */
function isNoQrs({ qrs }: Delineation, rateHz: number): boolean {
  return ((qrs.jPoint - qrs.onset) * 1000) / rateHz < SHORTEST_QRS_MS;
}

/** A J point at or before the onset of its QRS would leave no QRS, and one behind the end of T no ST: such a place is not taken. */
function withJPoint(
  waves: Delineation,
  { fiducial, rateHz }: MedianBeat,
  jPointMs: number | null,
): Delineation {
  if (jPointMs === null) return waves;
  const jPoint = fiducial + Math.round((jPointMs * rateHz) / 1000);
  const isPossible = jPoint > waves.qrs.onset && jPoint < (waves.t?.end ?? Infinity);
  return isPossible ? { ...waves, qrs: { ...waves.qrs, jPoint } } : waves;
}

function whyNotMeasurable(leads: EcgMeasurements['leads']): NotAnalysableReason | null {
  if (armsReversed(leads)) return 'limb-leads-reversed';
  const isUnsure = Object.values(leads).every(({ stErrorMv }) => stErrorMv > ST_ERROR_LIMIT_MV);
  return isUnsure ? 'st-not-measurable' : null;
}

type TypicalBeat = {
  readonly beat: MedianBeat;
  readonly onsets: readonly number[];
  readonly whole: readonly number[];
  readonly level: LeadSignals;
};

/** Twice: a first beat on a rough baseline tells where the PQ segments are, the second stands on them. */
function typicalBeat(signals: LeadSignals, dominant: readonly number[], rrSamples: number): TypicalBeat {
  const reach = beatReach(rrSamples, signals.rateHz);
  const whole = wholeBeats(dominant, signals.mv[0]?.length ?? 0, signals.rateHz);
  const rough = dominant.map((at) => at - samplesIn(ROUGH_PQ_MS, signals.rateHz));
  const first = medianBeat(removeBaseline(signals, rough), whole, qrsReach(signals.rateHz));
  const shift = qrsBounds(first).onset - first.fiducial;
  const onsets = dominant.map((at) => at + shift);
  const level = removeBaseline(signals, onsets);
  return { beat: medianBeat(level, whole, reach), onsets, whole, level };
}

function measureLeads(
  signals: LeadSignals,
  { beat, onsets, whole, level }: TypicalBeat,
  waves: Delineation,
  rrSamples: number,
) {
  const single = whole.map((at) => ({
    onset: at + waves.qrs.onset - beat.fiducial,
    jPoint: at + waves.qrs.jPoint - beat.fiducial,
  }));
  const leads: EcgMeasurements['leads'] = {};
  const found = new Map<Lead, LeadProblem[]>();
  beat.leads.forEach((lead, index) => {
    const [raw, flat, typical] = [signals.mv[index], level.mv[index], beat.mv[index]];
    if (!raw || !flat || !typical) return;
    const spread = stError(flat, signals.rateHz, single);
    const error = Math.max(spread, tiltError(typical, signals.rateHz, waves, rrSamples));
    leads[lead] = measureLead(typical, signals.rateHz, waves, error);
    const problems = disturbancesOf(raw, flat, signals.rateHz, onsets, spreadOf(spread, single.length));
    found.set(lead, error > ST_ERROR_LIMIT_MV ? ['unstable', ...problems] : problems);
  });
  return { leads, disturbances: found };
}

function frontalAxes({ I, aVF }: EcgMeasurements['leads']): EcgMeasurements['axes'] {
  const axis = (a: number | null | undefined, b: number | null | undefined) =>
    typeof a === 'number' && typeof b === 'number' ? frontalAxis(a, b) : null;
  return {
    p: axis(I?.pMv, aVF?.pMv),
    qrs: axis(I?.qrsAreaMvMs, aVF?.qrsAreaMvMs),
    t: axis(I?.tMv, aVF?.tMv),
  };
}

function waveTimes({ qrs, p, t }: Delineation, beat: MedianBeat): EcgMeasurements['waves'] {
  const time = (at: number) => toMs(at - beat.fiducial, beat.rateHz);
  return {
    pOnsetMs: p ? time(p.onset) : null,
    pEndMs: p ? time(p.end) : null,
    qrsOnsetMs: time(qrs.onset),
    jPointMs: time(qrs.jPoint),
    tPeakMs: t ? time(t.peak) : null,
    tEndMs: t ? time(t.end) : null,
  };
}

function toMs(samples: number, rateHz: number): number {
  return Math.round((samples * 10_000) / rateHz) / 10;
}
