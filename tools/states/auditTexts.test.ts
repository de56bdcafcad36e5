import { ACTIONS } from '@smart-triage/shared/domain/permissions';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { expect, it } from 'vitest';
import { en } from '../../control-room/src/app/locales/en.ts';
import { nl } from '../../control-room/src/app/locales/nl.ts';
import { AUDIT_EVENTS } from '../../sfu-server/src/audit/auditLine.ts';

it.each([
  ['English', en],
  ['Dutch', nl],
])('an auditor reads every kind of line, refusal and right of the access log in %s', (_, texts) => {
  const { event, refusal, action } = texts.accessLog;
  expect(Object.keys(event).sort()).toEqual(Object.keys(AUDIT_EVENTS).sort());
  expect(Object.keys(refusal).sort()).toEqual(Object.values(ErrorCode).sort());
  expect(Object.keys(action).sort()).toEqual(ACTIONS.map((name) => name.replace(':', '-')).sort());
});
