import { CaseIdSchema } from '@smart-triage/shared/domain/ids';
import express from 'express';
import { chmod, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AuditLog } from '../audit/auditLog.ts';
import type { AuditTrail } from '../audit/auditTrail.ts';
import { ExtractSchema, makeExtract } from './accessLogRoutes.ts';
import { OPERATOR } from '../identity/operator.ts';
import type { Logger } from '../logging/logger.ts';
import { type AdminDeps, adminRoutes } from './adminRoutes.ts';
import { adminSocketPath } from './adminSocketPath.ts';
import { parseInput } from './parseInput.ts';
import { notFound, problemMiddleware } from './problem.ts';
import { type StoreRouteDeps, storeRoutes } from './storeRoutes.ts';

type AdminSocketDeps = Omit<AdminDeps & StoreRouteDeps, 'permit' | 'trail'> & {
  dataDir: string;
  log: AuditLog;
  trail: AuditTrail;
  logger: Logger;
};

/** Administration from the server's own machine, over a socket in the data folder that only its owner can open. Gives the way to close it. */
export async function openAdminSocket({ dataDir, log, logger, ...deps }: AdminSocketDeps): Promise<Server> {
  const app = express();
  app.use(express.json({ limit: '10kb' }));
  const permit = () => Promise.resolve(OPERATOR);
  app.use(adminRoutes('', { ...deps, permit }));
  app.use(storeRoutes('', { ...deps, permit }, { namesFile: true }));
  app.get('/access-log/verification', async (_request, response) => {
    response.json(await log.verify());
  });
  app.get('/cases/:caseId/access-log', async (request, response) => {
    const caseId = parseInput('caseId', request.params.caseId, CaseIdSchema);
    const { language } = parseInput('query', request.query, ExtractSchema);
    const address = 'admin.sock';
    const asked = { actor: OPERATOR, address, caseId, language };
    const extract = await makeExtract({ log, trail: deps.trail }, asked);
    let text = '';
    for await (const piece of extract) text += piece;
    response.json({ extract: text });
  });
  app.use(notFound);
  app.use(problemMiddleware(logger));
  const path = adminSocketPath(dataDir);
  // A server that was killed leaves its socket behind, and nobody can listen on a name that is taken.
  await rm(path, { force: true });
  const server = createServer(app);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(path, resolve);
  });
  await chmod(path, 0o600);
  return server;
}
