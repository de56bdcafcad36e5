import type { Generated } from 'kysely';

/** One fact of a case. `position` orders all cases together and is what the hash chain runs along. */
export type EventLogTable = {
  position: Generated<string>;
  case_id: string;
  seq: number;
  at_ms: number;
  actor: string;
  fact: string;
  /** SHA-256 over the previous entry's hash and this entry's canonical JSON. */
  hash: string;
};

/** The reply that a state-changing request got, so that a repeat gets the same and does nothing. */
export type RequestLogTable = {
  request_id: string;
  actor_id: string;
  name: string;
  input_sha256: string;
  reply: string;
  at_ms: number;
};

/** Frames as the tablet sent them, byte for byte. */
export type EcgFrameTable = {
  stream_id: string;
  seq: number;
  frame: Uint8Array;
};

/** One line of the access log. What is searched for stands in columns of its own; the line itself is what the hash covers. */
export type AuditLogTable = {
  position: Generated<string>;
  at_ms: number;
  type: string;
  case_id: string | null;
  /** `|id|id|`, so that one of them can be found. */
  user_ids: string;
  line: string;
  /** SHA-256 over the previous line's hash and this line's canonical JSON. */
  hash: string;
};

export type Tables = {
  audit_log: AuditLogTable;
  event_log: EventLogTable;
  request_log: RequestLogTable;
  ecg_frame: EcgFrameTable;
};
