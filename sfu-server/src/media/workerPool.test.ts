import { afterEach, describe, expect, it } from 'vitest';
import { WorkerPool } from './workerPool.ts';

let pool: WorkerPool;
afterEach(() => {
  pool.close();
});

/** Where a browser is told to send its media. */
async function candidatesOf(listenIp: string, announcedAddress?: string): Promise<string[]> {
  pool = await WorkerPool.create({
    size: 1,
    firstPort: 0,
    listenIp,
    announcedAddress,
    onWorkerDied: () => undefined,
  });
  const [{ worker, webRtcServer }] = pool.hosts() as [ReturnType<WorkerPool['hosts']>[number]];
  const router = await worker.createRouter();
  const { iceCandidates } = await router.createWebRtcTransport({ webRtcServer });
  return [...new Set(iceCandidates.map(({ address }) => address))];
}

describe('where browsers are told to send media', () => {
  /** Found by opening the demo from another machine, as the README says: pages and ECG came, and no picture. */
  it('is an address that leads here when every address is listened on', async () => {
    const addresses = await candidatesOf('0.0.0.0');
    expect(addresses).toContain('127.0.0.1');
    expect(addresses).not.toContain('0.0.0.0');
  });

  it('is the outside of an address translation when that is set', async () => {
    expect(await candidatesOf('0.0.0.0', '203.0.113.7')).toEqual(['203.0.113.7']);
  });
});
