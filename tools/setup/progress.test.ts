import { describe, expect, it } from 'vitest';
import { createProgress } from './progress.mjs';

const record = (isTTY: boolean) => {
  const written: string[] = [];
  let time = 0;
  const out = { isTTY, write: (text: string) => written.push(text) > 0 };
  return { written, progress: createProgress({ out, now: () => (time += 3000) }) };
};

describe('createProgress', () => {
  it('tells a log when a step begins and how long it took, without control characters', async () => {
    const { written, progress } = record(false);
    expect(await progress.step('Building', () => Promise.resolve(7))).toBe(7);
    expect(written[0]).toBe('Building …\n');
    expect(written.at(-1)).toMatch(/^Building: done in \d+ s\n$/);
    expect(written.join('')).not.toContain('\x1b');
  });

  it('leaves no half line on a terminal when a step fails', async () => {
    const { written, progress } = record(true);
    const failing = progress.step('Building', () => Promise.reject(new Error('no compiler')));
    await expect(failing).rejects.toThrow('no compiler');
    expect(written.at(-1)).toBe('\r\x1b[K');
    expect(written.join('')).not.toContain('done');
  });
});
