/** A drawn ECG sample: when it was taken (tablet's clock, ms since 1970) and when it stood on the screen (this page's). */
export type DrawnSample = { capturedAt: number; drawnAt: number };
/** A shown assessment of the scores, by the hash of its inputs. */
export type ShownAssessment = { inputsSha256: string; assessedAt: number; shownAt: number };

/** What the latency bench reads. It exists only when the address has `?probe=1`, and holds figures, never a value of a patient. */
export type Probe = {
  samples: DrawnSample[];
  assessments: ShownAssessment[];
};

declare global {
  interface Window {
    smartTriageProbe?: Probe;
  }
}

/** Enough for several minutes; the oldest are dropped. */
const MAX_ENTRIES = 20_000;

export function openProbe(window: Window): Probe | null {
  if (new URLSearchParams(window.location.search).get('probe') !== '1') return null;
  const probe: Probe = { samples: [], assessments: [] };
  window.smartTriageProbe = probe;
  return probe;
}

/** This page's clock in ms since 1970, with the fractions that `Date.now` does not have. */
export function pageNow(): number {
  return performance.timeOrigin + performance.now();
}

/** Called with the newest sample as it is drawn. */
export function sampleProbe({ samples }: Probe): (capturedAt: number) => void {
  return (capturedAt) => {
    keep(samples, { capturedAt, drawnAt: pageNow() });
  };
}

export function keep<T>(entries: T[], entry: T): void {
  entries.push(entry);
  if (entries.length > MAX_ENTRIES) entries.shift();
}
