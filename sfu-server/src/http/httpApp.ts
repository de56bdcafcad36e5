import express, { type Express } from 'express';
import helmet from 'helmet';
import type { AuditLog } from '../audit/auditLog.ts';
import type { AuditTrail } from '../audit/auditTrail.ts';
import type { Logger } from '../logging/logger.ts';
import { accessLogRoutes } from './accessLogRoutes.ts';
import type { IsTrusted } from './clientAddress.ts';
import { type AdminDeps, adminRoutes } from './adminRoutes.ts';
import { type CaseRouteDeps, caseRoutes } from './caseRoutes.ts';
import { type EngineRouteDeps, engineRoutes } from './engineRoutes.ts';
import { followUpRoutes } from './followUpRoutes.ts';
import { HttpAccess, type HttpAccessDeps } from './httpAccess.ts';
import { openApiRoutes } from './openApi/openApiRoutes.ts';
import { pageRoutes } from './pages.ts';
import { limitByAddress } from './addressLimit.ts';
import { notFound, problemMiddleware } from './problem.ts';
import { sameOriginOnly } from './sameOrigin.ts';
import { type SignInDeps, signInRoutes } from './signInRoutes.ts';
import { type StoreRouteDeps, storeRoutes } from './storeRoutes.ts';
import { type VideoRouteDeps, videoRoutes } from './videoRoutes.ts';

type HttpDeps = SignInDeps &
  Pick<AdminDeps, 'crew'> &
  Omit<StoreRouteDeps, 'permit'> &
  Omit<EngineRouteDeps & CaseRouteDeps & VideoRouteDeps & HttpAccessDeps, 'access'> & {
    trail: AuditTrail;
    auditLog: AuditLog;
    logger: Logger;
    /** Where tablets find their vehicle's monitor. */
    monitorUrl: string | undefined;
    /** True while the server can take cases: database open, a worker alive, models loaded. */
    isReady: () => boolean;
    /** Whose word on where a request came from is believed. */
    isTrusted: IsTrusted;
  };

export function createHttpApp(deps: HttpDeps): Express {
  const { logger, isSecure, isReady, isTrusted, trail, auditLog: log, earlyRefusals } = deps;
  const access = new HttpAccess(deps);
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', isTrusted);
  app.use((_request, response, next) => {
    response.set('permissions-policy', PERMISSIONS_POLICY);
    next();
  });
  app.use(helmet({ contentSecurityPolicy: contentSecurityPolicy(deps), hsts: isSecure }));
  app.get('/healthz', (_request, response) => {
    response.type('text').send('ok');
  });
  app.get('/readyz', (_request, response) => {
    response
      .status(isReady() ? 200 : 503)
      .type('text')
      .send(isReady() ? 'ready' : 'not ready');
  });
  app.use('/api', limitByAddress(ADDRESS_LIMIT, earlyRefusals));
  app.use(sameOriginOnly(earlyRefusals));
  app.use(openApiRoutes());
  app.use(engineRoutes({ ...deps, access }));
  app.use(express.json({ limit: '100kb' }));
  app.use(signInRoutes(deps));
  app.use(caseRoutes({ ...deps, access }));
  app.use(videoRoutes({ ...deps, access }));
  app.use(followUpRoutes({ ...deps, access }));
  app.use(accessLogRoutes({ access, log, trail }));
  const permit = async (...asked: Parameters<HttpAccess['permit']>) => (await access.permit(...asked)).actor;
  app.use(adminRoutes(ADMIN_PATH, { ...deps, permit }));
  app.use(storeRoutes(ADMIN_PATH, { ...deps, permit }, { namesFile: false }));
  app.use(pageRoutes());
  app.use(notFound);
  app.use(problemMiddleware(logger));
  return app;
}

const ADMIN_PATH = '/api/v1/admin';

/** What the pages use, for themselves; nothing else, and nothing for a frame in them. */
const PERMISSIONS_POLICY = [
  ...['camera', 'microphone', 'geolocation', 'screen-wake-lock', 'fullscreen', 'autoplay'].map(
    (name) => `${name}=(self)`,
  ),
  ...['payment', 'usb', 'serial', 'hid', 'midi', 'display-capture'].map((name) => `${name}=()`),
].join(', ');

/** A hospital behind one address, with everything that its pages ask; beyond that it is one who floods. */
const ADDRESS_LIMIT = {
  windowMs: 10_000,
  limit: 2000,
  refused: 'request of an address that asks too much',
  message: 'too many requests from this address',
} as const;

/** Pages load nothing from anywhere else. `wasm-unsafe-eval` is what the ONNX runtime's WebAssembly needs; `blob:` is for workers and media. */
function contentSecurityPolicy({ isSecure, monitorUrl }: Pick<HttpDeps, 'isSecure' | 'monitorUrl'>) {
  return {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      mediaSrc: ["'self'", 'blob:'],
      workerSrc: ["'self'", 'blob:'],
      // [MB7] The one other address that a page speaks to: the gateway of the vehicle's monitor, where one is set up.
      connectSrc: ["'self'", ...(monitorUrl === undefined ? [] : [new URL(monitorUrl).origin])],
      fontSrc: ["'self'"],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
      ...(isSecure ? { upgradeInsecureRequests: [] } : {}),
    },
  };
}
