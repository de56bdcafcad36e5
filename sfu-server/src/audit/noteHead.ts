import type { Logger } from '../logging/logger.ts';
import type { AuditLog } from './auditLog.ts';

const EVERY_MS = 60 * 60_000;

/**
 * [AU3] Notes the last hash of the access log in the server's log, now and each hour. Who owns the database can cut lines off the end or put a whole new chain in its
 * place; they do not own what the operator's log was sent to. Gives how to stop.
 */
export function noteHead(log: Pick<AuditLog, 'head'>, logger: Pick<Logger, 'info'>): () => void {
  const note = (): void => {
    logger.info({ accessLogHead: log.head }, 'the last line of the access log');
  };
  note();
  const timer = setInterval(note, EVERY_MS);
  timer.unref();
  return () => {
    clearInterval(timer);
    note();
  };
}
