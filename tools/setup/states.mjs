// npm run states -- [--only WORDS] [--out FOLDER]: sets up what is missing and runs tools/states/main.ts, which takes a picture of every screen in every state.
import { provideChromium } from './chromium.mjs';
import { installModules } from './install.mjs';
import { forwardSignals, startNode24 } from './node24.mjs';
import { runProgram } from './program.mjs';

await runProgram(async ({ progress, mayInstall, args }) => {
  await installModules(progress);
  const chromium = await provideChromium({ progress, mayInstall });
  const env = { ...process.env, CHROMIUM_BIN: chromium };
  const states = startNode24(['tools/states/main.ts', ...args], { env });
  forwardSignals(() => [states]);
  return states.ended;
});
