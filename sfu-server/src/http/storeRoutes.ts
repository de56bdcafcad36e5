import { CaseIdSchema } from '@smart-triage/shared/domain/ids';
import type { Action } from '@smart-triage/shared/domain/permissions';
import type { Actor } from '@smart-triage/shared/domain/role';
import { type Request, type Response, Router } from 'express';
import { mkdir } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { z } from 'zod';
import type { Doer, RecordKeeper } from '../keeping/recordKeeper.ts';
import { addressOf } from './httpAccess.ts';
import { parseInput } from './parseInput.ts';

export type StoreRouteDeps = {
  permit: (request: Request, action: Action) => Promise<Actor>;
  keeper: RecordKeeper;
  /** Where backups go that nobody names a file for. */
  backupDir: string;
};

export const NothingSchema = z.strictObject({});
/** The owner of the data folder says where; whoever asks over the network never does. */
const BackupSchema = z.strictObject({
  file: z.string().min(1).max(1000).refine(isAbsolute, 'an absolute path').exactOptional(),
});
/** Of a line of the access log, as the server's own log noted it. */
export const VerificationSchema = z.strictObject({ hash: z.string().max(200).exactOptional() });

const PROTOCOL = 'store:manage' as const;

/** Erasure, retention, backup and verification while the server runs. */
export function storeRoutes(
  path: string,
  { permit, keeper, backupDir }: StoreRouteDeps,
  { namesFile }: { namesFile: boolean },
): Router {
  const router = Router();
  const doerOf = async (request: Request): Promise<Doer> => ({
    users: [await permit(request, PROTOCOL)],
    address: addressOf(request),
    protocol: PROTOCOL,
  });
  const answer = (response: Response, status: number, body: object): void => {
    response.status(status).set('cache-control', 'no-store').json(body);
  };

  router.post(`${path}/cases/:caseId/erase`, async (request, response) => {
    const doer = await doerOf(request);
    const caseId = parseInput('caseId', request.params.caseId, CaseIdSchema);
    parseInput('body', request.body, NothingSchema);
    await keeper.erase(caseId, doer);
    answer(response, 201, { caseId });
  });
  router.get(`${path}/retention`, async (request, response) => {
    await permit(request, PROTOCOL);
    answer(response, 200, { due: keeper.due().map(({ kind, caseId }) => ({ kind, caseId })) });
  });
  router.post(`${path}/retention`, async (request, response) => {
    const doer = await doerOf(request);
    parseInput('body', request.body, NothingSchema);
    const gone = await keeper.letGo(doer);
    answer(response, 201, { gone: gone.map(({ kind, caseId }) => ({ kind, caseId })) });
  });
  router.post(`${path}/backups`, async (request, response) => {
    const doer = await doerOf(request);
    const asked: { file?: string } = namesFile
      ? parseInput('body', request.body, BackupSchema)
      : parseInput('body', request.body, NothingSchema);
    const file = asked.file ?? (await nextFile(backupDir));
    answer(response, 201, { file, ...(await keeper.backUp(file, doer)) });
  });
  router.get(`${path}/verification`, async (request, response) => {
    await permit(request, PROTOCOL);
    const { hash = '' } = parseInput('query', request.query, VerificationSchema);
    answer(response, 200, await keeper.verify(hash));
  });
  return router;
}

async function nextFile(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return join(folder, `smart-triage-${new Date().toISOString().replaceAll(':', '-')}.gz`);
}
