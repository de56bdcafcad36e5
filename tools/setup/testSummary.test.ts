import { describe, expect, it } from 'vitest';
import { closingLine, countTests, isGood } from './testSummary.mjs';

const report = (changes: object = {}) => ({
  numPassedTests: 5,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [{ status: 'passed', assertionResults: [{}] }],
  ...changes,
});

describe('countTests', () => {
  it('counts skipped and still to be written tests together', () => {
    const counts = countTests(report({ numPendingTests: 2, numTodoTests: 1 }), 0);
    expect(closingLine(counts)).toBe('5 passed, 0 failed, 3 skipped');
    expect(isGood(counts)).toBe(true);
  });

  it('counts a file that could not be loaded as a failure', () => {
    const broken = report({ testResults: [{ status: 'failed', assertionResults: [] }] });
    expect(closingLine(countTests(broken, 1))).toBe('5 passed, 1 failed');
  });

  it('does not count a file twice whose tests failed', () => {
    const failed = report({ numFailedTests: 1, testResults: [{ status: 'failed', assertionResults: [{}] }] });
    expect(countTests(failed, 1).failed).toBe(1);
  });

  it('calls an error outside any test a failure', () => {
    const counts = countTests(report(), 1);
    expect(closingLine(counts)).toBe('5 passed, 1 failed');
    expect(isGood(counts)).toBe(false);
  });

  it('is not good when vitest wrote nothing, or ran nothing', () => {
    expect(isGood(countTests(undefined, 0))).toBe(false);
    const none = countTests(report({ numPassedTests: 0, testResults: [] }), 1);
    expect(closingLine(none)).toBe('0 passed, 0 failed');
    expect(isGood(none)).toBe(false);
  });
});
