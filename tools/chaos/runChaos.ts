import { CaseIdSchema } from '@smart-triage/shared/domain/ids';
import type { Actor } from '@smart-triage/shared/domain/role';
import { setTimeout as sleep } from 'node:timers/promises';
import { Link } from '../fleet/link/link.ts';
import { NETWORKS } from '../fleet/link/conditions.ts';
import { serverConnector } from '../fleet/link/serverConnection.ts';
import { ServerProcess } from '../rig/serverProcess.ts';
import { SimulatedTablet } from '../rig/simulatedTablet.ts';
import { type Comparison, compare } from './compare.ts';
import { type Mishap, planOf } from './plan.ts';

export type ChaosOptions = {
  seed: number;
  lengthMs: number;
  /** Told what happens, so that a run that failed can be followed. */
  say: (text: string) => void;
};

const CREW: Actor = { id: 'tablet-chaos', name: 'Ambulance chaos', role: 'paramedic' };
const MEASURE_EVERY_MS = 400;
/** After everything is whole again: reconnect, and the backlog. */
const SETTLE_WITHIN_MS = 120_000;

type World = { server: ServerProcess; link: Link; tablet: SimulatedTablet; mends: Promise<void>[] };

/** Lets a tablet work through everything of the seed's plan, and compares in the end what was handed in with what the server stored. */
export async function runChaos({ seed, lengthMs, say }: ChaosOptions): Promise<Comparison> {
  const world = await createWorld(seed, say);
  const { server, link, tablet } = world;
  let measured = 0;
  const measuring = setInterval(() => {
    if (tablet.isLoaded()) tablet.measure(measured++);
  }, MEASURE_EVERY_MS);
  try {
    for (const mishap of planOf(seed, lengthMs)) {
      await sleep(mishap.afterMs);
      say(describe(mishap));
      await happen(mishap, world);
    }
    await Promise.all(world.mends);
    clearInterval(measuring);
    tablet.endEcg();
    await settle(tablet);
    const { captured, entered } = tablet;
    const refused = tablet.refused();
    await tablet.close();
    await server.stop();
    return { ...(await compare(server.dataDir, captured, entered)), refused };
  } finally {
    clearInterval(measuring);
    await tablet.close();
    link.close();
    await server.close();
  }
}

async function createWorld(seed: number, say: (text: string) => void): Promise<World> {
  const server = await ServerProcess.create();
  const link = await Link.create(serverConnector(server.url, null), { network: NETWORKS.lteGood, seed });
  const tablet = await SimulatedTablet.create({
    caseId: CaseIdSchema.parse(crypto.randomUUID()),
    unit: '06-199',
    link,
    token: () => server.tokenFor(CREW),
    seed,
    cabin: null,
    onError: (error) => {
      say(`  (${error instanceof Error ? error.message : String(error)})`);
    },
  });
  return { server, link, tablet, mends: [] };
}

async function happen(mishap: Mishap, { server, link, tablet, mends }: World): Promise<void> {
  switch (mishap.kind) {
    case 'cut':
      link.cut(mishap.lane);
      mends.push(
        sleep(mishap.lengthMs).then(() => {
          link.restore();
        }),
      );
      return;
    case 'clock-step':
      tablet.clock.step(mishap.ms);
      return;
    case 'reload':
      return tablet.reload();
    case 'change-address':
      link.changeAddress();
      return;
    case 'kill-worker':
      await server.killWorker();
      return;
    case 'kill-server':
      await server.kill();
      return server.start();
  }
}

async function settle(tablet: SimulatedTablet): Promise<void> {
  const deadline = Date.now() + SETTLE_WITHIN_MS;
  for (;;) {
    const { frames, changes } = tablet.waiting();
    if (frames === 0 && changes === 0) return;
    if (Date.now() > deadline) throw new Error(`still waiting: ${frames} frames, ${changes} changes`);
    await sleep(100);
  }
}

function describe({ afterMs, ...mishap }: Mishap): string {
  return `+${afterMs} ms ${JSON.stringify(mishap)}`;
}
