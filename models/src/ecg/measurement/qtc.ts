/** QT corrected for the heart's rate, four ways, in ms. Formulas as in the AHA/ACCF/HRS recommendations, part IV (2009). */
export type Qtc = {
  readonly bazett: number;
  readonly fridericia: number;
  readonly framingham: number;
  readonly hodges: number;
};

export function correctedQt(qtMs: number, rrMs: number): Qtc {
  const rr = rrMs / 1000;
  return {
    bazett: qtMs / Math.sqrt(rr),
    fridericia: qtMs / Math.cbrt(rr),
    framingham: qtMs + 154 * (1 - rr),
    hodges: qtMs + 1.75 * (60 / rr - 60),
  };
}
