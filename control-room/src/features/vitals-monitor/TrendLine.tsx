import type { Instant } from '@smart-triage/shared/time/instant';
import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import styles from './TrendLine.module.css';
import { stretches, trendScale, TREND_MS, type TrendPoint } from './vitalTrend.ts';

const css = classesOf(styles);
const [WIDTH, HEIGHT, EDGE] = [120, 30, 2];

export type TrendLineProps = {
  /** One line for each; a pressure has two. */
  lines: readonly (readonly TrendPoint[])[];
  now: Instant;
  /** Longest pause that a line may bridge. */
  longestMs: number;
  leastSpan: number;
  /** What it shows, in words. */
  label: string;
};

/** The last half hour from left to right. Nothing is smoothed, nothing is drawn where nothing was measured. */
export function TrendLine({ lines, now, longestMs, leastSpan, label }: TrendLineProps) {
  const scale = trendScale(lines.flat(), leastSpan);
  if (!scale) return <span className={css('trend')} />;
  const x = (at: Instant) => WIDTH * (1 - (now - at) / TREND_MS);
  const y = (value: number) =>
    HEIGHT - EDGE - ((value - scale.low) / (scale.high - scale.low)) * (HEIGHT - 2 * EDGE);
  const place = ({ at, value }: TrendPoint) => `${x(at).toFixed(1)},${y(value).toFixed(1)}`;
  return (
    <svg
      className={css('trend')}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      {lines.flatMap((points, line) =>
        stretches(points, longestMs).map((part) => (
          // A single measurement is a stroke of no length: its round cap makes it a dot.
          <polyline
            key={`${line}-${part[0]?.at ?? 0}`}
            points={[part[0], ...part].flatMap((point) => (point ? place(point) : [])).join(' ')}
          />
        )),
      )}
    </svg>
  );
}
