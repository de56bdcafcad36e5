import { describe, expect, it } from 'vitest';
import { JobQueue } from './jobQueue.ts';
import { PRIORITY } from './jobs.ts';

describe('the queue of the inference threads', () => {
  it('takes scores before ECGs that somebody asked for, and those before sliding analyses', () => {
    const queue = new JobQueue<string>();
    queue.add(PRIORITY.sliding, 'a', 'sliding');
    queue.add(PRIORITY.asked, null, 'asked');
    queue.add(PRIORITY.score, null, 'first score');
    queue.add(PRIORITY.score, null, 'second score');
    const order = Array.from({ length: 5 }, () => queue.next(() => true));
    expect(order).toEqual(['first score', 'second score', 'asked', 'sliding', undefined]);
  });

  it('keeps back what may not run now, and its place', () => {
    const queue = new JobQueue<string>();
    queue.add(PRIORITY.sliding, 'case 1', 'first window');
    queue.add(PRIORITY.upload, null, 'file');
    queue.add(PRIORITY.sliding, 'case 2', 'second window');
    expect(queue.next((priority) => priority !== PRIORITY.sliding)).toBe('file');
    expect(queue.next((priority) => priority < PRIORITY.sliding)).toBeUndefined();
    expect(queue.next(() => true)).toBe('first window');
  });

  it('keeps only the newest window of a case, in the place of the older one, and hands that back', () => {
    const queue = new JobQueue<string>();
    queue.add(PRIORITY.sliding, 'case 1', 'old');
    queue.add(PRIORITY.sliding, 'case 2', 'other');
    expect(queue.add(PRIORITY.sliding, 'case 1', 'new')).toBe('old');
    expect(queue.drain()).toEqual(['new', 'other']);
  });
});
