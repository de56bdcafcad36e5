import type { Actor } from '@smart-triage/shared/domain/role';
import { systemClock } from '@smart-triage/shared/time/clock';
import { addMs } from '@smart-triage/shared/time/instant';
import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadSigningKeys } from '../../sfu-server/src/identity/signingKey.ts';
import { Tokens } from '../../sfu-server/src/identity/tokens.ts';
import { freePort } from '../../sfu-server/test/support/freePort.ts';
import { untilReady } from '../setup/serverReady.mjs';

/** Longer than any run. */
const TOKEN_MS = 60 * 60_000;
const LOOPBACK = '127.0.0.1';
const MAIN = new URL('../../sfu-server/src/main.ts', import.meta.url).pathname;

type Options = { host?: string; settings?: Readonly<Record<string, string>> };

/** The server as a program of its own, with its own data folder and always on the same ports, so that it can be killed and started again. */
export class ServerProcess {
  readonly dataDir: string;
  readonly url: string;
  readonly mediaPort: number;
  readonly #host: string;
  readonly #port: number;
  readonly #settings: NonNullable<Options['settings']>;
  #child: ChildProcess | null = null;
  #output = '';

  private constructor(
    dataDir: string,
    host: string,
    port: number,
    mediaPort: number,
    settings: NonNullable<Options['settings']>,
  ) {
    this.#settings = settings;
    this.dataDir = dataDir;
    this.#host = host;
    this.#port = port;
    this.mediaPort = mediaPort;
    this.url = `http://${host}:${port}`;
  }

  /** `host`: the address that it is reached at, by media as well. `settings`: its environment besides. */
  static async create({ host = LOOPBACK, settings = {} }: Options = {}): Promise<ServerProcess> {
    const dataDir = await mkdtemp(join(tmpdir(), 'smart-triage-rig-'));
    const server = new ServerProcess(dataDir, host, await freePort(), await freePort(), settings);
    await server.start();
    return server;
  }

  get pid(): number {
    const pid = this.#child?.pid;
    if (pid === undefined) throw new Error('the server is not running');
    return pid;
  }

  /** Resolves when it is ready for cases. */
  async start(): Promise<void> {
    this.#output = '';
    const child = spawn(process.execPath, [MAIN], {
      env: this.#environment(),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    const ended = new AbortController();
    child.once('exit', () => {
      ended.abort();
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (text: Buffer) => {
        this.#output += text.toString();
      });
    }
    if (!(await untilReady(new URL(this.url), ended.signal))) {
      this.#child = null;
      throw new Error(`the server did not start:\n${this.#output}`);
    }
  }

  /** What it has printed since it was started. */
  output(): string {
    return this.#output;
  }

  /** As a power cut would: no last words, no last writes. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  async stop(): Promise<void> {
    await this.#end('SIGTERM');
  }

  /** Whether there was one to kill: a worker that just died may not be replaced yet. */
  async killWorker(): Promise<boolean> {
    const pid = await this.workerPid();
    if (pid !== null) process.kill(pid, 'SIGKILL');
    return pid !== null;
  }

  /** Of the first media worker; `null` while there is none. */
  async workerPid(): Promise<number | null> {
    const children = await readFile(`/proc/${this.pid}/task/${this.pid}/children`, 'utf8');
    for (const pid of children.trim().split(' ').filter(Boolean).map(Number)) {
      const name = await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => '');
      if (name.startsWith('mediasoup')) return pid;
    }
    return null;
  }

  /** Stops it and throws its data away. */
  async close(): Promise<void> {
    if (this.#child) await this.stop();
    await rm(this.dataDir, { recursive: true, force: true });
  }

  /** An access token as the server itself gives out, for people and tablets that the demo does not have. */
  async tokenFor(actor: Actor): Promise<string> {
    const standing = { isOver: () => false, isTabletRevoked: () => false };
    const tokens = new Tokens(await loadSigningKeys(this.dataDir), systemClock, standing);
    const endsAt = addMs(systemClock.now(), TOKEN_MS);
    const identity = { actor, signInId: randomUUID(), secondFactor: false, endsAt, tabletId: null };
    return (await tokens.issue(identity, 'access')).token;
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child;
    this.#child = null;
    if (child?.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill(signal);
    await exited;
  }

  #environment(): NodeJS.ProcessEnv {
    return {
      ...process.env,
      PORT: String(this.#port),
      METRICS_PORT: '0',
      HOST: this.#host,
      DATA_DIR: this.dataDir,
      DEMO: 'true',
      TLS: 'off',
      MEDIA_PORT: String(this.mediaPort),
      MEDIA_LISTEN_IP: this.#host,
      LOG_LEVEL: 'error',
      ...this.#settings,
    };
  }
}
