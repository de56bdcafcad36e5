import type { CaseEvent } from '@smart-triage/shared/domain/caseEvent';
import { isOver } from '@smart-triage/shared/domain/caseMachine';
import type { CaseState } from '@smart-triage/shared/domain/caseState';
import type { CaseId } from '@smart-triage/shared/domain/ids';
import { type Actor, siteOf } from '@smart-triage/shared/domain/role';
import type { RequestName } from '@smart-triage/shared/protocol/requests';
import type { Clock } from '@smart-triage/shared/time/clock';
import { sql } from 'kysely';
import { createServer as createHttpServer } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { createCapacityParts } from './app/capacityParts.ts';
import { createEcgParts } from './app/ecgParts.ts';
import { faultsTo } from './app/faults.ts';
import { createIdentityParts } from './app/identityParts.ts';
import { createMediaParts } from './app/mediaParts.ts';
import { createVideoParts } from './app/videoParts.ts';
import { AuditLog } from './audit/auditLog.ts';
import { AuditTrail } from './audit/auditTrail.ts';
import { noteHead } from './audit/noteHead.ts';
import { recordRules } from './audit/rulesInForce.ts';
import { Viewers } from './audit/viewers.ts';
import { CaseService } from './cases/caseService.ts';
import { leaveAbandonedConsults, leaveConsults } from './cases/leaveConsults.ts';
import { PositionBoard } from './cases/positionBoard.ts';
import type { Config } from './config.ts';
import { ConsultRinger } from './consults/consultRinger.ts';
import { DutyLedger } from './consults/dutyLedger.ts';
import { fhirRecordSource } from './hospitalRecord/fhirRecordSource.ts';
import { clientAddress, trustedProxies } from './http/clientAddress.ts';
import { monitorHandlers } from './signaling/handlers/monitorHandlers.ts';
import { createHttpApp } from './http/httpApp.ts';
import { openAdminSocket } from './http/adminSocket.ts';
import { followSockets } from './http/lastingSockets.ts';
import { LoopWatch } from './metrics/loopWatch.ts';
import { Meters } from './metrics/meters.ts';
import { createMetrics } from './metrics/metrics.ts';
import { openMetricsServer } from './metrics/metricsServer.ts';
import { loadTlsFiles } from './http/tlsFiles.ts';
import { originOf, reachedAt } from './net/ownAddresses.ts';
import type { DemoSignIns } from './identity/demoAccounts.ts';
import { InferenceService } from './inference/inferenceService.ts';
import { RiskAssessor } from './inference/riskAssessor.ts';
import type { Logger } from './logging/logger.ts';
import type { RoomRegistry } from './media/roomRegistry.ts';
import type { WorkerPool } from './media/workerPool.ts';
import { RecordKeeper } from './keeping/recordKeeper.ts';
import { hospitalsWith } from './region/hollandsMidden.ts';
import { assertAccess, assertAction } from './signaling/access.ts';
import { BrokenGlass } from './signaling/brokenGlass.ts';
import { createIo } from './signaling/createIo.ts';
import { Gateway } from './signaling/gateway.ts';
import { capacityHandlers } from './signaling/handlers/capacityHandlers.ts';
import { caseHandlers } from './signaling/handlers/caseHandlers.ts';
import { consultHandlers } from './signaling/handlers/consultHandlers.ts';
import { crewDutyHandlers } from './signaling/handlers/crewDutyHandlers.ts';
import { dutyHandlers } from './signaling/handlers/dutyHandlers.ts';
import { driveNowHandlers } from './signaling/handlers/driveNowHandlers.ts';
import { crewHandlers } from './signaling/handlers/crewHandlers.ts';
import { decisionHandlers } from './signaling/handlers/decisionHandlers.ts';
import { ecgHandlers } from './signaling/handlers/ecgHandlers.ts';
import { hospitalRecordHandlers } from './signaling/handlers/hospitalRecordHandlers.ts';
import { messageHandlers } from './signaling/handlers/messageHandlers.ts';
import { photoHandlers } from './signaling/handlers/photoHandlers.ts';
import { mediaHandlers } from './signaling/handlers/mediaHandlers.ts';
import { videoHandlers } from './signaling/handlers/videoHandlers.ts';
import { scoreHandlers } from './signaling/handlers/scoreHandlers.ts';
import { sessionHandlers } from './signaling/handlers/sessionHandlers.ts';
import { audience, Notifier } from './signaling/notifier.ts';
import { SessionRegistry } from './signaling/sessionRegistry.ts';
import { SessionWatch } from './signaling/sessionWatch.ts';
import { openRecords } from './store/records.ts';
import { videoFolderOf } from './store/videoFiles.ts';
import { retentionPolicy } from './store/retention/planRetention.ts';
import { DatabaseWatch } from './store/databaseWatch.ts';
import { DiskWatch, freeBytesIn } from './store/diskWatch.ts';
import { EcgStore } from './store/ecgStore.ts';
import { EventLog } from './store/eventLog.ts';
import { PhotoStore } from './store/photoStore.ts';
import { StoreGate } from './store/storeGate.ts';

