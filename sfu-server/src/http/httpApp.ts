import express, { type Express } from 'express';
import helmet from 'helmet';
import type { Registry } from 'prom-client';
import type { Accounts } from '../identity/accounts.ts';
import type { Tokens } from '../identity/tokens.ts';
import type { Logger } from '../logging/logger.ts';
import { pageRoutes } from './pages.ts';
import { notFound, problemMiddleware } from './problem.ts';
import { signInRoutes } from './signInRoutes.ts';

type HttpDeps = {
  accounts: Accounts;
  tokens: Tokens;
  metrics: Registry;
  logger: Logger;
  isSecure: boolean;
  /** True while the server can take cases: database open, a worker alive, models loaded. */
  isReady: () => boolean;
};

export function createHttpApp({ accounts, tokens, metrics, logger, isSecure, isReady }: HttpDeps): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(helmet({ contentSecurityPolicy: contentSecurityPolicy(isSecure), hsts: isSecure }));
  app.get('/healthz', (_request, response) => {
    response.type('text').send('ok');
  });
  app.get('/readyz', (_request, response) => {
    response
      .status(isReady() ? 200 : 503)
      .type('text')
      .send(isReady() ? 'ready' : 'not ready');
  });
  app.get('/metrics', async (_request, response) => {
    response.type(metrics.contentType).send(await metrics.metrics());
  });
  app.use(express.json({ limit: '100kb' }));
  app.use(signInRoutes({ accounts, tokens, isSecure }));
  app.use(pageRoutes());
  app.use(notFound);
  app.use(problemMiddleware(logger));
  return app;
}

/** Pages load nothing from anywhere else. `wasm-unsafe-eval` is what the ONNX runtime's WebAssembly needs; `blob:` is for workers and media. */
function contentSecurityPolicy(isSecure: boolean) {
  return {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      mediaSrc: ["'self'", 'blob:'],
      workerSrc: ["'self'", 'blob:'],
      connectSrc: ["'self'"],
      fontSrc: ["'self'"],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
      ...(isSecure ? { upgradeInsecureRequests: [] } : {}),
    },
  };
}
