// npm run bench NAME -- [options]: sets up what is missing and runs tools/bench/NAME.ts, which prints what it measured.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SetupError } from '../../sfu-server/worker/runCommand.mjs';
import { provideChromium } from './chromium.mjs';
import { installModules } from './install.mjs';
import { forwardSignals, startNode24 } from './node24.mjs';
import { providePages } from './pages.mjs';
import { inRoot } from './paths.mjs';
import { runProgram } from './program.mjs';
import { provideWorker } from './worker.mjs';

const FOLDER = 'tools/bench';

/** A bench is a program: what exports something helps the others. @param {string} file */
const isBench = (file) =>
  file.endsWith('.ts') &&
  !file.endsWith('.test.ts') &&
  !/^export /m.test(readFileSync(inRoot(FOLDER, file), 'utf8'));

const benchNames = () =>
  existsSync(inRoot(FOLDER))
    ? readdirSync(inRoot(FOLDER))
        .filter(isBench)
        .map((name) => name.slice(0, -'.ts'.length))
    : [];

await runProgram(async ({ progress, mayInstall, args }) => {
  const [name, ...rest] = args;
  const names = benchNames();
  if (name === undefined) {
    process.stdout.write(`npm run bench NAME, where NAME is one of: ${names.join(', ') || '(none yet)'}\n`);
    return 0;
  }
  if (!names.includes(name))
    throw new SetupError(`There is no bench "${name}", only: ${names.join(', ') || '(none yet)'}.`);
  await installModules(progress);
  const chromium = await provideChromium({ progress, mayInstall });
  const worker = await provideWorker({ progress, mayInstall });
  await providePages(progress);
  const env = { ...process.env, CHROMIUM_BIN: chromium, MEDIASOUP_WORKER_BIN: worker };
  const bench = startNode24([join(FOLDER, `${name}.ts`), ...rest], { env });
  forwardSignals(() => [bench]);
  return bench.ended;
});
