import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { createHash } from 'node:crypto';
import { realpath } from 'node:fs/promises';
import { createServer } from 'node:net';

/**
 * Keeps a second server off the same data folder. The lock is a listening socket in Linux's abstract namespace: it needs no file, and the
 * kernel lets go of it when the process dies, however it dies, so the next start needs no hand.
 */
export async function lockFolder(folder: string): Promise<{ release: () => Promise<void> }> {
  const name = createHash('sha256')
    .update(await realpath(folder))
    .digest('hex');
  const server = createServer((socket) => socket.destroy());
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) => {
      reject(new AppError(ErrorCode.StoreUnavailable, 'another server uses this data folder', { cause }));
    });
    server.listen(`\0smart-triage-${name}`, resolve);
  });
  server.unref();
  return {
    release: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
      }),
  };
}
