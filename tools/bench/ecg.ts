import { findRecordings } from '@smart-triage/models/testing/recordings';
import { createNodeEvidenceModel } from '@smart-triage/models/runtime/node';
import { delineationResults } from './ecg/delineation.ts';
import { evidenceResults } from './ecg/evidence.ts';
import { injectedEvidenceResults } from './ecg/injectedEvidence.ts';
import { ruleResults } from './ecg/rules.ts';
import { speedResults } from './ecg/speed.ts';
import { report, type BenchResult } from './report.ts';

/** `npm run bench ecg`: the ECG engine on real recordings (promises Q1 and Q2). Takes about eight minutes. */

const folder = findRecordings();
report('ecg', folder === null ? notMeasured() : await measured(folder), process.argv);

async function measured(recordings: string): Promise<BenchResult[]> {
  const model = await createNodeEvidenceModel();
  const results = [
    ...speedResults(recordings),
    ...delineationResults(recordings),
    ...ruleResults(recordings),
    ...(await evidenceResults(model, recordings)),
    ...(await injectedEvidenceResults(model, recordings)),
  ];
  await model.close();
  return results;
}

function notMeasured(): BenchResult[] {
  const ids = [
    'Q1.qrsSe',
    'Q1.qrsPpv',
    'Q1.jMae',
    'Q1.stemiFalse',
    'Q1.injected',
    'Q2.miAuc',
    'Q2.injectedSe',
  ];
  const note = 'no recordings found: set SMART_TRIAGE_ECG_DIR';
  return ids.map((id) => ({ id, value: null, unit: '', n: 0, note }));
}
