import { readDemo } from '../../fleet/demoFile.ts';

/** What the server says about itself at `/metrics`: how late its event loop was since it was last asked (99th percentile), and how much it has committed. */
export async function serverFigures(dataDir: string): Promise<{ delayMs: number; commits: number }> {
  const { metricsUrl } = await readDemo(dataDir);
  const text = await (await fetch(metricsUrl ?? '')).text();
  const figure = (pattern: RegExp): number => Number(pattern.exec(text)?.[1] ?? NaN);
  return {
    delayMs: figure(/^nodejs_eventloop_lag_p99_seconds (\S+)/m) * 1000,
    commits:
      figure(/^smart_triage_commits_total\{log="ecg"\} (\S+)/m) +
      figure(/^smart_triage_commits_total\{log="events"\} (\S+)/m),
  };
}
