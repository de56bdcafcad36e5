import type { EcgAnalysis } from '@smart-triage/shared/domain/ecgAnalysis';
import { anEvidence } from '@smart-triage/shared/testing/ecgEvidence';
import { instant } from '@smart-triage/shared/time/instant';
import { describe, expect, it, vi } from 'vitest';
import { lazyAssessor, type ScoreAnswer, type ScoreQuestion } from './lazyAssessor.ts';

const inputs = (at: number) => ({ intake: {}, vitals: {}, assessedAt: instant(at) });
const ANALYSIS = { kind: 'analysed' } as unknown as EcgAnalysis;
const assessment = (at: number) => ({ assessedAt: instant(at), inputsSha256: '', scores: [] });

/** A thread that answers when the test says so. */
class FakeThread extends EventTarget {
  readonly asked: ScoreQuestion[] = [];
  readonly terminate = vi.fn();

  postMessage(question: ScoreQuestion): void {
    this.asked.push(question);
  }

  answer(data: ScoreAnswer): void {
    this.dispatchEvent(new MessageEvent('message', { data }));
  }
}

function threads() {
  const started: FakeThread[] = [];
  const load = lazyAssessor(
    () => Promise.resolve(),
    () => {
      const thread = new FakeThread();
      started.push(thread);
      return thread;
    },
  );
  const newest = (): FakeThread => {
    const thread = started.at(-1);
    if (!thread) throw new Error('no thread was started');
    return thread;
  };
  return { started, load, newest };
}

describe('the scores in their own thread', () => {
  it('come to whoever asked for them, in whatever order they are answered', async () => {
    const { load, newest, started } = threads();
    const assessor = await load();
    const [first, second] = [assessor.assess(inputs(1)), (await load()).assess(inputs(2))];
    newest().answer({ id: 1, assessment: assessment(2) });
    newest().answer({ id: 0, assessment: assessment(1) });
    expect([(await first).assessedAt, (await second).assessedAt]).toEqual([1, 2]);
    expect(started).toHaveLength(1);
  });

  it('are asked of a new thread after one that failed, and nobody waits for the old one', async () => {
    const { load, newest, started } = threads();
    const lost = (await load()).assess(inputs(1));
    newest().dispatchEvent(new Event('error'));
    await expect(lost).rejects.toThrow('could not be started');
    expect(started[0]?.terminate).toHaveBeenCalledOnce();
    const next = (await load()).assess(inputs(2));
    newest().answer({ id: 0, problem: 'TypeError' });
    await expect(next).rejects.toThrow('TypeError');
    expect(started).toHaveLength(2);
  });

  it('tell what the learned model proposes, and go on when it cannot be run', async () => {
    const { load, newest, started } = threads();
    const models = await load();
    const [proposed, none] = [models.assessEvidence(ANALYSIS, {}), models.assessEvidence(ANALYSIS, {})];
    newest().answer({ id: 0, evidence: anEvidence() });
    newest().answer({ id: 1, evidence: null });
    expect([await proposed, await none]).toEqual([anEvidence(), null]);
    const after = models.assess(inputs(3));
    newest().answer({ id: 2, assessment: assessment(3) });
    expect((await after).assessedAt).toBe(3);
    expect(started).toHaveLength(1);
  });
});
