import { NO_ECG } from '@smart-triage/shared/domain/ecgRecording';
import { instant } from '@smart-triage/shared/time/instant';
import { afterEach, describe, expect, it } from 'vitest';
import { waitFor } from '../../test/support/waitFor.ts';
import { InferenceService } from './inferenceService.ts';

const inputs = { intake: { ageYears: 70 }, vitals: {}, ecg: NO_ECG, assessedAt: instant(1_800_000_000_000) };
let service: InferenceService | null = null;
afterEach(() => service?.close());

describe('the pool of inference threads', () => {
  it('answers everybody, although a thread dies while it works', async () => {
    let died = 0;
    service = await InferenceService.create({ threads: 2, onThreadDied: () => died++ });
    // Before it runs a model: ended inside one, a thread takes the process with it, as any native crash does.
    const death = service.killThread();
    const answers = Array.from({ length: 40 }, () => service!.assess(inputs));
    await death;
    const results = await Promise.all(answers);
    expect(new Set(results.map(({ guidance }) => guidance.advice.code))).toEqual(new Set(['not-enough-yet']));
    expect(died).toBe(1);
    await waitFor('two threads again', () => service?.threadIds().length === 2);
  });

  it('refuses what cannot be computed, and goes on', async () => {
    service = await InferenceService.create({ threads: 1, onThreadDied: () => undefined });
    await expect(service.analyse([new Uint8Array(3)], {})).rejects.toMatchObject({ code: 'internal' });
    expect((await service.assess(inputs)).assessment.scores.length).toBeGreaterThan(0);
  });

  it('drops a window that a newer one of the same case has overtaken', async () => {
    service = await InferenceService.create({ threads: 1, onThreadDied: () => undefined });
    const busy = service.assess(inputs);
    const old = service.analyse([new Uint8Array(3)], {}, 'case');
    const newer = service.analyse([new Uint8Array(3)], {}, 'case');
    await expect(old).rejects.toMatchObject({ code: 'superseded' });
    await expect(newer).rejects.toMatchObject({ code: 'internal' });
    await busy;
  });
});
