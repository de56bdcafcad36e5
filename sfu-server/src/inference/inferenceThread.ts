import { analyseEcg } from '@smart-triage/models/ecg/analyseEcg';
import { assessEvidence } from '@smart-triage/models/evidence/ecgEvidence';
import { assessCase } from '@smart-triage/models/runtime/assessCase';
import { createNodeEvidenceModel, createNodeScoreEngine } from '@smart-triage/models/runtime/node';
import { recordingOf } from '@smart-triage/shared/ecg/recordingOfFrames';
import { parentPort } from 'node:worker_threads';
import type { Job, ThreadReply } from './jobs.ts';

/**
 * Runs models and ECG analysis in a thread of its own: neither is asynchronous inside, and the event loop of the server belongs to signalling and ECG.
 */
const port = parentPort;
if (!port) throw new Error('inferenceThread.ts is started as a worker thread');
const engine = await createNodeScoreEngine();
const evidenceModel = await createNodeEvidenceModel();

port.on('message', (job: Job) => void answer(job));
port.postMessage({ ready: true } satisfies ThreadReply);

async function answer(job: Job): Promise<void> {
  try {
    port?.postMessage({ output: await run(job) } satisfies ThreadReply);
  } catch {
    // The cause may quote inputs, which are patient data: only the fact of failing leaves this thread.
    port?.postMessage({ failed: true } satisfies ThreadReply);
  }
}

async function run(job: Job): Promise<unknown> {
  switch (job.name) {
    case 'assess':
      return assessCase(engine, job.input);
    case 'analyse':
      return analyseEcg(recordingOf(job.input.frames), job.input.patient);
    case 'evidence':
      return assessEvidence(evidenceModel, job.input.analysis, job.input.patient);
  }
}
