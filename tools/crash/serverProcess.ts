import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { setTimeout as wait } from 'node:timers/promises';
import { type Demo, readDemo } from '../fleet/demoFile.ts';

const MAIN = fileURLToPath(new URL('../../sfu-server/src/main.ts', import.meta.url));
const LOOK_EVERY_MS = 50;
const START_WITHIN_MS = 60_000;

/** The server as a process of its own, which can be killed as a power cut kills it. */
export class ServerProcess {
  readonly demo: Demo;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, demo: Demo) {
    this.#child = child;
    this.demo = demo;
  }

  /** Resolves once it is ready. `port` 0 lets the system choose. */
  static async start(dataDir: string, port: number): Promise<ServerProcess> {
    const args = [MAIN, '--port', String(port), '--data', dataDir];
    const env = { ...process.env, LOG_LEVEL: 'error' };
    const startedAt = Date.now();
    const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
    await untilWelcome(child, startedAt + START_WITHIN_MS);
    return new ServerProcess(child, await readDemo(dataDir));
  }

  get port(): number {
    return Number(new URL(this.demo.url).port);
  }

  async kill(): Promise<void> {
    if (this.#child.signalCode !== null || this.#child.exitCode !== null) return;
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await ended;
  }
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
