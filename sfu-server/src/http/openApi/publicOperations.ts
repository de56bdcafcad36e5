import {
  AccessSchema,
  PAIRING_PATH,
  PASSWORD_PATH,
  PasswordChangeSchema,
  PairingRequestSchema,
  PROVIDER_PATH,
  PROVIDER_RETURN_PATH,
  SeatRequestSchema,
  SIGN_IN_OPTIONS_PATH,
  SIGN_IN_PATH,
  SIGN_OUT_PATH,
  SignedOutSchema,
  SignInOptionsSchema,
  SignInRequestSchema,
  TOKEN_PATH,
  TokenRequestSchema,
} from '@smart-triage/shared/protocol/signIn';
import { json, type Operation } from './operation.ts';

const area = 'Getting in';

/** What is asked before anybody has shown who they are, and what describes the rest. */
export const PUBLIC_OPERATIONS: readonly Operation[] = [
  {
    ...{ method: 'post', path: SIGN_IN_PATH, area, right: 'anybody' },
    summary: 'Signs a person in. The answer has the access token of the next minutes; a cookie renews it.',
    bodies: [json(SignInRequestSchema)],
    answers: [json(AccessSchema)],
  },
  {
    ...{ method: 'post', path: PAIRING_PATH, area, right: 'anybody' },
    summary:
      'Pairs a tablet, once, by the code that an administrator gave out and the public half of its key.',
    bodies: [json(PairingRequestSchema)],
    answers: [json(AccessSchema)],
  },
  {
    ...{ method: 'post', path: TOKEN_PATH, area, right: 'cookie' },
    summary: 'A new access token for whoever has the cookie of this seat.',
    bodies: [json(TokenRequestSchema)],
    answers: [json(AccessSchema)],
  },
  {
    ...{ method: 'post', path: SIGN_OUT_PATH, area, right: 'cookie' },
    summary: 'Ends the sign-in behind the cookie, with everything that it has open.',
    bodies: [json(SeatRequestSchema)],
    answers: [json(SignedOutSchema)],
  },
  {
    ...{ method: 'post', path: PASSWORD_PATH, area, right: 'cookie' },
    summary:
      'Changes the password of whoever has the cookie of the control room, and ends all that they have open elsewhere.',
    bodies: [json(PasswordChangeSchema)],
    ...{ status: 204, answers: [] },
  },
  {
    ...{ method: 'get', path: SIGN_IN_OPTIONS_PATH, area, right: 'anybody' },
    summary: 'Whether there is a sign-in of the organisation’s own, and what it is called.',
    answers: [json(SignInOptionsSchema)],
  },
  {
    ...{ method: 'get', path: PROVIDER_PATH, area, right: 'anybody' },
    summary: 'For a browser: leads to the organisation’s own sign-in.',
    ...{ status: 303, answers: [] },
  },
  {
    ...{ method: 'get', path: PROVIDER_RETURN_PATH, area, right: 'anybody' },
    summary: 'For a browser: the way back from there. What went wrong is told on the page that it leads to.',
    ...{ status: 303, answers: [] },
  },
  {
    ...{ method: 'get', path: '/api/v1/openapi.json', area: 'Service', right: 'anybody' },
    summary: 'This description, as OpenAPI 3.1.',
    answers: [{ type: 'application/json', schema: null }],
  },
  {
    ...{ method: 'get', path: '/api/v1/docs', area: 'Service', right: 'anybody' },
    summary: 'This description, to read.',
    answers: [{ type: 'text/html', schema: null }],
  },
  {
    ...{ method: 'get', path: '/healthz', area: 'Service', right: 'anybody' },
    summary: 'Answers as long as the process does.',
    answers: [{ type: 'text/plain', schema: null }],
  },
  {
    ...{ method: 'get', path: '/readyz', area: 'Service', right: 'anybody' },
    summary: '200 while cases can be taken (database, media worker, models), else 503.',
    answers: [{ type: 'text/plain', schema: null }],
  },
];
