import { type EcgTask, runEcgTask } from './ecgTasks.ts';

/** The worker's own file: one task in, one reply out. A page that draws a sweep must not stand still while an ECG is measured. */
self.addEventListener('message', ({ data }: MessageEvent<EcgTask>) => {
  void runEcgTask(data).then((reply) => {
    self.postMessage(reply);
  });
});
