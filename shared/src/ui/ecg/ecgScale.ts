/** CSS defines an inch as 96 px. Real screens differ: a calibration factor, measured once with a ruler, corrects it. */
export const CSS_PX_PER_MM = 96 / 25.4;

/** The two speeds and three gains that ECG devices offer; 25 mm/s and 10 mm/mV are the standard (AHA/ACC/HRS 2007, part I). */
export const ECG_SPEEDS = [25, 50] as const;
export const ECG_GAINS = [5, 10, 20] as const;

export type EcgScaleSettings = {
  mmPerSecond: (typeof ECG_SPEEDS)[number];
  mmPerMv: (typeof ECG_GAINS)[number];
  /** Real millimetres of this screen for one that CSS calls a millimetre; 1 when it was not measured. */
  calibration: number;
};

export const STANDARD_SCALE: EcgScaleSettings = { mmPerSecond: 25, mmPerMv: 10, calibration: 1 };

/** All in CSS pixels. */
export type EcgScale = { pxPerMm: number; pxPerSecond: number; pxPerMv: number };

export function createScale({ mmPerSecond, mmPerMv, calibration }: EcgScaleSettings): EcgScale {
  const pxPerMm = CSS_PX_PER_MM / calibration;
  return { pxPerMm, pxPerSecond: mmPerSecond * pxPerMm, pxPerMv: mmPerMv * pxPerMm };
}
