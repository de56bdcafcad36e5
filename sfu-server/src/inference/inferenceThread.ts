import { analyseWithBeat } from '@smart-triage/models/ecg/analyseEcg';
import { assessFiles, type EcgFileAssessment } from '@smart-triage/models/evidence/assessFiles';
import { assessEvidence } from '@smart-triage/models/evidence/ecgEvidence';
import { assessCase } from '@smart-triage/models/runtime/assessCase';
import { createNodeEvidenceModel, createNodeScoreEngine } from '@smart-triage/models/runtime/node';
import { unpackFrames } from '@smart-triage/shared/ecg/frameBatch';
import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { constants, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import type { Job, ThreadReply, ThreadStart, Upload } from './jobs.ts';
import { WindowDecoder } from './windowDecoder.ts';
import { uploadedFiles } from './uploadedFiles.ts';

/**
 * Runs models and ECG analysis in a thread of its own: neither is asynchronous inside, and the event loop of the server belongs to signalling and ECG.
 */
const port = parentPort;
if (!port) throw new Error('inferenceThread.ts is started as a worker thread');
const { yields } = workerData as ThreadStart;
// On Linux this is the priority of the thread that asks; elsewhere it would be the whole server's.
if (yields && process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
const engine = await createNodeScoreEngine();
const decoder = new WindowDecoder();
const evidenceModel = await createNodeEvidenceModel();

/** The answer under way: the thread leaves after it, because one that is ended inside a model run takes the whole process with it. */
let last: Promise<void> = Promise.resolve();
port.on('message', (job: Job | null) => {
  if (job) last = answer(job);
  else
    void last.then(() => {
      port.close();
    });
});
port.postMessage({ ready: true } satisfies ThreadReply);

async function answer(job: Job): Promise<void> {
  try {
    port?.postMessage({ output: await run(job) } satisfies ThreadReply);
  } catch (error) {
    // The cause may quote inputs, which are patient data: only the fact of failing leaves this thread, and what a sender can put right.
    const isSendersFault =
      job.name === 'upload' && error instanceof AppError && error.code === ErrorCode.Invalid;
    const reply: ThreadReply = isSendersFault
      ? { refused: { message: error.message, issues: error.issues } }
      : { failed: true };
    port?.postMessage(reply);
  }
}

async function run(job: Job): Promise<unknown> {
  switch (job.name) {
    case 'assess':
      return assessCase(engine, job.input);
    case 'analyse': {
      const { batch, patient, jPointMs } = job.input;
      return analyseWithBeat(decoder.recordingOf(unpackFrames(batch)), patient, jPointMs).analysis;
    }
    case 'upload':
      return analyseUpload(job.input);
    case 'evidence':
      return assessEvidence(evidenceModel, job.input.analysis, job.input.patient);
  }
}

async function analyseUpload({ contentType, body, patient }: Upload): Promise<EcgFileAssessment> {
  return (await assessFiles(evidenceModel, await uploadedFiles(contentType, body), patient)).result;
}
