import { CaseIdSchema } from '@smart-triage/shared/domain/ids';
import type { Actor } from '@smart-triage/shared/domain/role';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { waitFor } from '../../sfu-server/test/support/waitFor.ts';
import { compare } from '../chaos/compare.ts';
import { Link } from '../fleet/link/link.ts';
import { serverConnector } from '../fleet/link/serverConnection.ts';
import { ServerProcess } from './serverProcess.ts';
import { SimulatedTablet } from './simulatedTablet.ts';

const CREW: Actor = { id: 'tablet-lost', name: 'Ambulance lost', role: 'paramedic' };

let server: ServerProcess;
let link: Link;
let tablet: SimulatedTablet;

beforeAll(async () => {
  server = await ServerProcess.create();
  link = await Link.create(serverConnector(server.url, null));
  tablet = await SimulatedTablet.create({
    caseId: CaseIdSchema.parse(crypto.randomUUID()),
    unit: '06-199',
    link,
    token: () => server.tokenFor(CREW),
    seed: 7,
    cabin: null,
    onError: () => undefined,
  });
});
afterAll(async () => {
  await tablet.close();
  link.close();
  await server.close();
});

const isDelivered = () => tablet.waiting().frames === 0 && tablet.waiting().changes === 0;

/** What the disk of the database held is gone; the server's own keys are elsewhere. */
function loseStore(): Promise<void> {
  return rm(join(server.dataDir, 'database'), { recursive: true });
}

it('[OB5] a server that comes back with an empty store gets what was entered in the open case again, in order, and the ECG that it had not confirmed', async () => {
  for (let n = 0; n < 5; n++) tablet.measure(n);
  await waitFor('the first entries to be with the server', () => tablet.waiting().changes === 0);
  await server.kill();
  await loseStore();
  tablet.measure(5);
  await waitFor('some ECG that nobody has confirmed', () => tablet.waiting().frames > 5);
  const missing = tablet.waiting().frames;
  await server.start();
  tablet.endEcg();
  await waitFor('everything to be with the server', isDelivered);
  expect(tablet.refused()).toBe(0);
  await server.stop();
  const whole = await compare(server.dataDir, tablet.captured, tablet.entered);
  expect(whole).toMatchObject({ changesLost: 0, changesTwice: 0, changesOutOfOrder: 0, isChainWhole: true });
  // What was confirmed is no longer on the tablet, and gone with the store; the rest is there.
  expect(whole.frames - whole.framesLost).toBeGreaterThanOrEqual(missing);
}, 120_000);
