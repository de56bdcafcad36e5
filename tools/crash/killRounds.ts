import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { CrashWriter } from './crashWriter.ts';
import { ServerProcess } from './serverProcess.ts';
import { type Verdict, verifyStore } from './verifyStore.ts';

export type KillOptions = {
  readonly rounds: number;
  /** How many tablets write; at most as many as the demo has. */
  readonly writers: number;
  /** 0 to 1: decides the moments. */
  readonly random: () => number;
  /** Of a PostgreSQL server; PGlite in the data folder where there is none. */
  readonly databaseUrl?: string | undefined;
};

/** The server is killed this long after it was ready: in the middle of commits, some of them the first after a recovery. */
const EARLIEST_MS = 200;
const LATEST_MS = 1500;
/** One start in four is killed too, before it is ready: a recovery that is cut off must itself be recovered from. */
const KILLED_STARTS = 0.25;
const START_KILLED_WITHIN_MS = 3000;

/**
 * [L2] Kills the server with SIGKILL at random moments while tablets write as fast as they are answered, starts it again on the same folder, and in the end compares
 * what is stored with everything that was ever confirmed. A start that does not come up by itself ends it.
 */
export async function killRounds(options: KillOptions): Promise<Verdict> {
  const { rounds, writers: count, random, databaseUrl } = options;
  const dataDir = await mkdtemp(join(tmpdir(), 'smart-triage-kills-'));
  let server = await ServerProcess.start({ dataDir, port: 0, databaseUrl });
  const { url, tablets } = server.demo;
  const writers: CrashWriter[] = [];
  try {
    for (const { code } of tablets.slice(0, count)) writers.push(await CrashWriter.start(url, code));
    for (let round = 0; round < rounds; round++) {
      const place = { dataDir, port: server.port, databaseUrl };
      if (round > 0 && random() < KILLED_STARTS)
        await ServerProcess.startAndKill(place, random() * START_KILLED_WITHIN_MS);
      if (round > 0) server = await ServerProcess.start(place);
      await wait(EARLIEST_MS + random() * (LATEST_MS - EARLIEST_MS));
      await server.kill();
    }
    await Promise.all(writers.map((writer) => writer.stop()));
    return await verifyStore(
      { dataDir, url: databaseUrl },
      writers.map((writer) => writer.confirmations()),
    );
  } finally {
    await Promise.all(writers.map((writer) => writer.stop()));
    await server.kill();
    await rm(dataDir, { recursive: true, force: true });
  }
}
