import { instant } from '@smart-triage/shared/time/instant';
import { HospitalIdSchema } from '@smart-triage/shared/domain/ids';
import type { CapacityFact } from '@smart-triage/shared/domain/capacity';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { TestServer } from './support/testServer.ts';

let server: TestServer;
beforeAll(async () => {
  server = await TestServer.start({ ETA_KM_PER_HOUR: '70' });
});
afterAll(() => server.stop());

const hospital = HospitalIdSchema.parse('lumc');
const value = { kind: 'paused', reason: 'no free places', until: instant(1_900_000_000_000) } as const;
const pause = { hospital, item: 'ed', value } as const;

describe('capacity', () => {
  it('[CY7] comes with what estimates of an arrival go by, as the region has set it', async () => {
    const { roads } = await (
      await server.connect(await server.staffToken('cardio'))
    ).request('capacity:watch', {});
    expect(roads).toEqual({ detour: 1.417, kmPerHour: 70 });
  });

  it('[CY1] [CS3] is told to others, stored once, and there after a restart', async () => {
    const dispatcher = await server.connect(await server.staffToken('dispatch'));
    const cardiologist = await server.connect(await server.staffToken('cardio'));
    const heard: CapacityFact[] = [];
    cardiologist.on('capacity:changed', ({ fact }) => heard.push(fact));
    expect((await cardiologist.request('capacity:watch', {})).facts).toEqual([]);

    const request = { requestId: randomUUID(), change: pause };
    const { fact } = await dispatcher.request('capacity:report', request);
    expect(fact).toMatchObject({ change: pause, by: { kind: 'person', actor: { role: 'dispatcher' } } });
    expect(await dispatcher.request('capacity:report', request)).toEqual({ fact });
    await expect(
      dispatcher.request('capacity:report', {
        ...request,
        change: { hospital, item: 'cathLab', value: 'busy' },
      }),
    ).rejects.toMatchObject({ code: 'request-id-reused' });
    await vi.waitFor(() => {
      expect(heard).toEqual([fact]);
    });

    await server.restart();
    const again = await server.connect(await server.staffToken('dispatch'));
    expect((await again.request('capacity:watch', {})).facts).toEqual([fact]);
  });

  it('is refused for a hospital that is not of the region, and to whoever is not at a desk', async () => {
    const dispatcher = await server.connect(await server.staffToken('dispatch'));
    const elsewhere = { hospital: HospitalIdSchema.parse('nowhere'), item: 'cardiacBeds', value: 1 } as const;
    await expect(
      dispatcher.request('capacity:report', { requestId: randomUUID(), change: elsewhere }),
    ).rejects.toMatchObject({ code: 'invalid' });
    const researcher = await server.connect(await server.staffToken('research'));
    await expect(
      researcher.request('capacity:report', { requestId: randomUUID(), change: pause }),
    ).rejects.toMatchObject({ code: 'not-permitted' });
  });

  it('[AU1] leaves a line in the access log that names hospital and item', async () => {
    const auditor = await server.staffToken('auditor');
    const response = await fetch(`${server.app.url}/api/v1/access-log?limit=1000`, {
      headers: { authorization: `Bearer ${auditor}` },
    });
    const { lines } = (await response.json()) as { lines: { type: string; data: unknown }[] };
    const changes = lines.filter(({ type }) => type === 'capacity-changed').map(({ data }) => data);
    expect(changes).toContainEqual({ hospital: 'lumc', item: 'ed' });
  });
});
