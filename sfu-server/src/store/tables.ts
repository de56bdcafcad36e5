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
  /** Of its content, keyed with the key of its case once it is stored. */
  input_sha256: string;
  reply: string;
  at_ms: number;
};

/** Frames as the tablet sent them, byte for byte, sealed with the key of their case. */
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

export type AccountTable = {
  login: string;
  actor_id: string;
  name: string;
  role: string;
  site: string | null;
  password_hash: string;
  /** In the clear, of earlier versions: sealed into `totp_sealed` at the next start. */
  totp_secret: string | null;
  /** The secret of the authenticator, sealed; `null` without a second factor. */
  totp_sealed: string | null;
  /** The newest time step whose code was used. A bigint, so a text here. */
  totp_used_step: string;
  demo: boolean;
  disabled: boolean;
  /** [ID12] Made by an administrator, and not yet replaced by one of the person's own. */
  password_made: boolean;
};

export type TabletTable = {
  id: string;
  unit: string;
  site: string | null;
  /** JWK. */
  public_key: string;
  demo: boolean;
  revoked: boolean;
};

export type EnrolmentCodeTable = {
  code_sha256: string;
  unit: string;
  site: string | null;
  expires_at_ms: number;
  demo: boolean;
};

/** A sign-in, tablet or account that was taken back. */
export type RevocationTable = { subject: string; at_ms: number };

/** The key that seals what is kept of a case, itself sealed with a master key; gone when the case was erased. */
export type CaseKeyTable = {
  case_id: string;
  master_id: string;
  sealed_key: Uint8Array | null;
  erased_at_ms: number | null;
};

/** A key that seals what belongs to no case, itself sealed with a master key. */
export type StoreKeyTable = { name: string; master_id: string; sealed_key: Uint8Array };

/** One change of a hospital's capacity, with who said so and when. About no patient, so it is not sealed. */
export type CapacityLogTable = {
  position: Generated<string>;
  /** Absent for what a system reported. */
  request_id: string | null;
  fact: string;
};

/** One order of duty, with who set it and when. About no patient, so it is not sealed. */
export type DutyLogTable = {
  position: Generated<string>;
  request_id: string;
  site: string;
  roster: string;
};

/** One part of a photo that is not whole yet, sealed with the key of its case. */
export type PhotoPartTable = { photo_id: string; part: number; case_id: string; bytes: Uint8Array };

/** A photo, sealed with the key of its case. What it is stands in the case's log. */
export type PhotoTable = { photo_id: string; case_id: string; image: Uint8Array };

/** One piece of recorded video: where its sealed file belongs, and when it was. The pictures are in a file of the data folder. */
export type VideoSegmentTable = {
  segment_id: string;
  case_id: string;
  started_at_ms: number;
  ended_at_ms: number;
  bytes: number;
};

/** Somebody of an ambulance crew who may sign in on a tablet with a PIN. */
export type CrewMemberTable = {
  number: string;
  person_id: string;
  name: string;
  site: string | null;
  pin_hash: string;
  demo: boolean;
  disabled: boolean;
};

/** One turn of a person on a tablet. */
export type CrewDutyTable = {
  id: string;
  tablet_id: string;
  /** The actor that the tablet speaks for. */
  unit_id: string;
  person_id: string;
  person_name: string;
  from_ms: number;
  until_ms: number;
};

export type Tables = {
  duty_log: DutyLogTable;
  crew_member: CrewMemberTable;
  crew_duty: CrewDutyTable;
  photo_part: PhotoPartTable;
  photo: PhotoTable;
  video_segment: VideoSegmentTable;
  capacity_log: CapacityLogTable;
  case_key: CaseKeyTable;
  store_key: StoreKeyTable;
  account: AccountTable;
  tablet: TabletTable;
  enrolment_code: EnrolmentCodeTable;
  revocation: RevocationTable;
  audit_log: AuditLogTable;
  event_log: EventLogTable;
  request_log: RequestLogTable;
  ecg_frame: EcgFrameTable;
};
