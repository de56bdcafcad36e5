import type { ScoreBand, ScoreId } from '../../domain/score.ts';

/** Where on the drawn scale (0 left, 1 right) a value stands: a whole point is a cell with two edges, a probability is a place. */
type Extent = { from: number; to: number };

export type ScoreScale = {
  /** Bands from left to right, each from its share of the width up to the next one's. */
  bands: readonly { band: ScoreBand; from: number; to: number }[];
  /** Written under the scale. */
  ticks: readonly { value: number; at: number }[];
  /** The lowest and the highest value, for scores in points. */
  points: { min: number; max: number } | null;
  extentOf: (value: number) => Extent;
};

type ScaleBand = { band: ScoreBand; lowest: number };

/** Up to this many cells each has its number under it; a longer scale has its ends and the first number of each band. */
const NUMBERED_CELLS = 11;

/** One cell for each whole number from the first band's lowest to `max`. `lowest` is the first number of a band. */
function pointsScale(max: number, bands: readonly [ScaleBand, ...(readonly ScaleBand[])]): ScoreScale {
  const min = bands[0].lowest;
  const cells = max - min + 1;
  const edge = (point: number) => (point - min) / cells;
  const all = Array.from({ length: cells }, (_, index) => min + index);
  const numbered = cells <= NUMBERED_CELLS ? all : [...bands.map(({ lowest }) => lowest), max];
  return {
    points: { min, max },
    bands: bands.map(({ band, lowest }, index) => ({
      band,
      from: edge(lowest),
      to: edge(bands[index + 1]?.lowest ?? max + 1),
    })),
    ticks: numbered.map((value) => ({ value, at: edge(value + 0.5) })),
    extentOf: (value) => ({ from: edge(value), to: edge(value + 1) }),
  };
}

/** Probabilities on a log-odds axis, because bands at 2 % and 5 % are not to be told apart on a straight one. Beyond the ends sits at the end. */
function probabilityScale(end: number, bands: readonly ScaleBand[]): ScoreScale {
  const logOdds = (p: number) => Math.log(p / (1 - p));
  const width = -2 * logOdds(end);
  const at = (p: number) => Math.min(1, logOdds(Math.min(1 - end, Math.max(end, p))) / width + 0.5);
  return {
    points: null,
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
  /** Than 2014: the rule around the score cuts at 16. */
  edacs: pointsScale(34, [
    { band: 'below-16', lowest: -8 },
    { band: 'from-16', lowest: 16 },
  ]),
  /** Antman 2000 (10.1001/jama.284.7.835): the strata of the paper. */
  timi: pointsScale(7, [
    { band: 'points-0-1', lowest: 0 },
    { band: 'points-2', lowest: 2 },
    { band: 'points-3', lowest: 3 },
    { band: 'points-4', lowest: 4 },
    { band: 'points-5', lowest: 5 },
    { band: 'points-6-7', lowest: 6 },
  ]),
  /** Granger 2003, bands for patients without ST elevation: up to 108, 109 to 140, above. */
  grace: pointsScale(372, [
    { band: 'low', lowest: 1 },
    { band: 'moderate', lowest: 109 },
    { band: 'high', lowest: 141 },
  ]),
  /** Royal College of Physicians 2017: 5 and 7. `low-medium` depends on single signs and has no place of its own on the scale. */
  news2: pointsScale(20, [
    { band: 'low', lowest: 0 },
    { band: 'medium', lowest: 5 },
    { band: 'high', lowest: 7 },
  ]),
  /** ARTICA (PMC7044902): criteria that are not met. */
  artica: pointsScale(5, [
    { band: 'general-practitioner', lowest: 0 },
    { band: 'hospital', lowest: 1 },
  ]),
};
