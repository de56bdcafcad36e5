import type { ScoreBand, ScoreId } from '../../domain/score.ts';

/** Where on the drawn scale (0 left, 1 right) a value stands: a whole point is a cell with two edges, a probability is a place. */
type Extent = { from: number; to: number };

export type ScoreScale = {
  /** Bands from left to right, each from its share of the width up to the next one's. */
  bands: readonly { band: ScoreBand; from: number; to: number }[];
  /** Written under the scale. */
  ticks: readonly { value: number; at: number }[];
  /** The highest value, for scores in points. */
  maxPoints: number | null;
  extentOf: (value: number) => Extent;
};

/** One cell for each whole number from 0 to `max`. `lowest` is the first number of a band. */
function pointsScale(max: number, bands: readonly { band: ScoreBand; lowest: number }[]): ScoreScale {
  const cell = 1 / (max + 1);
  const edge = (point: number) => point * cell;
  return {
    maxPoints: max,
    bands: bands.map(({ band, lowest }, index) => ({
      band,
      from: edge(lowest),
      to: edge(bands[index + 1]?.lowest ?? max + 1),
    })),
    ticks: Array.from({ length: max + 1 }, (_, value) => ({ value, at: edge(value + 0.5) })),
    extentOf: (value) => ({ from: edge(value), to: edge(value + 1) }),
  };
}

/** Probabilities on a log-odds axis, because bands at 2 % and 5 % are not to be told apart on a straight one. Beyond the ends sits at the end. */
function probabilityScale(end: number, bands: readonly { band: ScoreBand; lowest: number }[]): ScoreScale {
  const logOdds = (p: number) => Math.log(p / (1 - p));
  const width = -2 * logOdds(end);
  const at = (p: number) => Math.min(1, logOdds(Math.min(1 - end, Math.max(end, p))) / width + 0.5);
  return {
    maxPoints: null,
    bands: bands.map(({ band, lowest }, index) => ({
      band,
      from: lowest === 0 ? 0 : at(lowest),
      to: index + 1 < bands.length ? at(bands[index + 1]?.lowest ?? 1) : 1,
    })),
    ticks: bands.filter(({ lowest }) => lowest > 0).map(({ lowest }) => ({ value: lowest, at: at(lowest) })),
    extentOf: (value) => ({ from: at(value), to: at(value) }),
  };
}

/** Only for drawing: which band a value is in, the score itself says. A test in `models` holds the two together. */
export const SCORE_SCALES: Record<ScoreId, ScoreScale> = {
  /** Backus 2013, Int J Cardiol (10.1016/j.ijcard.2013.01.255): 0-3, 4-6, 7-10. */
  heart: pointsScale(10, [
    { band: 'low', lowest: 0 },
    { band: 'moderate', lowest: 4 },
    { band: 'high', lowest: 7 },
  ]),
  /** ACCESS (Cooper 2021, paramedics): 3 or less low, 7 or more high; the cut at 3 also in FamouS Triage and ARTICA (PMC7044902). */
  hear: pointsScale(8, [
    { band: 'low', lowest: 0 },
    { band: 'moderate', lowest: 4 },
    { band: 'high', lowest: 7 },
  ]),
  /** Body 2017, EMJ 34:349: 2 %, 5 %, 95 %. */
  't-macs': probabilityScale(0.005, [
    { band: 'very-low', lowest: 0 },
    { band: 'low', lowest: 0.02 },
    { band: 'moderate', lowest: 0.05 },
    { band: 'high', lowest: 0.95 },
  ]),
};
