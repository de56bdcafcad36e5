import type { Actor } from '@smart-triage/shared/domain/role';
import { type AccessLogModel, createAccessLogModel } from '../features/access-log/accessLogModel.ts';
import type { Dependencies } from './dependencies.ts';

/** What is alive while an auditor is signed in: no patient and no socket, only the log. */
export type AuditDesk = { me: Actor; accessLog: AccessLogModel; close: () => void };

export function createAuditDesk({ getJson, faults }: Dependencies, me: Actor): AuditDesk {
  return { me, accessLog: createAccessLogModel({ getJson, onError: faults.report }), close: () => undefined };
}
