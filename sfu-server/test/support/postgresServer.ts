import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { freePort } from './freePort.ts';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where Debian puts it, newest version first. */
const DEBIAN = '/usr/lib/postgresql';
const USER = 'smart_triage';
/** PostgreSQL refuses to run as root: there it runs as "nobody". */
const NOBODY = 65534;

/** The folder of PostgreSQL's programs, or `null` with a line that says what is left out. */
export function findPostgres(): string | null {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN) : [];
  const folder = versions
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => join(DEBIAN, version, 'bin'))
    .find((bin) => existsSync(join(bin, 'initdb')));
  if (folder === undefined) process.stdout.write('PostgreSQL is not installed: its tests are skipped\n');
  return folder ?? null;
}

/** A real PostgreSQL with a cluster of its own, on a free port of this machine only. */
export class PostgresServer {
  readonly url: string;
  readonly #bin: string;
  readonly #folder: string;
  readonly #port: number;
  #process: ReturnType<typeof spawn> | null = null;

  private constructor(bin: string, folder: string, port: number) {
    this.#bin = bin;
    this.#folder = folder;
    this.#port = port;
    this.url = `postgres://${USER}@127.0.0.1:${port}/postgres`;
  }

  static async start(bin: string): Promise<PostgresServer> {
    const folder = await mkdtemp(join(tmpdir(), 'smart-triage-postgres-'));
    if (isRoot()) await chown(folder, NOBODY, NOBODY);
    const server = new PostgresServer(bin, folder, await freePort());
    await server.#run('initdb', [
      '-D',
      server.#cluster,
      '-U',
      USER,
      '-A',
      'trust',
      '-E',
      'UTF8',
      '--no-sync',
    ]);
    await server.resume();
    return server;
  }

  /** Starts it (again) on the same cluster, and returns once it takes connections. */
  async resume(): Promise<void> {
    const args = ['-D', this.#cluster, '-p', String(this.#port), '-k', this.#folder, '-h', '127.0.0.1'];
    this.#process = this.#spawn('postgres', args);
    for (;;) {
      const ended = await this.#exitCode('pg_isready', ['-h', '127.0.0.1', '-p', String(this.#port)]);
      if (ended === 0) return;
      if (this.#process.exitCode !== null) throw new Error(`postgres ended with ${this.#process.exitCode}`);
      await new Promise((done) => setTimeout(done, 50));
    }
  }

  /** As when the machine under it dies. */
  async kill(): Promise<void> {
    await this.#end('SIGQUIT');
  }

  async stop(): Promise<void> {
    await this.#end('SIGINT');
    await rm(this.#folder, { recursive: true, force: true });
  }

  get #cluster(): string {
    return join(this.#folder, 'cluster');
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const running = this.#process;
    this.#process = null;
    if (running?.exitCode !== null) return;
    running.kill(signal);
    await once(running, 'exit');
  }

  #spawn(program: string, args: readonly string[]) {
    const owner = isRoot() ? { uid: NOBODY, gid: NOBODY } : {};
    return spawn(join(this.#bin, program), args, { stdio: 'ignore', cwd: this.#folder, ...owner });
  }

  async #exitCode(program: string, args: readonly string[]): Promise<number | null> {
    const child = this.#spawn(program, args);
    await once(child, 'exit');
    return child.exitCode;
  }

  async #run(program: string, args: readonly string[]): Promise<void> {
    const code = await this.#exitCode(program, args);
    if (code !== 0) throw new Error(`${program} ended with ${code}`);
  }
}

const isRoot = (): boolean => process.getuid?.() === 0;
