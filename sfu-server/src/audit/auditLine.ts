import { CaseIdSchema } from '@smart-triage/shared/domain/ids';
import { ActorSchema, SiteIdSchema } from '@smart-triage/shared/domain/role';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { InstantSchema } from '@smart-triage/shared/time/instant';
import { z } from 'zod';

/** What can stand in the access log, each with its NEN 7513 EventActionCode: Create, Read, Update, Delete, Execute. */
export const AUDIT_EVENTS = {
  'signed-in': 'E',
  'signed-out': 'E',
  'sign-ins-ended': 'D',
  'tablet-enrolled': 'C',
  'tablet-code-issued': 'C',
  'tablet-revoked': 'D',
  'password-changed': 'U',
  'account-created': 'C',
  'account-changed': 'U',
  'account-disabled': 'D',
  'crew-pin-set': 'U',
  'crew-removed': 'D',
  'crew-signed-in': 'E',
  'crew-signed-out': 'E',
  connected: 'E',
  'board-viewed': 'R',
  'case-opened': 'C',
  'record-viewed': 'R',
  'record-exported': 'R',
  'follow-ups-listed': 'R',
  'follow-up-recorded': 'C',
  'scores-shown': 'R',
  'ecg-viewed': 'R',
  'photo-viewed': 'R',
  'video-consent': 'U',
  'video-recording-started': 'C',
  'video-recording-stopped': 'E',
  'video-listed': 'R',
  'video-viewed': 'R',
  'video-erased': 'D',
  'record-printed': 'R',
  'engine-asked': 'E',
  'stream-joined': 'R',
  'stream-received': 'R',
  'stream-left': 'E',
  'consult-joined': 'E',
  'consult-left': 'E',
  'consult-taken': 'E',
  'consult-declined': 'E',
  'consult-released': 'E',
  'consult-assigned': 'U',
  'duty-changed': 'U',
  'decision-recorded': 'C',
  'destination-changed': 'U',
  'decision-confirmed': 'U',
  'decision-contested': 'U',
  'patient-announced': 'E',
  'announcement-answered': 'U',
  'capacity-changed': 'U',
  'glass-broken': 'E',
  'hospital-record-consent': 'U',
  'hospital-record-opened': 'R',
  'hospital-record-glass-broken': 'R',
  'retention-ended': 'D',
  'record-erased': 'D',
  'backup-made': 'R',
  'backup-restored': 'C',
  'data-key-rotated': 'U',
  'rules-changed': 'U',
  'access-log-searched': 'R',
  'access-log-exported': 'R',
  'extract-made': 'R',
  'request-refused': 'E',
} as const;
export type AuditEventType = keyof typeof AUDIT_EVENTS;
const TYPES = Object.keys(AUDIT_EVENTS) as [AuditEventType, ...AuditEventType[]];

const DetailSchema = z.union([
  /** A reason of 300 signs takes this much when it is sealed. */
  z.string().max(2000),
  z.number(),
  z.boolean(),
  z.array(z.string().max(300)).max(200),
]);

/**
 * One line of the access log: which event, when, from where, by whom and with which right, about whose data (NEN 7513:2018). It names data, it does
 * not repeat them.
 */
export const AuditLineSchema = z.strictObject({
  id: z.uuid(),
  at: InstantSchema,
  type: z.enum(TYPES),
  action: z.enum(['C', 'R', 'U', 'D', 'E']),
  /** `begun`: about to be done, so that nothing is done without a line; a second line says how it ended. */
  outcome: z.enum(['ok', 'refused', 'begun']),
  /** Why it was refused. */
  code: z.enum(ErrorCode).nullable(),
  /** Who asked, or who saw it. Empty when nobody had signed in. */
  users: z.array(ActorSchema).max(200),
  /** The network access point, and the session that it was asked over. */
  client: z.strictObject({ address: z.string().max(64), sessionId: z.uuid().nullable() }),
  /** HL7 PurposeOfUse: treatment, emergency treatment (the glass was broken), or running the service. */
  purpose: z.enum(['TREAT', 'ETREAT', 'HOPERAT']),
  caseId: CaseIdSchema.nullable(),
  data: z.record(z.string().max(40), DetailSchema),
  authorisation: z.strictObject({
    /** The row of the table of permissions. */
    protocol: z.string().max(40).nullable(),
    relation: z.enum(['own', 'same-site', 'other-site', 'other-site-glass-broken']).nullable(),
    /** Treatment is the ground, but for the hospital's record: that is opened with the patient's consent, or by breaking the glass. */
    consent: z.enum(['not-required', 'given']),
    glassBroken: z.boolean(),
  }),
  source: z.strictObject({ site: SiteIdSchema, system: z.literal('smart-triage-server') }),
});
export type AuditLine = z.infer<typeof AuditLineSchema>;
