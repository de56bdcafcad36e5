/**
 * How the trace is filtered where it is drawn; what is stored and measured never is. `recorded` draws the stored samples as they are. Bands of
 * AHA/ACC/HRS 2007, part I: diagnostic 0.05 to 150 Hz; monitor 0.5 to 40 Hz, in which ST is not diagnostic.
 */
export const FILTER_BANDS = ['recorded', 'diagnostic', 'monitor'] as const;
export type FilterBand = (typeof FILTER_BANDS)[number];

export const BAND_HZ = {
  diagnostic: { lowHz: 0.05, highHz: 150 },
  monitor: { lowHz: 0.5, highHz: 40 },
} as const satisfies Record<Exclude<FilterBand, 'recorded'>, { lowHz: number; highHz: number }>;

/** Where a filter still knows neighbours on both sides: so much signal before and after what is shown keeps its ends true. */
export const FILTER_MARGIN_SECONDS = 10;

/** Running a second-order Butterworth forwards and backwards moves its -3 dB point by this factor (of the warped frequency). */
const TWO_PASSES = (Math.sqrt(2) - 1) ** 0.25;
/** Nearer to half the sampling rate there is nothing left to filter. */
const HIGHEST_SHARE_OF_RATE = 0.45;

/** Whether a recording of this rate holds the whole band. One that does not cannot be called by its name. */
export function holdsBand(band: FilterBand, rateHz: number): boolean {
  return band === 'recorded' || BAND_HZ[band].highHz <= rateHz * HIGHEST_SHARE_OF_RATE;
}

/** The signal in this band, with the same length and no shift in time: each known stretch by itself, holes stay holes. */
export function filtered(signal: Float64Array, rateHz: number, band: FilterBand): Float64Array {
  if (band === 'recorded') return signal;
  const { lowHz, highHz } = BAND_HZ[band];
  const passes = [biquad('high', lowHz, rateHz), biquad('low', highHz, rateHz)];
  const out = signal.slice();
  for (const [from, to] of knownRuns(signal)) {
    const run = out.subarray(from, to);
    for (const pass of passes) {
      runThrough(pass, run);
      run.reverse();
      runThrough(pass, run);
      run.reverse();
    }
  }
  return out;
}

function knownRuns(signal: Float64Array): [number, number][] {
  const runs: [number, number][] = [];
  signal.forEach((value, index) => {
    if (Number.isNaN(value)) return;
    const open = runs.at(-1);
    if (open?.[1] === index) open[1] = index + 1;
    else runs.push([index, index + 1]);
  });
  return runs;
}

type Biquad = { b0: number; b1: number; b2: number; a1: number; a2: number };

/** Second-order Butterworth by the bilinear transform, its cut set for two passes. */
function biquad(kind: 'low' | 'high', cutHz: number, rateHz: number): Biquad {
  const warped = Math.tan((Math.PI * cutHz) / rateHz);
  const w = kind === 'low' ? warped / TWO_PASSES : warped * TWO_PASSES;
  const norm = 1 / (1 + Math.SQRT2 * w + w * w);
  const [a1, a2] = [2 * (w * w - 1) * norm, (1 - Math.SQRT2 * w + w * w) * norm];
  const b0 = kind === 'low' ? w * w * norm : norm;
  return { b0, b1: kind === 'low' ? 2 * b0 : -2 * b0, b2: b0, a1, a2 };
}

/** In place. Begins as if the first value had been there for ever, so that a stretch does not start with a jolt. */
function runThrough({ b0, b1, b2, a1, a2 }: Biquad, run: Float64Array): void {
  const first = run[0] ?? 0;
  const gainAtRest = (b0 + b1 + b2) / (1 + a1 + a2);
  let [x1, x2, y1, y2] = [first, first, first * gainAtRest, first * gainAtRest];
  for (let index = 0; index < run.length; index += 1) {
    const x = run[index] ?? 0;
    const y = b0 * x + b1 * x1 + b2 * x2 - a1 * y1 - a2 * y2;
    [x2, x1, y2, y1] = [x1, x, y1, y];
    run[index] = y;
  }
}
