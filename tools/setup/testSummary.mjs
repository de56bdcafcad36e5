/**
 * The part of vitest's JSON report that is read here.
 *
 * @typedef {object} Report
 * @property {number} numPassedTests
 * @property {number} numFailedTests
 * @property {number} numPendingTests skipped
 * @property {number} numTodoTests
 * @property {readonly { status: string, assertionResults: readonly unknown[] }[]} testResults one for each file
 */

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/** A file that could not even be loaded has no test of its own that could fail. @param {Report} report */
const brokenFiles = ({ testResults }) =>
  testResults.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0)
    .length;

/**
 * @param {Report | undefined} report undefined when vitest ended without writing one
 * @param {number} exitCode of vitest
 * @returns {Counts} where `failed` is at least 1 whenever vitest says that something went wrong, for example an error
 *   outside any test
 */
export const countTests = (report, exitCode) => {
  if (!report) return { passed: 0, failed: 1, skipped: 0 };
  const failed = report.numFailedTests + brokenFiles(report);
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && exitCode !== 0 && report.numPassedTests > 0 ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  };
};

/** @param {Counts} counts @returns {string} the line that npm test closes with */
export const closingLine = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;

/** @param {Counts} counts @returns {boolean} whether the run shows anything, and nothing bad */
export const isGood = ({ passed, failed }) => passed > 0 && failed === 0;
