// npm run admin -- COMMAND: accounts, tablets and the access log of the server that runs on this machine.
import { forwardSignals, startNode24 } from './node24.mjs';
import { runProgram } from './program.mjs';

await runProgram(async ({ args }) => {
  const admin = startNode24(['sfu-server/src/admin.ts', ...args]);
  forwardSignals(() => [admin]);
  return admin.ended;
});
