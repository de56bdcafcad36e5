import type { CaseEvent } from '@smart-triage/shared/domain/caseEvent';
import type { CaseState } from '@smart-triage/shared/domain/caseState';
import type { CaseId } from '@smart-triage/shared/domain/ids';
import { siteOf } from '@smart-triage/shared/domain/role';
import { packFrames } from '@smart-triage/shared/ecg/frameBatch';
import type { Clock } from '@smart-triage/shared/time/clock';
import { createServer as createHttpServer } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { AuditLog } from './audit/auditLog.ts';
import { AuditTrail } from './audit/auditTrail.ts';
import { Viewers } from './audit/viewers.ts';
import { CaseService } from './cases/caseService.ts';
import { leaveConsults } from './cases/leaveConsults.ts';
import { PositionBoard } from './cases/positionBoard.ts';
import type { Config } from './config.ts';
import { EcgIngest } from './ecg/ecgIngest.ts';
import { createHttpApp } from './http/httpApp.ts';
import { createMetrics } from './http/metrics.ts';
import { loadTlsFiles } from './http/tlsFiles.ts';
import { Accounts } from './identity/accounts.ts';
import { addDemoAccounts, type DemoSignIns } from './identity/demoAccounts.ts';
import { loadSigningKeys } from './identity/signingKey.ts';
import { Tokens } from './identity/tokens.ts';
import { InferenceService } from './inference/inferenceService.ts';
import { RiskAssessor } from './inference/riskAssessor.ts';
import type { Logger } from './logging/logger.ts';
import { roomEvents } from './media/roomEvents.ts';
import { RoomRegistry } from './media/roomRegistry.ts';
import { WorkerPool } from './media/workerPool.ts';
import { HOSPITALS } from './region/hollandsMidden.ts';
import { assertAccess } from './signaling/access.ts';
import { BrokenGlass } from './signaling/brokenGlass.ts';
import { createIo } from './signaling/createIo.ts';
import { Gateway } from './signaling/gateway.ts';
import { caseHandlers } from './signaling/handlers/caseHandlers.ts';
import { decisionHandlers } from './signaling/handlers/decisionHandlers.ts';
import { ecgHandlers } from './signaling/handlers/ecgHandlers.ts';
import { mediaHandlers } from './signaling/handlers/mediaHandlers.ts';
import { sessionHandlers } from './signaling/handlers/sessionHandlers.ts';
import { audience, Notifier } from './signaling/notifier.ts';
import { SessionRegistry } from './signaling/sessionRegistry.ts';
import { openDatabase } from './store/database.ts';
import { EcgStore } from './store/ecgStore.ts';
import { EventLog } from './store/eventLog.ts';

type AppDeps = { config: Config; logger: Logger; clock: Clock };

/** The whole server, wired once. Nothing in it is global: two can run in one process, as the tests do. */
export type App = {
  url: string;
  /** Only in demo mode: who may sign in with what until the next start. */
  demo: DemoSignIns | null;
  rooms: RoomRegistry;
  workers: WorkerPool;
  close: () => Promise<void>;
};

