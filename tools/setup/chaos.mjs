// npm run chaos -- --minutes M [--seed S]: sets up what is missing and runs tools/chaos/main.ts.
import { installModules } from './install.mjs';
import { forwardSignals, startNode24 } from './node24.mjs';
import { runProgram } from './program.mjs';
import { provideWorker } from './worker.mjs';

await runProgram(async ({ progress, mayInstall, args }) => {
  await installModules(progress);
  const worker = await provideWorker({ progress, mayInstall });
  const env = { ...process.env, MEDIASOUP_WORKER_BIN: worker };
  const chaos = startNode24(['tools/chaos/main.ts', ...args], { env });
  forwardSignals(() => [chaos]);
  return chaos.ended;
});