type AppDeps = { config: Config; logger: Logger; clock: Clock };

/** How long a stop waits for what is being written. A supervisor's own limit (systemd: 90 s, Kubernetes: 30 s) is longer. */
const DRAIN_WITHIN_MS = 5000;

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

export async function createApp({ config, logger, clock }: AppDeps): Promise<App> {
  const tls = await loadTlsFiles(config.TLS, config.DATA_DIR, config.HOST);
  const http = tls ? createHttpsServer(tls) : createHttpServer();
  const sockets = followSockets(http);
  const io = createIo(http);
  const isTrusted = trustedProxies(config.TRUSTED_PROXIES);
  const notifier = new Notifier(io);
  const meters = new Meters();
  const loop = new LoopWatch();
  const hospitals = hospitalsWith(config.HOSPITAL_PHONES);

  const gate = new StoreGate({
    onChange: (state) => {
      const isTrouble = state === 'disk-nearly-full' || state === 'database-failed';
      logger[isTrouble ? 'error' : 'info']({ state }, 'what the store can take has changed');
      notifier.notifyAll('server:changed', { state });
      if (state === 'running') {
        assessor.catchUp();
        ringer.catchUp();
      }
    },
  });
  const faults = faultsTo(logger, gate);
  const { database, keys, vault } = await openRecords(
    { dataDir: config.DATA_DIR, url: config.DATABASE_URL },
    { dataDir: config.DATA_DIR, key: config.DATA_KEY, keyFile: config.DATA_KEY_FILE },
  );
  const disk = await DiskWatch.create({
    gate,
    freeBytes: () => freeBytesIn(config.DATA_DIR),
    reserveBytes: config.DISK_RESERVE_MB * 1_000_000,
    onError: faults.report('the free space of the disk could not be read'),
  });
  const databaseWatch =
    config.DATABASE_URL === undefined
      ? null
      : new DatabaseWatch({ gate, ask: () => sql`select 1`.execute(database) });
  const log = await EventLog.create({ database, keys, gate });
  const auditLog = await AuditLog.create(database, keys);
  const trail = new AuditTrail(auditLog, clock, keys);
  await recordRules(config, { log: auditLog, trail });
  const stopNoting = noteHead(auditLog, logger);
  const store = new EcgStore({ database, keys, gate });
  const photos = new PhotoStore({ database, keys, gate });
  const { capacity, feed } = await createCapacityParts({
    ...{ database, gate, notifier, logger, clock },
    source: config.CAPACITY_SOURCE,
  });
  const duty: DutyLedger = await DutyLedger.create({
    database,
    gate,
    clock,
    peopleOf: (site) => accounts.peopleOf('cardiologist', site),
    connected: (site) => sessions.connected('cardiologist', site),
    onChange: (site, changed) => {
      notifier.notify(audience.duty(site), 'duty:changed', { duty: changed });
    },
    onError: faults.report('who is on duty could not be told'),
  });
  const ringer: ConsultRinger = new ConsultRinger({
    cases: () => cases,
    duty,
    clock,
    escalateAfterMs: config.CONSULT_ESCALATE_S * 1000,
    onError: faults.reportUnlessStoreIsAway('a consult could not be rung'),
  });
  const positions = new PositionBoard();
  const glass = new BrokenGlass(clock);
  const inference = await InferenceService.create({
    threads: config.INFERENCE_THREADS,
    onThreadDied: () => {
      meters.died('inference-thread');
      logger.error('an inference thread died and is being replaced');
    },
  });
  const assessor: RiskAssessor = new RiskAssessor({
    inference,
    cases: () => cases,
    clock,
    onError: faults.reportUnlessStoreIsAway('assessment failed'),
  });
  const handleEvent = (event: CaseEvent, state: CaseState): void => {
    // First: the models work in their thread while everybody is told, and what they find is committed after this event in any case.
    assessor.handleEvent(event, state);
    notifier.notify([audience.board(siteOf(state.crew)), audience.case(event.caseId)], 'case:changed', {
      event,
    });
    video.handleEvent(event, state);
    if (event.fact.type === 'case-opened') viewers.showOnBoards(event.caseId, state);
    ringer.handleEvent(event);
    if (isOver(state.status)) {
      positions.forget(event.caseId);
      live.forget(state);
    }
    if (event.fact.type === 'ecg-recorded') verifier.look(state);
    if (event.fact.type === 'risk-assessed') {
      viewers.showScores(event.caseId, state, event.fact.assessment);
    }
  };
  const cases = await CaseService.create({ log, clock, onEvent: handleEvent });
  const findCase = (caseId: CaseId) => cases.directory.find(caseId);
  const { ingest, measurer, recorder, verifier, live } = createEcgParts({
    ...{ cases, store, inference, notifier, meters, faults, clock },
  });
  const video = createVideoParts({
    ...{ config, database, keys, gate, trail, faults, clock },
    cases: () => cases,
    rooms: () => rooms,
  });
  const { rooms, workers } = await createMediaParts({
    ...{ config, notifier, ingest, meters, logger, trail, faults },
    onSent: (caseId) => {
      video.recorder.look(caseId);
    },
  });

  const { standing, activity, tokens, accounts, tablets, crew, provider, demo } = await createIdentityParts(
    config,
    { database, vault },
    clock,
  );
  const sessions: SessionRegistry = new SessionRegistry({
    graceMs: config.SESSION_GRACE_S * 1000,
    onPresence: (actor) => {
      if (actor.role !== 'cardiologist') return;
      ringer.handleArrival(siteOf(actor));
      duty.tell(siteOf(actor));
    },
    onEnded: (session) => {
      const { actor } = session;
      notifier.disconnect(audience.session(session.id));
      void rooms.leaveAll(session.id).then((left) => {
        viewers.leaveStreams(session, left);
      });
      if (!sessions.hasSessionOf(actor)) {
        leaveConsults(cases, actor).catch(faults.report('a consult could not be left'));
      }
    },
  });
  const abandonedTimer = setTimeout(() => {
    leaveAbandonedConsults(cases, (actor) => sessions.hasSessionOf(actor)).catch(
      faults.report('an abandoned consult could not be left'),
    );
  }, config.SESSION_GRACE_S * 1000);
  abandonedTimer.unref();
  const viewers = new Viewers({ notifier, sessions, trail, logger });
  const watch = new SessionWatch({ sessions, standing, glass });
  assessor.catchUp();
  ringer.catchUp();
  video.recorder.catchUp();
  for (const state of cases.directory.open()) verifier.look(state);
  const access = (name: RequestName, input: unknown, actor: Actor) =>
    assertAccess(name, input, actor, { findCase, glass });
  new Gateway({
    addressOf: ({ address, headers }) => clientAddress(address, headers['x-forwarded-for'], isTrusted),
    tablets,
    trail,
    io,
    sessions,
    tokens,
    hospitals,
    clock,
    logger,
    serverState: () => gate.state(),
    meters,
    assertAccess: access,
    actorOf: (identity, input) => crew.actorOf(identity, input),
    handlers: {
      ...sessionHandlers(clock),
      ...capacityHandlers(capacity, { detour: config.ETA_DETOUR, kmPerHour: config.ETA_KM_PER_HOUR }),
      ...crewDutyHandlers(crew),
      ...monitorHandlers(config),
      ...caseHandlers({ cases, log, positions, notifier, glass }),
      ...consultHandlers({ cases, duty }),
      ...dutyHandlers(duty, config.CONSULT_ESCALATE_S * 1000),
      ...decisionHandlers({ cases, hospitals, clock }),
      ...crewHandlers(cases),
      ...hospitalRecordHandlers(cases, fhirRecordSource(config, clock)),
      ...messageHandlers(cases),
      ...photoHandlers(cases, photos),
      ...ecgHandlers({ cases, ingest, store, recorder, measurer }),
      ...scoreHandlers({ cases }),
      ...driveNowHandlers({ cases, hospitals, clock }),
      ...mediaHandlers(rooms),
      ...videoHandlers({ cases, policy: video.policy, recorder: video.recorder }),
    },
  });

  const keeper = new RecordKeeper({
    ...{ database, keys, trail, clock, events: log, log: auditLog },
    canSnapshot: config.DATABASE_URL !== undefined,
    policy: retentionPolicy(config),
    videoFolder: videoFolderOf(config.DATA_DIR),
    cases: {
      all: () => cases.directory.all(),
      release: async (caseId, destroy) => {
        await cases.release(caseId, destroy);
        // Whoever has it on a screen asks again, and is told that there is no such case.
        for (const to of [audience.case(caseId), audience.crew(caseId), audience.ecg(caseId)])
          notifier.disconnect(to);
      },
    },
  });
  const backupDir = resolve(config.DATA_DIR, 'backups');
  http.on(
    'request',
    createHttpApp({
      keeper,
      backupDir,
      accounts,
      crew,
      tablets,
      tokens,
      standing,
      activity,
      provider,
      trail,
      auditLog,
      clock,
      inference,
      cases,
      store,
      photos,
      videos: video.videos,
      assertAction: (action, caseId, actor) => assertAction(action, caseId, actor, { findCase, glass }),
      hospitals,
      logger,
      isSecure: tls !== null || config.PUBLIC_URL?.startsWith('https:') === true,
      isTrusted,
      isDemo: config.DEMO,
      monitorUrl: config.MONITOR_URL,
      isReady: () => http.listening && workers.hosts().length > 0 && gate.state() === 'running',
    }),
  );
  const admin = await openAdminSocket({
    keeper,
    backupDir,
    dataDir: config.DATA_DIR,
    log: auditLog,
    logger,
    accounts,
    crew,
    tablets,
    standing,
    trail,
  });
  const metrics = await openMetricsServer({
    host: config.METRICS_HOST,
    port: metricsPort(config),
    logger,
    registry: createMetrics({
      registry: meters.registry,
      rooms,
      cases: cases.directory,
      logs: { ecg: store, events: log },
      connections: (role) => sessions.connections(role),
      workers: () => workers.hosts().length,
      state: () => gate.state(),
      loop,
    }),
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
    demo,
    rooms,
    workers,
    close: async () => {
      admin.close();
      metrics?.close();
      await feed?.close();
      clearTimeout(abandonedTimer);
      disk.close();
      databaseWatch?.close();
      await video.recorder.close();
      await drain(gate, () => Promise.all([cases.close(), log.close(), store.close()]));
      sockets.endSoon();
      await io.close();
      watch.close();
      sessions.close();
      await rooms.close();
      workers.close();
      live.close();
      await ringer.close();
      await verifier.close();
      await assessor.close();
      await cases.close();
      await inference.close();
      await auditLog.close();
      stopNoting();
      loop.close();
      await database.destroy();
    },
  };
}

/** Two servers of one machine have it apart as they have their ports. */
function metricsPort({ METRICS_PORT, PORT }: Config): number {
  const next = PORT === 0 ? 0 : Math.min(PORT + 1, 65_535);
  return METRICS_PORT ?? next;
}

/** [ST4] Takes nothing new, tells everyone, and answers what was taken before; what the database does not take in time was never confirmed to anybody. */
async function drain(gate: StoreGate, written: () => Promise<unknown>): Promise<void> {
  gate.report('stopping', true);
  const timer = setTimeout(() => {
    gate.close();
  }, DRAIN_WITHIN_MS);
  await written();
  clearTimeout(timer);
  gate.close();
  // One turn for the replies to what was just written to leave before the connections are closed.
  await setImmediate();
}
