// npm run monitor-bridge -- --ecg FILE: sets up what is missing and runs tools/monitor-bridge/main.ts, a patient monitor's gateway that replays a recording.
import { installModules } from './install.mjs';
import { forwardSignals, startNode24 } from './node24.mjs';
import { runProgram } from './program.mjs';

await runProgram(async ({ progress, args }) => {
  await installModules(progress);
  const bridge = startNode24(['tools/monitor-bridge/main.ts', ...args]);
  forwardSignals(() => [bridge]);
  return bridge.ended;
});
