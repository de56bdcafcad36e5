import { describe, expect, it, vi } from 'vitest';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isMet, report } from './report.ts';

describe('a bench report', () => {
  it('meets a target only with a measured value on the right side of it', () => {
    const result = { id: 'X', unit: 'ms', n: 1 };
    expect(isMet({ ...result, value: 5, target: { atMost: 5 } })).toBe(true);
    expect(isMet({ ...result, value: 5, target: { atLeast: 6 } })).toBe(false);
    expect(isMet({ ...result, value: null, target: { atMost: 5 } })).toBe(false);
    expect(isMet({ ...result, value: 5 })).toBeNull();
  });

  it('writes what it printed as JSON when asked to', () => {
    const printed = vi.spyOn(console, 'log').mockImplementation(() => undefined);
    const file = join(mkdtempSync(join(tmpdir(), 'bench-')), 'out.json');
    report(
      'demo',
      [{ id: 'L3.p50', value: 12.34, unit: 'ms', n: 9, target: { atMost: 150 } }],
      ['--json', file],
    );
    expect(printed.mock.calls.join()).toContain('L3.p50');
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
      bench: 'demo',
      results: [{ id: 'L3.p50', value: 12.34, unit: 'ms', n: 9, spread: '', target: '≤ 150', ok: true }],
    });
    printed.mockRestore();
  });
});
