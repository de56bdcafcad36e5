import { findRecordings } from '@smart-triage/models/testing/recordings';
import { delineationResults } from './ecg/delineation.ts';
import { ruleResults } from './ecg/rules.ts';
import { speedResults } from './ecg/speed.ts';
import { report, type BenchResult } from './report.ts';

/** `npm run bench ecg`: the ECG engine on real recordings (promise Q1). Takes about five minutes. */

const folder = findRecordings();
report('ecg', folder === null ? notMeasured() : measured(folder), process.argv);

function measured(recordings: string): BenchResult[] {
  return [...speedResults(recordings), ...delineationResults(recordings), ...ruleResults(recordings)];
}

function notMeasured(): BenchResult[] {
  const ids = ['Q1.qrsSe', 'Q1.qrsPpv', 'Q1.jMae', 'Q1.stemiFalse', 'Q1.injected'];
  const note = 'no recordings found: set SMART_TRIAGE_ECG_DIR';
  return ids.map((id) => ({ id, value: null, unit: '', n: 0, note }));
}
