import { readDemo } from '../../fleet/demoFile.ts';

/**
 * What the server says about itself at `/metrics`: since it was last asked, how late its event loop was (99th percentile) and how long it was held by its own work (longest), and how much
 * it has committed.
 */
export async function serverFigures(
  dataDir: string,
): Promise<{ delayMs: number; blockedMs: number; commits: number }> {
  const { metricsUrl } = await readDemo(dataDir);
  const text = await (await fetch(metricsUrl ?? '')).text();
  const figure = (pattern: RegExp): number => Number(pattern.exec(text)?.[1] ?? NaN);
  return {
    delayMs: figure(/^nodejs_eventloop_lag_p99_seconds (\S+)/m) * 1000,
    blockedMs: figure(/^smart_triage_event_loop_blocked_seconds (\S+)/m) * 1000,
    commits:
      figure(/^smart_triage_commits_total\{log="ecg"\} (\S+)/m) +
      figure(/^smart_triage_commits_total\{log="events"\} (\S+)/m),
  };
}
