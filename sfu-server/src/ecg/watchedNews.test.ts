import { CaseIdSchema } from '@smart-triage/shared/domain/ids';
import { expect, it, vi } from 'vitest';
import { WatchedNews } from './watchedNews.ts';

const CASE = CaseIdSchema.parse('6f9d3b1c-0b6e-4b52-9a51-5f3f5a6f0a01');

it('[EC13] is told to the tablet every second while frames are stored and somebody watches, at once when that begins', () => {
  let [nowMs, isWatched] = [0, false];
  const tell = vi.fn();
  const news = new WatchedNews({ isWatched: () => isWatched, tell, nowMs: () => nowMs });
  const run = (seconds: number) => {
    for (let frame = 0; frame < seconds * 10; frame++, nowMs += 100) news.stored(CASE);
  };
  run(1);
  expect(tell).not.toHaveBeenCalled();
  isWatched = true;
  news.stored(CASE);
  expect(tell).toHaveBeenCalledExactlyOnceWith(CASE);
  run(3);
  expect(tell).toHaveBeenCalledTimes(3);
  isWatched = false;
  run(3);
  expect(tell).toHaveBeenCalledTimes(3);
});
