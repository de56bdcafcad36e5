import { syntheticEcg } from '@smart-triage/models/testing/syntheticEcg';
import { encodeFrame } from '@smart-triage/shared/ecg/frame';
import { INDEPENDENT_LEADS } from '@smart-triage/shared/ecg/leads';
import { sliceRecording } from '@smart-triage/shared/ecg/recording';
import { anEcgFrame } from '@smart-triage/shared/testing/ecgFrames';
import { describe, expect, it } from 'vitest';
import { createEcgAnalyst, type TaskWorker } from './ecgAnalyst.ts';
import { type EcgTask, runEcgTask } from './ecgTasks.ts';

/** Does in this thread what the worker's file does in its own, after a turn, with copies. */
function workerHere(): TaskWorker {
  const worker: TaskWorker = {
    onmessage: null,
    onerror: null,
    terminate: () => undefined,
    postMessage: (task: EcgTask) => {
      void runEcgTask(structuredClone(task)).then((reply) => {
        worker.onmessage?.call(worker as Worker, { data: structuredClone(reply) } as MessageEvent);
      });
    },
  };
  return worker;
}

const recording = syntheticEcg({ leads: INDEPENDENT_LEADS, stMv: { V2: 0.4, V3: 0.4, V4: 0.3 } });
const frames = Array.from({ length: 100 }, (_, seq) =>
  encodeFrame(anEcgFrame({ ...sliceRecording(recording, seq * 50, 50), seq })),
);

describe('an ECG analysed on the tablet', () => {
  it('is what the engine says of the same samples', async () => {
    const analyst = createEcgAnalyst(workerHere);
    const analysis = await analyst.analyse(frames, { sex: 'male', ageYears: 58 });
    expect(analysis).toMatchObject({ kind: 'analysed', rhythm: 'sinus' });
    expect(analysis.kind === 'analysed' && analysis.rules.find(({ rule }) => rule === 'stemi')).toMatchObject(
      {
        outcome: 'met',
      },
    );
  });

  it('refuses a file with field and place, as the reader does', async () => {
    const analyst = createEcgAnalyst(workerHere);
    const files = [{ name: 'photo.jpg', bytes: new Uint8Array([255, 216, 255]) }];
    await expect(analyst.read(files)).rejects.toMatchObject({
      code: 'invalid',
      issues: [{ path: 'content at byte 0', limit: 'is of no known format' }],
    });
  });

  it('is not computed when the worker dies, and is with the next one', async () => {
    const silent: TaskWorker = { ...workerHere(), postMessage: () => undefined };
    const workers = [silent, workerHere()];
    const analyst = createEcgAnalyst(() => workers.shift()!);
    const lost = analyst.analyse(frames, {});
    silent.onerror?.call(silent as Worker, {} as ErrorEvent);
    await expect(lost).rejects.toMatchObject({ code: 'internal' });
    expect((await analyst.analyse(frames, {})).kind).toBe('analysed');
  });

  it('leaves nobody waiting when it is closed', async () => {
    const silent: TaskWorker = { ...workerHere(), postMessage: () => undefined };
    const analyst = createEcgAnalyst(() => silent);
    const lost = analyst.analyse(frames, {});
    analyst.close();
    await expect(lost).rejects.toMatchObject({ code: 'internal' });
  });
});
