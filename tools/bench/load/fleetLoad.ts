import type { Actor } from '@smart-triage/shared/domain/role';
import { setTimeout as sleep } from 'node:timers/promises';
import { ServerProcess } from '../../rig/serverProcess.ts';
import { LightAmbulance } from './lightAmbulance.ts';
import { useOf } from './processUse.ts';
import { serverFigures } from './serverFigures.ts';

/** What a server took while so many ambulances were on the road, a second where it is a rate. */
export type Load = {
  readonly ambulances: number;
  readonly seconds: number;
  readonly cores: number;
  readonly memoryMb: number;
  readonly writtenKb: number;
  readonly commits: number;
  /** The 99th percentile of how late the event loop was. */
  readonly delayMs: number;
  /** The longest that the event loop was held by its own work. */
  readonly blockedMs: number;
  /** From a frame's sending to the news that it is committed, in ms. */
  readonly acks: readonly number[];
};

/** Cases are opened, the first scores computed and the code compiled before anything is measured. */
const SETTLE_MS = 6000;

/** Each number gets a server of its own, so that what one leaves behind does not count for the next. */
export async function measureLoad(ambulances: number, seconds: number): Promise<Load> {
  const server = await ServerProcess.create();
  const acks: number[] = [];
  const fleet: LightAmbulance[] = [];
  try {
    for (let index = 0; index < ambulances; index++) {
      const actor: Actor = { id: `tablet-${index}`, name: `Ambulance ${index}`, role: 'paramedic' };
      fleet.push(
        await LightAmbulance.create({
          url: server.url,
          token: () => server.tokenFor(actor),
          unit: `load-${index}`,
          seed: index,
          onAcknowledged: (afterMs) => acks.push(afterMs),
        }),
      );
    }
    await sleep(SETTLE_MS);
    return { ambulances, seconds, ...(await measureWindow(server, seconds, acks)) };
  } finally {
    for (const ambulance of fleet) ambulance.close();
    await server.close();
  }
}

async function measureWindow(server: ServerProcess, seconds: number, acks: number[]) {
  // Reading them begins a new measurement of the event loop.
  const figures = await serverFigures(server.dataDir);
  acks.length = 0;
  const [before, startedAt] = [await useOf(server.pid), performance.now()];
  await sleep(seconds * 1000);
  const [after, tookS] = [await useOf(server.pid), (performance.now() - startedAt) / 1000];
  const taken = [...acks];
  const { delayMs, blockedMs, commits } = await serverFigures(server.dataDir);
  return {
    cores: (after.cpuSeconds - before.cpuSeconds) / tookS,
    memoryMb: after.memoryMb,
    writtenKb: (after.writtenBytes - before.writtenBytes) / 1024 / tookS,
    commits: (commits - figures.commits) / tookS,
    delayMs,
    blockedMs,
    acks: taken,
  };
}
