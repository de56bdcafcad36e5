import type { Page } from 'playwright-core';

type DrawnSample = { capturedAt: number; drawnAt: number };
type ProbedWindow = { smartTriageProbe?: { samples: DrawnSample[] } };

/**
 * From the instant at which a sample was taken to the animation frame that put it on the control room's canvas: batching, commit and playout included. One
 * observation for each animation frame, over `seconds`.
 */
export async function measureEcgToPixel(page: Page, seconds: number): Promise<number[]> {
  const samples = await page.evaluate(async (ms) => {
    const probe = (window as ProbedWindow).smartTriageProbe;
    if (!probe) throw new Error('the control room was opened without its probe');
    probe.samples.length = 0;
    await new Promise((resolve) => setTimeout(resolve, ms));
    return probe.samples.slice();
  }, seconds * 1000);
  return samples.map(({ capturedAt, drawnAt }) => drawnAt - capturedAt);
}
