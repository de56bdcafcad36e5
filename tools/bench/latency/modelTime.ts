import { createNodeScoreEngine } from '@smart-triage/models/runtime/node';
import { instant } from '@smart-triage/shared/time/instant';

/** How long all scores of one record take, `count` times after a warm-up. */
export async function measureModelTime(count: number): Promise<number[]> {
  const engine = await createNodeScoreEngine();
  const times: number[] = [];
  for (let run = -50; run < count; run++) {
    const intake = { ageYears: 40 + (run & 31), heartHistory: 1 as const, diabetes: true };
    const startedAt = performance.now();
    await engine.assess({ intake, vitals: {}, assessedAt: instant(1_700_000_000_000) });
    if (run >= 0) times.push(performance.now() - startedAt);
  }
  await engine.close();
  return times;
}
