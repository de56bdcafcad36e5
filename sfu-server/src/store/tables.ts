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

export type Tables = {
  event_log: EventLogTable;
  request_log: RequestLogTable;
  ecg_frame: EcgFrameTable;
};
