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
    const order = [queue.next(), queue.next(), queue.next(), queue.next(), queue.next()];
    expect(order).toEqual(['first score', 'second score', 'asked', 'sliding', undefined]);
  });

  it('keeps only the newest window of a case, in the place of the older one, and hands that back', () => {
    const queue = new JobQueue<string>();
    queue.add(PRIORITY.sliding, 'case 1', 'old');
    queue.add(PRIORITY.sliding, 'case 2', 'other');
    expect(queue.add(PRIORITY.sliding, 'case 1', 'new')).toBe('old');
    expect(queue.drain()).toEqual(['new', 'other']);
  });
});
