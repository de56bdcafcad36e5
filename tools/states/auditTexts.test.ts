import { expect, it } from 'vitest';
import { en } from '../../control-room/src/app/locales/en.ts';
import { nl } from '../../control-room/src/app/locales/nl.ts';
import { AUDIT_EVENTS } from '../../sfu-server/src/audit/auditLine.ts';

it.each([
  ['English', en],
  ['Dutch', nl],
])('an auditor reads every kind of line of the access log in %s', (_, texts) => {
  expect(Object.keys(texts.accessLog.event).sort()).toEqual(Object.keys(AUDIT_EVENTS).sort());
});
