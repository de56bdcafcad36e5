import { readFile } from 'node:fs/promises';
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import { keepOnTheRoad } from './fleet.ts';
import { readOptions } from './options.ts';
import { PROFILES } from './profiles.ts';
import { readRecordingFile } from './recordingFile.ts';

/** For the ambulances to say that they leave, so that nobody waits for them. */
const LAST_WORDS_MS = 300;

/** The simulated ambulances of the demo: a program of its own that knows of the server what any tablet knows. */
async function start(): Promise<void> {
  const options = readOptions(process.argv.slice(2), process.env);
  if (!options.isWanted) return;
  const { dataDir, certificateFile, ecgFile } = options;
  const certificate = certificateFile === null ? null : await readFile(certificateFile, 'utf8');
  const recording = ecgFile === null ? null : await readRecordingFile(ecgFile);
  const say = (text: string): void => {
    console.log(`simulated fleet: ${text}`);
  };
  const deps = { dataDir, certificate, say, stopped: stoppedOnSignals() };
  say(`${PROFILES.map(({ unit }) => unit).join(', ')} are on the road`);
  await Promise.all(
    PROFILES.map((profile, index) => keepOnTheRoad(profile, index === 0 ? recording : null, deps)),
  );
}

function stoppedOnSignals(): AbortSignal {
  const stopped = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      stopped.abort();
    });
  }
  return stopped.signal;
}

try {
  await start();
  // Closing the calls held the event loop up for seconds; only from its next turn on is the time counted.
  await nextTurn();
  await sleep(LAST_WORDS_MS);
  // libwebrtc's threads would keep the process alive.
  process.exit(0);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
