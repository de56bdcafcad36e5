import type { CapacityFact } from '@smart-triage/shared/domain/capacity';
import { instant } from '@smart-triage/shared/time/instant';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { readCapacityDocument } from './capacityDocument.ts';
import { CapacityFeed } from './capacityFeed.ts';
import { addressSource, type CapacitySource, fileSource } from './capacitySource.ts';

const NOW = instant(1_760_000_000_000);
const document = (cardiacBeds: unknown, at: number = NOW): string =>
  JSON.stringify({ hospitals: [{ hospital: 'lumc', at, cardiacBeds }] });

const cleanups: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

function follow(source: CapacitySource) {
  const learned: CapacityFact[] = [];
  const errors: unknown[] = [];
  const feed = CapacityFeed.start({
    source: { ...source, everyMs: 10 },
    ledger: { learn: (fact) => Promise.resolve(void learned.push(fact)) },
    clock: { now: () => NOW },
    onError: (error) => errors.push(error),
  });
  cleanups.push(() => feed.close());
  return { beds: () => learned.map(({ change }) => change.value), errors };
}

async function serve(answer: (count: number) => { status: number; body: string } | null): Promise<string> {
  let count = 0;
  const server: Server = createServer((_, response) => {
    const next = answer(++count);
    if (next) response.writeHead(next.status).end(next.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  cleanups.push(
    () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(resolve);
      }),
  );
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/capacity`;
}

describe('a capacity document', () => {
  it('names the wrong field and not its value', () => {
    expect(() => readCapacityDocument(document('many'), 'x', NOW)).toThrow(/hospitals\.0\.cardiacBeds: /);
    expect(() => readCapacityDocument(document('many'), 'x', NOW)).not.toThrow(/many/);
    expect(() => readCapacityDocument('{', 'x', NOW)).toThrow(/is not JSON/);
  });

  it('[CY3] cannot be newer than now', () => {
    expect(readCapacityDocument(document(2, NOW + 60_000), 'x', NOW)).toMatchObject([{ at: NOW }]);
  });
});

describe('a capacity source', () => {
  it('[CY4] whose answer is a thousand times larger once it is unpacked is given up at its limit', async () => {
    const bomb = gzipSync(new Uint8Array(64_000_000));
    const server = createServer((_, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    cleanups.push(() => new Promise((resolve) => server.close(resolve)));
    const { port } = server.address() as AddressInfo;
    await expect(addressSource(`http://127.0.0.1:${port}/`).read()).rejects.toThrow('too much');
  });

  it('[CY4] that is a file is followed, also through a wrong document', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'smart-triage-capacity-'));
    cleanups.push(() => rm(folder, { recursive: true }));
    const path = join(folder, 'capacity.json');
    await writeFile(path, document(3));
    const { beds, errors } = follow(fileSource(path));
    await vi.waitFor(() => {
      expect(beds()).toEqual([3]);
    });
    await writeFile(path, document('many', NOW + 1));
    await vi.waitFor(() => {
      expect(String(errors.at(-1))).toContain('hospitals.0.cardiacBeds');
    });
    expect(beds()).toEqual([3]);
    await writeFile(path, document(1, NOW + 2));
    await vi.waitFor(() => {
      expect(beds()).toEqual([3, 1]);
    });
  });

  it('[CY4] that is an address is asked again after an error, an answer that never comes, and a refusal', async () => {
    const url = await serve((count) => {
      if (count === 1) return { status: 500, body: '' };
      if (count === 2) return null;
      return { status: 200, body: document(7) };
    });
    const { beds, errors } = follow(addressSource(url, { answerWithinMs: 50 }));
    await vi.waitFor(() => {
      expect(beds()).toEqual([7]);
    });
    expect(errors.map((error) => (error as Error).name)).toEqual(['Error', 'TimeoutError']);
  });

  it('[CY4] that stays away is told once, not at every attempt', async () => {
    let asked = 0;
    const url = await serve(() => ({ status: 500 + 0 * ++asked, body: '' }));
    const { errors } = follow(addressSource(url));
    await vi.waitFor(() => {
      expect(asked).toBeGreaterThan(2);
    });
    expect(errors).toHaveLength(1);
  });
});
