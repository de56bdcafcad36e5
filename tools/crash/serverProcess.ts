import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { setTimeout as wait } from 'node:timers/promises';
import { type Demo, readDemo } from '../fleet/demoFile.ts';

const MAIN = fileURLToPath(new URL('../../sfu-server/src/main.ts', import.meta.url));
const LOOK_EVERY_MS = 50;
/** On a machine that many others use: a start that needs a hand never comes, one that is slow does. */
const START_WITHIN_MS = 300_000;

/** Where it keeps its data; `port` 0 lets the system choose, `databaseUrl` names a PostgreSQL server. */
export type ServerPlace = { dataDir: string; port: number; databaseUrl: string | undefined };

/** The server as a process of its own, which can be killed as a power cut kills it. */
export class ServerProcess {
  readonly demo: Demo;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, demo: Demo) {
    this.#child = child;
    this.demo = demo;
  }

  /** Resolves once it is ready. */
  static async start(place: ServerPlace): Promise<ServerProcess> {
    const child = launch(place);
    try {
      await untilWelcome(child, Date.now() + START_WITHIN_MS);
    } catch (error) {
      // It must not go on in a folder that is about to be taken away.
      await killed(child);
      throw error;
    }
    return new ServerProcess(child, await readDemo(place.dataDir));
  }

  /** A start that is killed before it has come to its end, unless it was quicker. */
  static async startAndKill(place: ServerPlace, afterMs: number): Promise<void> {
    const child = launch(place);
    await wait(afterMs);
    await killed(child);
  }

  get port(): number {
    return Number(new URL(this.demo.url).port);
  }

  async kill(): Promise<void> {
    await killed(this.#child);
  }
}

function launch({ dataDir, port, databaseUrl }: ServerPlace): ChildProcess {
  const args = [MAIN, '--port', String(port), '--data', dataDir];
  const env = {
    ...process.env,
    LOG_LEVEL: 'error',
    METRICS_PORT: '0',
    ...(databaseUrl !== undefined && { DATABASE_URL: databaseUrl }),
  };
  return spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
}

async function killed(child: ChildProcess): Promise<void> {
  if (child.signalCode !== null || child.exitCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

/** It prints its addresses after it listens and after it has left its codes. */
async function untilWelcome(child: ChildProcess, deadline: number): Promise<void> {
  let said = '';
  child.stdout?.on('data', (text: Buffer) => {
    said += text.toString();
  });
  while (!said.includes('control room')) {
    if (child.exitCode !== null || Date.now() > deadline) throw new Error('the server did not start');
    await wait(LOOK_EVERY_MS);
  }
}
