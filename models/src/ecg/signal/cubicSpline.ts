/** A point that a curve passes through: an instant in samples and its value. */
export type Knot = { readonly at: number; readonly value: number };

/**
 * A natural cubic spline through `knots` (ascending) at each of `length` samples; level before the first and after the last knot, since a
 * polynomial running on outside would invent a slope.
 */
export function cubicSpline(knots: readonly Knot[], length: number): Float64Array {
  const out = new Float64Array(length);
  const [first] = knots;
  const last = knots.at(-1);
  if (!first || !last) return out;
  out.fill(first.value, 0, Math.max(0, first.at));
  out.fill(last.value, Math.max(0, last.at));
  const curvature = secondDerivatives(knots);
  for (let k = 0; k + 1 < knots.length; k++) {
    const [a, b] = [knots[k] ?? first, knots[k + 1] ?? last];
    fillSegment(out, a, b, curvature[k] ?? 0, curvature[k + 1] ?? 0);
  }
  return out;
}

function fillSegment(out: Float64Array, a: Knot, b: Knot, curvatureA: number, curvatureB: number): void {
  const width = b.at - a.at;
  for (let i = Math.max(0, a.at); i < Math.min(out.length, b.at); i++) {
    const v = (i - a.at) / width;
    const u = 1 - v;
    const bend = ((u * u * u - u) * curvatureA + (v * v * v - v) * curvatureB) * ((width * width) / 6);
    out[i] = u * a.value + v * b.value + bend;
  }
}

/** The tridiagonal system of a natural spline, solved by one sweep forth and one back. */
function secondDerivatives(knots: readonly Knot[]): Float64Array {
  const n = knots.length;
  const curvature = new Float64Array(n);
  const upper = new Float64Array(n);
  for (let k = 1; k + 1 < n; k++) {
    const [a, b, c] = [knots[k - 1], knots[k], knots[k + 1]];
    if (!a || !b || !c) continue;
    const share = (b.at - a.at) / (c.at - a.at);
    const pivot = share * (upper[k - 1] ?? 0) + 2;
    const bend = (c.value - b.value) / (c.at - b.at) - (b.value - a.value) / (b.at - a.at);
    upper[k] = (share - 1) / pivot;
    curvature[k] = ((6 * bend) / (c.at - a.at) - share * (curvature[k - 1] ?? 0)) / pivot;
  }
  for (let k = n - 2; k > 0; k--)
    curvature[k] = (curvature[k] ?? 0) + (upper[k] ?? 0) * (curvature[k + 1] ?? 0);
  return curvature;
}
