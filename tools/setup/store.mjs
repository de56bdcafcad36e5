// npm run store -- COMMAND: sets up what is missing and runs the server's commands on what is stored.
import { installModules } from './install.mjs';
import { forwardSignals, startNode24 } from './node24.mjs';
import { runProgram } from './program.mjs';

await runProgram(async ({ progress, args }) => {
  await installModules(progress);
  const command = startNode24(['sfu-server/src/storeCommand.ts', ...args]);
  forwardSignals(() => [command]);
  return command.ended;
});
