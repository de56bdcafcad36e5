import { createNodeScoreEngine } from '@smart-triage/models/runtime/node';
import { parentPort } from 'node:worker_threads';
import type { AssessmentJob, AssessmentReply } from './inferenceService.ts';

/**
 * Runs the models in a thread of its own: onnxruntime-node's `run` is not asynchronous, and the event loop of the server belongs to signalling
 * and ECG.
 */
const port = parentPort;
if (!port) throw new Error('inferenceWorker.ts is started as a worker thread');
const engine = await createNodeScoreEngine();

port.on('message', (job: AssessmentJob) => void answer(job));
port.postMessage({ id: 0, assessment: null } satisfies AssessmentReply);

async function answer({ id, inputs }: AssessmentJob): Promise<void> {
  try {
    port?.postMessage({ id, assessment: await engine.assess(inputs) } satisfies AssessmentReply);
  } catch {
    // The cause may quote inputs, which are patient data: only the fact of failing leaves this thread.
    port?.postMessage({ id, assessment: null } satisfies AssessmentReply);
  }
}
