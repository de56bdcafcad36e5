/**
 * The direction of a wave in the frontal plane, in degrees from lead I towards aVF, from its net size in I and aVF; `null` when it has none.
 * aVF is lengthened by 2/√3 because Goldberger's leads record that much less than Einthoven's.
 */
export function frontalAxis(netI: number, netAvf: number): number | null {
  const vertical = (2 / Math.sqrt(3)) * netAvf;
  if (Math.hypot(netI, vertical) < SMALLEST) return null;
  return Math.round((Math.atan2(vertical, netI) * 180) / Math.PI);
}

/** In the unit of the arguments: a net size that is noise has no direction. */
const SMALLEST = 0.02;
