import { CaseIdSchema } from '@smart-triage/shared/domain/ids';
import type { Actor } from '@smart-triage/shared/domain/role';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { waitFor } from '../../sfu-server/test/support/waitFor.ts';
import { SignalingClient } from '@smart-triage/shared/client/signalingClient';
import { Link } from '../fleet/link/link.ts';
import { serverConnector } from '../fleet/link/serverConnection.ts';
import { ServerProcess } from './serverProcess.ts';
import { SimulatedTablet } from './simulatedTablet.ts';

const CREW: Actor = { id: 'tablet-rig', name: 'Ambulance rig', role: 'paramedic' };
const CARDIOLOGIST: Actor = { id: 'cardio-rig', name: 'Dr. Rig', role: 'cardiologist' };
const KEYS = 'signing-key.json';
/** Two servers make a database each, on a machine that does other things too. */
const LOST_AND_BACK_MS = 300_000;

/** The store comes back empty; who is who, and the server's address, stay. */
async function emptyStore({ dataDir }: ServerProcess): Promise<void> {
  for (const name of await readdir(dataDir))
    if (name !== KEYS) await rm(join(dataDir, name), { recursive: true, force: true });
}

it(
  '[OB5] a server whose store came back empty gets what the tablet still holds, and the rest is a gap',
  async () => {
    const server = await ServerProcess.create();
    const link = await Link.create(serverConnector(server.url, null));
    const caseId = CaseIdSchema.parse(crypto.randomUUID());
    const tablet = await SimulatedTablet.create({
      caseId,
      unit: '06-198',
      link,
      token: () => server.tokenFor(CREW),
      seed: 1,
      cabin: null,
      onError: () => undefined,
    });
    try {
      await waitFor('a case with some ECG', () => acknowledged(tablet) >= 10);
      await server.kill();
      await emptyStore(server);
      tablet.measure(61);
      await waitFor('some ECG without a server', () => tablet.waiting().frames >= 20);
      await server.start();
      tablet.endEcg();
      await waitFor('all of it', () => tablet.waiting().frames === 0 && tablet.waiting().changes === 0);
      expect(tablet.refused()).toBe(0);
      const desk = new SignalingClient({ url: server.url, token: () => server.tokenFor(CARDIOLOGIST) });
      const [[streamId, captured] = []] = [...tablet.captured];
      const watched = await new Promise<Awaited<ReturnType<typeof watch>>>((resolve, reject) => {
        desk.onReady(() => void watch(desk).then(resolve, reject));
        desk.connect();
      });
      desk.close();
      const [stream] = watched.streams;
      expect(stream).toMatchObject({ streamId, lastSeq: (captured?.length ?? 0) - 1 });
      const [[from, to] = [-1, -1]] = stream?.gaps ?? [];
      expect(stream?.gaps).toHaveLength(1);
      expect(from).toBe(0);
      expect(to).toBeGreaterThanOrEqual(9);
      expect(watched.vitals.heartRate?.value).toBe(61);
    } finally {
      await tablet.close();
      link.close();
      await server.close();
    }

    async function watch(desk: SignalingClient) {
      const { streams } = await desk.request('ecg:watch', { caseId });
      const { case: state } = await desk.request('case:watch', { caseId });
      return { streams, vitals: state.vitals };
    }
  },
  LOST_AND_BACK_MS,
);

/** Frames that were captured and wait no more. */
function acknowledged(tablet: SimulatedTablet): number {
  const captured = [...tablet.captured.values()].reduce((sum, frames) => sum + frames.length, 0);
  return captured - tablet.waiting().frames;
}
