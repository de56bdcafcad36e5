import { describe, expect, it } from 'vitest';
import { testTitles } from './testTitles.mjs';

describe('testTitles', () => {
  it('finds plain, table and template titles at any depth', () => {
    const source = `
      describe('[A1] group', () => {
        it('[A2] works', () => {});
        it.each([[1, f(2)]])('[A3] counts %i', () => {});
        test.skipIf(x)(\`[A4] \${name}\`, () => {});
      });`;
    expect(testTitles('a.test.ts', source).join()).toMatch(/A1.*A2.*A3.*A4/);
  });

  it('reads tests that hold JSX', () => {
    expect(testTitles('a.test.tsx', "it('[A1] draws', () => { render(<Board now={1} />); });")).toEqual([
      "'[A1] draws'",
    ]);
  });

  it('takes no id from a comment or from a value', () => {
    const source =
      "// it('[A1] old')\nconst ids = ['[A2]'];\nit('works', () => { expect('[A3]').toBe(1); });";
    expect(testTitles('a.test.ts', source)).toEqual(["'works'"]);
  });
});
