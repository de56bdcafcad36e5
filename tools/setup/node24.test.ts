import { describe, expect, it } from 'vitest';
import { exitCode, startNode24 } from './node24.mjs';

describe('exitCode', () => {
  it('is the program’s own, or what a shell gives for the signal that ended it', () => {
    expect(exitCode(3, null)).toBe(3);
    expect(exitCode(null, 'SIGTERM')).toBe(143);
    expect(exitCode(null, 'SIGSEGV')).toBe(1);
  });
});

describe('startNode24', () => {
  it('runs the Node of the npm package and gives its code', async () => {
    const script = 'process.exit(process.version.startsWith("v24.") ? 24 : 1)';
    expect(await startNode24(['-e', script]).ended).toBe(24);
  });
});
