import { ECG_ENGINE } from '@smart-triage/models/ecg/ecgEngine';
import { SCORES } from '@smart-triage/models/scores/registry';
import { permissionRules } from '@smart-triage/shared/domain/permissions';
import { canonicalJson } from '@smart-triage/shared/hash/canonicalJson';
import { createHash } from 'node:crypto';
import type { Config } from '../config.ts';
import { OPERATOR } from '../identity/operator.ts';
import type { AuditLine } from './auditLine.ts';
import type { AuditLog } from './auditLog.ts';
import type { AuditTrail } from './auditTrail.ts';

/** Settings that decide who gets in, as what, and what is kept for how long. None of them is secret. */
const RULES = [
  'DEMO',
  'OIDC_ISSUER',
  'OIDC_ROLE_CLAIM',
  'OIDC_ROLES',
  'OIDC_SITE_CLAIM',
  'OIDC_SECOND_FACTOR',
  'IDLE_CARE_MIN',
  'IDLE_OFFICE_MIN',
  'RETAIN_ECG_DAYS',
  'RETAIN_PHOTO_DAYS',
  'RETAIN_CASE_DAYS',
  'RECORD_VIDEO',
  'RETAIN_VIDEO_DAYS',
] as const satisfies (keyof Config)[];

/** By which rules this server lets people in, shows, computes and keeps. */
export function rulesInForce(config: Config): AuditLine['data'] {
  return {
    permissions: createHash('sha256').update(permissionRules()).digest('hex'),
    engine: `${ECG_ENGINE.id}@${ECG_ENGINE.version}`,
    models: SCORES.map(({ metadata: { id, version, sha256 } }) => `${id}@${version} ${sha256}`),
    settings: RULES.map((name) => `${name}=${textOf(config[name])}`.slice(0, 300)),
  };
}

/** [AU6] A line when the rules are not those of the last one: after an update, or when somebody set them otherwise. */
export async function recordRules(
  config: Config,
  { log, trail }: { log: Pick<AuditLog, 'search'>; trail: Pick<AuditTrail, 'record'> },
): Promise<void> {
  const [last] = await log.search({ type: 'rules-changed', limit: 1 });
  const data = rulesInForce(config);
  if (last && canonicalJson(last.data) === canonicalJson(data)) return;
  await trail.record({ type: 'rules-changed', users: [OPERATOR], address: 'local', data });
}

function textOf(value: Config[(typeof RULES)[number]]): string {
  if (value === undefined) return '';
  return typeof value === 'object' ? [...value].map(String).join(';') : String(value);
}
