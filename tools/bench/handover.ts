import { CaseIdSchema } from '@smart-triage/shared/domain/ids';
import type { Actor } from '@smart-triage/shared/domain/role';
import { setTimeout as sleep } from 'node:timers/promises';
import { compare } from '../chaos/compare.ts';
import { ServerProcess } from '../rig/serverProcess.ts';
import { AmbulanceNetwork, runInNewNetwork, SERVER_HOST, whyNoNamespaces } from './handover/namespaces.ts';
import { RemoteTablet } from './handover/remoteTablet.ts';
import { Desk } from './outages/desk.ts';
import { measureDisturbance, measureRecovery, type Recovery, until } from './outages/recovery.ts';
import { type BenchResult, report } from './report.ts';

/**
 * npm run bench handover: another address in the middle of a call, and dead zones, in network namespaces: real interfaces, routes and the kernel's own TCP with its
 * ever longer pauses. Where the machine does not allow them, it says so.
 */
const INSIDE = 'SMART_TRIAGE_OWN_NETWORK';
const CREW: Actor = { id: 'tablet-bench', name: 'Ambulance bench', role: 'paramedic' };
const CARDIOLOGIST: Actor = { id: 'cardio-bench', name: 'Dr. Bench', role: 'cardiologist' };
const SIGNALS = ['ecg', 'video', 'sound'] as const;
const DEAD_ZONES_S = [3, 5, 20, 60];
const CHANGES = 3;
const REST_MS = 5000;
const FRAME_SAMPLES = 50;
/** The tablet has to notice that its connections are dead (3.5 s) and come back (1 s), its media a second later. */
const CHANGED_WITHIN_MS = 5500;
const BACK_WITHIN_MS = 1000;

async function measure(): Promise<BenchResult[]> {
  const network = await AmbulanceNetwork.create();
  const server = await ServerProcess.create({ host: SERVER_HOST });
  const caseId = CaseIdSchema.parse(crypto.randomUUID());
  const tablet = new RemoteTablet({ network, url: server.url, token: await server.tokenFor(CREW), caseId });
  try {
    await until(() => tablet.isReady());
    const desk = Desk.open(server.url, () => server.tokenFor(CARDIOLOGIST), caseId);
    const trial = async (name: string, happen: () => Promise<void>): Promise<[string, Recovery]> => {
      await until(() => SIGNALS.every((signal) => performance.now() - desk.lastAt[signal] < REST_MS));
      await sleep(REST_MS);
      await happen();
      const recovery = await (name.startsWith('changed')
        ? measureDisturbance(desk)
        : measureRecovery(tablet, desk));
      console.log(name, JSON.stringify(recovery));
      return [name, recovery];
    };
    const trials: [string, Recovery][] = [];
    for (let change = 1; change <= CHANGES; change++) {
      const happen = (): Promise<void> => {
        network.changeAddress();
        return Promise.resolve();
      };
      trials.push(await trial(`changed.${change}`, happen));
    }
    for (const seconds of DEAD_ZONES_S) {
      const happen = async (): Promise<void> => {
        network.darken();
        await sleep(seconds * 1000);
        network.lighten();
      };
      trials.push(await trial(`dead.${seconds}s`, happen));
    }
    const { captured, entered } = await tablet.finish();
    desk.close();
    await server.stop();
    const whole = await compare(server.dataDir, captured, entered);
    return [...trials.flatMap(([name, recovery]) => rowsOf(name, recovery)), ...lossesOf(whole)];
  } finally {
    tablet.close();
    network.close();
    await server.close();
  }
}

function rowsOf(name: string, { backMs, backlogRate }: Recovery): BenchResult[] {
  const atMost = name.startsWith('changed') ? CHANGED_WITHIN_MS : BACK_WITHIN_MS;
  return [
    ...SIGNALS.map((signal) => ({
      id: `handover.${name}.${signal}`,
      value: backMs[signal],
      unit: 'ms',
      n: 1,
      target: { atMost },
      ...(backMs[signal] === null && { note: 'not back within a minute' }),
    })),
    ...(backlogRate === null
      ? []
      : [{ id: `handover.${name}.backlogRate`, value: backlogRate, unit: 'x real time', n: 1 }]),
  ];
}

function lossesOf(whole: Awaited<ReturnType<typeof compare>>): BenchResult[] {
  const none = { atMost: 0 };
  return [
    {
      id: 'handover.lost',
      value: whole.framesLost * FRAME_SAMPLES,
      unit: 'samples',
      n: whole.frames * FRAME_SAMPLES,
      target: none,
    },
    { id: 'handover.changesLost', value: whole.changesLost, unit: 'records', n: whole.changes, target: none },
    {
      id: 'handover.changesTwice',
      value: whole.changesTwice,
      unit: 'records',
      n: whole.changes,
      target: none,
    },
  ];
}

const missing = whyNoNamespaces();
if (process.env[INSIDE] === '1') {
  report('handover', await measure(), process.argv);
  // libwebrtc's threads would keep the process alive.
  process.exit(0);
} else if (missing === null) {
  const program = [process.execPath, ...process.argv.slice(1)];
  process.exit(runInNewNetwork(program, { ...process.env, [INSIDE]: '1' }));
} else {
  report('handover', [{ id: 'handover', value: null, unit: 'ms', n: 0, note: missing }], process.argv);
}
