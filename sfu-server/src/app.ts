import type { CaseEvent } from '@smart-triage/shared/domain/caseEvent';
import { isOver } from '@smart-triage/shared/domain/caseMachine';
import type { CaseState } from '@smart-triage/shared/domain/caseState';
import type { CaseId } from '@smart-triage/shared/domain/ids';
import { siteOf } from '@smart-triage/shared/domain/role';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import type { Clock } from '@smart-triage/shared/time/clock';
import { createServer as createHttpServer } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { createCapacityParts } from './app/capacityParts.ts';
import { createConsultParts } from './app/consultParts.ts';
import { createKeeper } from './app/createKeeper.ts';
import { drain } from './app/drain.ts';
import { createEcgParts } from './app/ecgParts.ts';
import { createIdentityParts } from './app/identityParts.ts';
import { createMediaParts } from './app/mediaParts.ts';
import { openMetrics } from './app/openMetrics.ts';
import { requestHandlers } from './app/requestHandlers.ts';
import { createScoreParts } from './app/scoreParts.ts';
import { createSessionParts } from './app/sessionParts.ts';
import { createStoreParts } from './app/storeParts.ts';
import { createVideoParts } from './app/videoParts.ts';
import { EarlyRefusals } from './audit/earlyRefusals.ts';
import { CaseService } from './cases/caseService.ts';
import { PositionBoard } from './cases/positionBoard.ts';
import type { Config } from './config.ts';
import { openAdminSocket } from './http/adminSocket.ts';
import { clientAddress, trustedProxies } from './http/clientAddress.ts';
import { createHttpApp } from './http/httpApp.ts';
import { followSockets } from './http/lastingSockets.ts';
import { loadTlsFiles } from './http/tlsFiles.ts';
import type { DemoSignIns } from './identity/demoAccounts.ts';
import type { Logger } from './logging/logger.ts';
import type { RoomRegistry } from './media/roomRegistry.ts';
import type { WorkerPool } from './media/workerPool.ts';
import { LoopWatch } from './metrics/loopWatch.ts';
import { Meters } from './metrics/meters.ts';
import { originOf, reachedAt } from './net/ownAddresses.ts';
import { hospitalsWith } from './region/hollandsMidden.ts';
import { assertAccess, assertAction } from './signaling/access.ts';
import { BrokenGlass } from './signaling/brokenGlass.ts';
import { createIo } from './signaling/createIo.ts';
import { Gateway } from './signaling/gateway.ts';
import { audience, Notifier } from './signaling/notifier.ts';

type AppDeps = { config: Config; logger: Logger; clock: Clock };

/** The whole server, wired once. Nothing in it is global: two can run in one process, as the tests do. */
export type App = {
  /** As programs on this machine find it. */
  url: string;
  /** As people open it, from other machines first. */
  urls: readonly string[];
  /** Where Prometheus reads; `null` where its port was taken. */
  metricsUrl: string | null;
  /** Only in demo mode: who may sign in with what until the next start. */
  demo: DemoSignIns | null;
  rooms: RoomRegistry;
  workers: WorkerPool;
  close: () => Promise<void>;
};