export async function createApp({ config, logger, clock }: AppDeps): Promise<App> {
  const tls = await loadTlsFiles(config.TLS, config.DATA_DIR, config.HOST);
  const http = tls ? createHttpsServer(tls) : createHttpServer();
  const io = createIo(http);
  const notifier = new Notifier(io);

  const database = await openDatabase({ dataDir: config.DATA_DIR, url: config.DATABASE_URL });
  const log = await EventLog.create(database);
  const auditLog = await AuditLog.create(database);
  const trail = new AuditTrail(auditLog, clock);
  const store = new EcgStore(database);
  const positions = new PositionBoard();
  const glass = new BrokenGlass(clock);
  const inference = await InferenceService.create();
  const assessor = new RiskAssessor({
    inference,
    cases: () => cases,
    clock,
    onError: (err, caseId) => {
      logger.error({ err, caseId }, 'assessment failed');
    },
  });
  const handleEvent = (event: CaseEvent, state: CaseState): void => {
    notifier.notify([audience.board(siteOf(state.crew)), audience.case(event.caseId)], 'case:changed', {
      event,
    });
    if (state.status === 'closed') positions.forget(event.caseId);
    assessor.handleEvent(event);
    if (event.fact.type === 'risk-assessed') {
      viewers.showScores(event.caseId, state, event.fact.assessment);
    }
  };
  const cases = await CaseService.create({ log, clock, onEvent: handleEvent });
  const findCase = (caseId: CaseId) => cases.directory.find(caseId);
  const ingest = new EcgIngest({
    store,
    findCase,
    onAcknowledged: (caseId, acknowledgement) => {
      notifier.notify(audience.crew(caseId), 'ecg:acknowledged', {
        ...acknowledgement,
        ranges: acknowledgement.ranges.map(([first, last]) => [first, last]),
      });
    },
    onStored: (caseId, frames) => {
      notifier.notify(audience.ecg(caseId), 'ecg:received', {
        caseId,
        frames: packFrames(frames.map(({ bytes }) => bytes)),
      });
    },
  });

  const rooms: RoomRegistry = new RoomRegistry({
    pool: () => workers,
    eventsOf: (caseId) => roomEvents({ caseId, notifier, ingest, logger }),
    onReset: (caseId, epoch) => {
      notifier.notify(audience.media(caseId), 'media:reset', { caseId, epoch });
    },
  });
  const workers = await WorkerPool.create({
    size: config.MEDIA_WORKERS,
    firstPort: config.MEDIA_PORT,
    listenIp: config.MEDIA_LISTEN_IP,
    announcedAddress: config.MEDIA_ANNOUNCED_ADDRESS,
    onWorkerDied: (pid) => {
      logger.error({ pid }, 'a media worker died and is being replaced');
      void rooms.handleWorkerDeath();
    },
  });

  const tokens = new Tokens(await loadSigningKeys(config.DATA_DIR), clock);
  const accounts = await Accounts.create();
  const demo = config.DEMO ? await addDemoAccounts(accounts) : null;
  const sessions: SessionRegistry = new SessionRegistry({
    graceMs: config.SESSION_GRACE_S * 1000,
    onEnded: (session) => {
      const { actor } = session;
      void rooms.leaveAll(session.id).then((left) => {
        viewers.leaveStreams(session, left);
      });
      if (!sessions.hasSessionOf(actor)) {
        leaveConsults(cases, actor).catch((err: unknown) => {
          logger.error({ err }, 'a consult could not be left');
        });
      }
    },
  });
  const viewers = new Viewers({ notifier, sessions, trail, logger });
  new Gateway({
    trail,
    io,
    sessions,
    tokens,
    hospitals: HOSPITALS,
    clock,
    logger,
    assertAccess: (name, input, actor) => assertAccess(name, input, actor, { findCase, glass }),
    handlers: {
      ...sessionHandlers(clock),
      ...caseHandlers({ cases, positions, notifier, glass }),
      ...decisionHandlers({ cases, hospitals: HOSPITALS, clock }),
      ...ecgHandlers({ cases, ingest, store }),
      ...mediaHandlers(rooms),
    },
  });

  http.on(
    'request',
    createHttpApp({
      accounts,
      tokens,
      metrics: createMetrics(rooms, cases.directory),
      logger,
      isSecure: tls !== null,
      isReady: () => http.listening && workers.hosts().length > 0,
    }),
  );
  await new Promise<void>((resolve, reject) => {
    http.once('error', reject).listen(config.PORT, config.HOST, resolve);
  });
  const { port } = http.address() as AddressInfo;

  return {
    url: `${tls ? 'https' : 'http'}://${config.HOST}:${port}`,
    demo,
    rooms,
    workers,
    close: async () => {
      await io.close();
      sessions.close();
      await rooms.close();
      workers.close();
      await assessor.idle();
      await cases.close();
      await inference.close();
      await Promise.all([log.close(), auditLog.close(), store.close()]);
      await database.destroy();
    },
  };
}
