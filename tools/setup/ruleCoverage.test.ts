import { describe, expect, it } from 'vitest';
import { coverageFaults, quotedRules, readRules } from './ruleCoverage.mjs';

describe('readRules', () => {
  it('takes the ids that begin a list item in bold, and no other bold text', () => {
    const text =
      '# Hello\n- **HS1** The first request …\n- **GW12** A reply …\n  - **HS9** nested\nsee **HS2**\n';
    expect(readRules(text)).toEqual(['HS1', 'GW12']);
  });
});

describe('quotedRules', () => {
  it('takes every id in brackets', () => {
    expect(quotedRules(["'[HS1] [HS2] refuses'", "'draws [aVR]'"])).toEqual(['HS1', 'HS2']);
  });
});

describe('coverageFaults', () => {
  it('has nothing to say when each rule has a test', () => {
    expect(coverageFaults(['HS1', 'HS2'], ['HS2', 'HS1', 'HS1'])).toEqual([]);
  });

  it('names rules without a test, tests of unknown rules, and ids given twice', () => {
    expect(coverageFaults(['HS1', 'HS1', 'HS2'], ['HS1', 'HS3'])).toEqual([
      expect.stringMatching(/^HS1 stands more than once/),
      expect.stringMatching(/^HS2 is quoted by no test/),
      expect.stringMatching(/^HS3 is quoted by a test but is no rule/),
    ]);
  });
});