/** Each capability makes its parts (`app/`); here they meet. What they need of one that begins later they are handed as a question. */
export async function createApp({ config, logger, clock }: AppDeps): Promise<App> {
  const tls = await loadTlsFiles(config.TLS, config.DATA_DIR, config.HOST);
  const http = tls ? createHttpsServer(tls) : createHttpServer();
  const sockets = followSockets(http);
  const isTrusted = trustedProxies(config.TRUSTED_PROXIES);
  const io = createIo(http, ({ socket, headers }) => {
    const address = clientAddress(socket.remoteAddress, headers['x-forwarded-for'], isTrusted);
    void earlyRefusals.record('connection of another site', address, ErrorCode.NotPermitted);
  });
  const notifier = new Notifier(io);
  const meters = new Meters();
  const loop = new LoopWatch();
  const hospitals = hospitalsWith(config.HOSPITAL_PHONES);
  const positions = new PositionBoard();
  const glass = new BrokenGlass(clock);

  const records = await createStoreParts({
    ...{ config, logger, clock },
    onChange: (state) => {
      notifier.notifyAll('server:changed', { state });
      if (state !== 'running') return;
      assessor.catchUp();
      ringer.catchUp();
    },
  });
  const { gate, faults, log, auditLog, trail, store, photos } = records;
  const earlyRefusals = new EarlyRefusals(trail, logger);
  const { demo, ...identity } = await createIdentityParts(config, records, clock);
  const { standing, tokens, accounts, tablets, crew } = identity;
  const { capacity, feed } = await createCapacityParts({
    ...records,
    ...{ notifier, logger, clock },
    source: config.CAPACITY_SOURCE,
  });
  const { duty, ringer } = await createConsultParts({
    ...records,
    ...{ accounts, notifier, clock },
    escalateAfterMs: config.CONSULT_ESCALATE_S * 1000,
    cases: () => cases,
    sessions: () => sessions,
    isExpected: (person) => presence.isExpected(person),
  });
  const { inference, assessor } = await createScoreParts({
    ...{ meters, faults, logger, clock },
    threads: config.INFERENCE_THREADS,
    cases: () => cases,
  });
  const handleEvent = (event: CaseEvent, state: CaseState): void => {
    // First: the models work in their thread while everybody is told, and what they find is committed after this event in any case.
    assessor.handleEvent(event, state);
    notifier.notify([audience.board(siteOf(state.crew)), audience.case(event.caseId)], 'case:changed', {
      event,
    });
    video.handleEvent(event, state);
    viewers.handleEvent(event, state);
    ringer.handleEvent(event);
    if (isOver(state.status)) {
      positions.forget(event.caseId);
      ecg.live.forget(state);
    }
    if (event.fact.type === 'ecg-recorded') ecg.verifier.look(state);
  };
  const cases = await CaseService.create({ log, clock, onEvent: handleEvent });
  const findCase = (caseId: CaseId) => cases.directory.find(caseId);
  const ecg = createEcgParts({ cases, store, inference, notifier, meters, faults, clock });
  const video = createVideoParts({
    ...records,
    ...{ config, clock },
    cases: () => cases,
    rooms: () => rooms,
  });
  const { rooms, workers } = await createMediaParts({
    ...{ config, notifier, meters, trail, faults, logger },
    ingest: ecg.ingest,
    onSent: (caseId) => {
      video.recorder.look(caseId);
    },
  });
  const presence = createSessionParts({
    ...{ standing, glass, cases, rooms, duty, ringer, notifier, trail, faults, logger },
    graceMs: config.SESSION_GRACE_S * 1000,
  });
  const { sessions, viewers } = presence;

  assessor.catchUp();
  ringer.catchUp();
  video.recorder.catchUp();
  for (const state of cases.directory.open()) ecg.verifier.look(state);

  new Gateway({
    ...{ io, sessions, tokens, tablets, trail, earlyRefusals, hospitals, meters, clock, logger },
    addressOf: ({ address, headers }) => clientAddress(address, headers['x-forwarded-for'], isTrusted),
    serverState: () => gate.state(),
    assertAccess: (name, input, actor) => assertAccess(name, input, actor, { findCase, glass }),
    actorOf: (of, input) => crew.actorOf(of, input),
    handlers: requestHandlers({
      ...{ config, cases, log, store, photos, positions, glass, capacity, crew, duty },
      ...{ ecg, video, rooms, hospitals, notifier, clock },
    }),
  });
  const keeper = createKeeper({ ...records, config, cases, notifier, clock });
  const backupDir = resolve(config.DATA_DIR, 'backups');
  http.on(
    'request',
    createHttpApp({
      ...identity,
      ...{ keeper, backupDir, trail, auditLog, clock, inference, cases, store, photos, hospitals },
      ...{ logger, isTrusted, earlyRefusals },
      videos: video.videos,
      assertAction: (action, caseId, actor) => assertAction(action, caseId, actor, { findCase, glass }),
      isSecure: tls !== null || config.PUBLIC_URL?.startsWith('https:') === true,
      isDemo: config.DEMO,
      monitorUrl: config.MONITOR_URL,
      isReady: () => http.listening && workers.hosts().length > 0 && gate.state() === 'running',
    }),
  );
  const admin = await openAdminSocket({
    ...{ keeper, backupDir, logger, accounts, crew, tablets, standing, trail },
    dataDir: config.DATA_DIR,
    log: auditLog,
  });
  const metrics = await openMetrics({
    ...{ config, gate, log, store, meters, loop, rooms, workers, sessions, logger },
    cases: cases.directory,
  });
  await new Promise<void>((done, reject) => {
    http.once('error', reject).listen(config.PORT, config.HOST, done);
  });
  const { port } = http.address() as AddressInfo;
  const urls = reachedAt(config.HOST).map((address) => originOf(tls ? 'https' : 'http', address, port));

  return {
    url: urls.at(-1) ?? '',
    urls,
    metricsUrl: metrics?.url ?? null,
    ...{ demo, rooms, workers },
    close: async () => {
      admin.close();
      metrics?.close();
      await feed?.close();
      presence.stopWaiting();
      records.stopWatching();
      await video.recorder.close();
      await drain(gate, () => Promise.all([cases.close(), log.close(), store.close()]));
      sockets.endSoon();
      await io.close();
      presence.close();
      await rooms.close();
      workers.close();
      ecg.live.close();
      await ringer.close();
      await ecg.verifier.close();
      await assessor.close();
      await cases.close();
      await inference.close();
      loop.close();
      await records.close();
    },
  };
}
