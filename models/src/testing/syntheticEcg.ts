import {
  deriveLead,
  INDEPENDENT_LEADS,
  isDerivedLead,
  STANDARD_LEADS,
  type Lead,
} from '@smart-triage/shared/ecg/leads';
import { NV_PER_MV, type EcgRecording } from '@smart-triage/shared/ecg/recording';

/** A healthy-looking ECG out of bell curves, for tests that need a known truth or have no recordings. */
export type SyntheticEcg = {
  readonly rateHz?: number;
  readonly seconds?: number;
  readonly lsbNv?: number;
  readonly leads?: readonly Lead[];
  /** Intervals between complexes in ms, repeated; one value is a regular rhythm. */
  readonly rrMs?: readonly number[];
  readonly hasP?: boolean;
  /** Plateau from J to T in mV, for independent leads; the other limb leads follow. */
  readonly stMv?: Partial<Record<Lead, number>>;
  /** Factor on the duration of QRS; 1 gives about 90 ms. */
  readonly qrsWidth?: number;
};

type Wave = { readonly atMs: number; readonly widthMs: number };

/** Middle of each wave from the R peak, and the standard deviation of its bell. */
const P: Wave = { atMs: -160, widthMs: 18 };
const Q: Wave = { atMs: -22, widthMs: 6 };
const R: Wave = { atMs: 0, widthMs: 9 };
const S: Wave = { atMs: 22, widthMs: 7 };
const T: Wave = { atMs: 280, widthMs: 38 };

/** Heights of P, Q, R, S and T in mV. */
const HEIGHTS: Readonly<
  Record<(typeof INDEPENDENT_LEADS)[number], readonly [number, number, number, number, number]>
> = {
  I: [0.08, -0.05, 0.6, -0.1, 0.2],
  II: [0.15, -0.08, 1.0, -0.15, 0.3],
  V1: [0.06, 0, 0.2, -0.9, 0.05],
  V2: [0.06, 0, 0.4, -1.2, 0.4],
  V3: [0.06, 0, 0.7, -0.8, 0.45],
  V4: [0.06, -0.05, 1.2, -0.4, 0.4],
  V5: [0.06, -0.08, 1.2, -0.15, 0.3],
  V6: [0.06, -0.08, 0.9, -0.05, 0.25],
};

const NOISE_MV = 0.006;
const FIRST_BEAT_MS = 500;
/** J of a QRS of width 1, from the R peak. */
const J_MS = 45;

export function syntheticEcg(options: SyntheticEcg = {}): EcgRecording {
  const { rateHz = 500, seconds = 10, lsbNv = 1000, leads = STANDARD_LEADS } = options;
  const length = Math.round(seconds * rateHz);
  const beats = beatTimes(options.rrMs ?? [800], seconds * 1000);
  const signal = (lead: (typeof INDEPENDENT_LEADS)[number]) =>
    Float64Array.from(
      { length },
      (_, i) => voltage(lead, (i * 1000) / rateHz, beats, options) + noise(i, HEIGHTS[lead][2]),
    );
  const independent = new Map(INDEPENDENT_LEADS.map((lead) => [lead as Lead, signal(lead)]));
  const toSteps = (mv: number) => Math.round((mv * NV_PER_MV) / lsbNv);
  const at = (lead: Lead, i: number) => independent.get(lead)?.[i] ?? 0;
  return {
    rateHz,
    lsbNv,
    leads,
    samples: leads.map((lead) =>
      Int16Array.from({ length }, (_, i) =>
        toSteps(isDerivedLead(lead) ? deriveLead(lead, at('I', i), at('II', i)) : at(lead, i)),
      ),
    ),
  };
}

function beatTimes(rrMs: readonly number[], lengthMs: number): number[] {
  const times: number[] = [];
  for (let at = FIRST_BEAT_MS, k = 0; at < lengthMs; at += rrMs[k++ % rrMs.length] ?? 800) times.push(at);
  return times;
}

function voltage(
  lead: (typeof INDEPENDENT_LEADS)[number],
  ms: number,
  beats: readonly number[],
  { stMv = {}, qrsWidth = 1, hasP = true }: SyntheticEcg,
): number {
  const [p, q, r, s, t] = HEIGHTS[lead];
  let sum = 0;
  for (const beat of beats) {
    const at = ms - beat;
    if (at < -300 || at > 500) continue;
    sum += q * bell(at / qrsWidth, Q) + r * bell(at / qrsWidth, R) + s * bell(at / qrsWidth, S);
    sum += (hasP ? p * bell(at, P) : 0) + t * bell(at, T) + (stMv[lead] ?? 0) * plateau(at, J_MS * qrsWidth);
  }
  return sum;
}

/** A few microvolt, the same in every run: amplifiers are never silent. */
function noise(i: number, seed: number): number {
  const x = Math.sin(i * 12.9898 + seed * 78.233) * 43_758.5453;
  return NOISE_MV * (x - Math.floor(x) - 0.5);
}

function bell(ms: number, { atMs, widthMs }: Wave): number {
  return Math.exp(-0.5 * ((ms - atMs) / widthMs) ** 2);
}

/** Up within 20 ms before J, down within the T wave. */
function plateau(ms: number, jMs: number): number {
  const up = Math.max(0, Math.min(1, (ms - jMs + 20) / 20));
  const down = Math.max(0, Math.min(1, (T.atMs + 100 - ms) / 100));
  return up * down;
}
