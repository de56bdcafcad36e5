import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url));

it('a start that cannot have its port says so and ends, with the workers and the database that had begun', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  const dataDir = await mkdtemp(join(tmpdir(), 'smart-triage-failed-start-'));
  const child = spawn(process.execPath, [MAIN, '--port', String(port), '--data', dataDir], {
    env: { ...process.env, LOG_LEVEL: 'error', METRICS_PORT: '0' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  try {
    const [said] = await Promise.all([text(child.stderr), once(child, 'exit')]);
    expect(child.exitCode).toBe(1);
    expect(said).toContain(`port ${port}: end it, or choose another port`);
  } finally {
    child.kill('SIGKILL');
    other.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}, 60_000);
