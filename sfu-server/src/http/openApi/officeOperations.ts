import { CrewNumberSchema } from '@smart-triage/shared/domain/crewDuty';
import { CaseIdSchema } from '@smart-triage/shared/domain/ids';
import { ActorSchema } from '@smart-triage/shared/domain/role';
import { ACCESS_LOG_PATH } from '@smart-triage/shared/protocol/accessLog';
import { InstantSchema } from '@smart-triage/shared/time/instant';
import { z } from 'zod';
import { AuditLineSchema } from '../../audit/auditLine.ts';
import { AccessLogQuerySchema, ExtractSchema } from '../accessLogRoutes.ts';
import { AccountSchema, CodeSchema, LoginSchema, MemberSchema, UnitSchema } from '../adminRoutes.ts';
import { NothingSchema, VerificationSchema } from '../storeRoutes.ts';
import { json, type Operation } from './operation.ts';

const log = { method: 'get', area: 'Access log', right: 'access-log:read' } as const;
const accounts = { method: 'post', area: 'Administration', right: 'accounts:manage' } as const;
const tablets = { method: 'post', area: 'Administration', right: 'tablets:manage' } as const;
const store = { area: 'Administration', right: 'store:manage' } as const;
const KeptSchema = z.strictObject({ kind: z.enum(['ecg', 'photos', 'video', 'case']), caseId: CaseIdSchema });
const SecretsSchema = z.strictObject({ login: LoginSchema, password: z.string(), secondFactor: z.string() });
const PersonIdSchema = ActorSchema.shape.id;
const made = { status: 201 } as const;

/** For auditors and administrators; all of it asks for a second factor. */
export const OFFICE_OPERATIONS: readonly Operation[] = [
  {
    ...{ ...log, path: ACCESS_LOG_PATH },
    summary: 'Lines of the access log, newest first. Reading it is a line in it.',
    query: AccessLogQuerySchema,
    answers: [
      json(z.strictObject({ lines: z.array(AuditLineSchema), next: z.int().nullable() })),
      { type: 'application/fhir+json', schema: null },
    ],
  },
  {
    ...{ ...log, path: `${ACCESS_LOG_PATH}/verification` },
    summary: 'Follows the chain of hashes from the first line to the last.',
    answers: [json(z.strictObject({ lines: z.int(), firstBreak: z.int().nullable(), lastHash: z.string() }))],
  },
  {
    ...{ ...log, path: '/api/v1/cases/:caseId/access-log', params: { caseId: CaseIdSchema } },
    summary: 'The extract for the patient: who saw what, in plain words.',
    query: ExtractSchema,
    answers: [{ type: 'text/plain', schema: null }],
  },
  {
    ...{ ...accounts, ...made, path: '/api/v1/admin/accounts' },
    summary: 'Makes an account. Password and second factor are made here and told once.',
    bodies: [json(AccountSchema)],
    answers: [json(SecretsSchema)],
  },
  {
    ...{
      ...accounts,
      ...made,
      path: '/api/v1/admin/accounts/:login/disable',
      params: { login: LoginSchema },
    },
    summary: 'Disables an account, and ends everything that it has open.',
    answers: [json(z.strictObject({ login: LoginSchema }))],
  },
  {
    ...{ ...accounts, ...made, path: '/api/v1/admin/accounts/:login/reset', params: { login: LoginSchema } },
    summary: 'A new password and a new second factor, told once; everything that the account has open ends.',
    answers: [json(SecretsSchema)],
  },
  {
    ...{
      ...accounts,
      ...made,
      path: '/api/v1/admin/people/:id/end-sign-ins',
      params: { id: PersonIdSchema },
    },
    summary: 'Ends everything that a person has open, also one whom a provider let in.',
    answers: [json(z.strictObject({ id: PersonIdSchema }))],
  },
  {
    ...{ ...accounts, ...made, path: '/api/v1/admin/crew' },
    summary: 'Makes a PIN, told once, for somebody of a crew.',
    bodies: [json(MemberSchema)],
    answers: [json(z.strictObject({ number: CrewNumberSchema, pin: z.string() }))],
  },
  {
    ...{
      ...accounts,
      ...made,
      path: '/api/v1/admin/crew/:number/remove',
      params: { number: CrewNumberSchema },
    },
    summary: 'Nobody signs in on a tablet with this number any more.',
    answers: [json(z.strictObject({ number: CrewNumberSchema }))],
  },
  {
    ...{
      ...{ ...store, ...made, method: 'post', path: '/api/v1/admin/cases/:caseId/erase' },
      params: { caseId: CaseIdSchema },
    },
    summary: 'Destroys the key of a case that is closed: nothing of the patient can be read any more.',
    bodies: [json(NothingSchema)],
    answers: [json(z.strictObject({ caseId: CaseIdSchema }))],
  },
  {
    ...{ ...store, method: 'get', path: '/api/v1/admin/retention' },
    summary: 'What the retention policy lets go of now.',
    answers: [json(z.strictObject({ due: z.array(KeptSchema) }))],
  },
  {
    ...{ ...store, ...made, method: 'post', path: '/api/v1/admin/retention' },
    summary: 'Deletes what the retention policy lets go of.',
    bodies: [json(NothingSchema)],
    answers: [json(z.strictObject({ gone: z.array(KeptSchema) }))],
  },
  {
    ...{ ...store, ...made, method: 'post', path: '/api/v1/admin/backups' },
    summary: 'Writes a backup, sealed as everything is, into the folder of backups on the server.',
    bodies: [json(NothingSchema)],
    answers: [json(z.strictObject({ file: z.string(), rows: z.int(), videoFiles: z.int() }))],
  },
  {
    ...{ ...store, method: 'get', path: '/api/v1/admin/verification' },
    summary:
      'Follows both hash chains, and says whether the line of a hash that was noted elsewhere is still there.',
    query: VerificationSchema,
    answers: [
      json(
        z.strictObject({
          caseBreak: z.int().nullable(),
          accessLogBreak: z.int().nullable(),
          isCut: z.boolean(),
        }),
      ),
    ],
  },
  {
    ...{ ...tablets, ...made, path: '/api/v1/admin/tablets/codes' },
    summary: 'A code that pairs a tablet: good once, for a quarter of an hour.',
    bodies: [json(CodeSchema)],
    answers: [json(z.strictObject({ unit: UnitSchema, code: z.string(), until: InstantSchema }))],
  },
  {
    ...{ ...tablets, ...made, path: '/api/v1/admin/tablets/:unit/revoke', params: { unit: UnitSchema } },
    summary: 'A lost tablet falls off at once.',
    answers: [json(z.strictObject({ unit: UnitSchema, revoked: z.int() }))],
  },
];
