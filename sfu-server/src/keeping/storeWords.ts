import { type CaseId, CaseIdSchema } from '@smart-triage/shared/domain/ids';
import { ConfigError } from '../config.ts';
import type { BackedUp } from '../store/backup/backup.ts';
import type { Verification } from './verifyChains.ts';
import type { Due } from '../store/retention/planRetention.ts';

/** What the commands for the store are told and say, whether a server runs or not. */
export const ERASED = 'the case is erased';
export const written = ({ rows, videoFiles }: BackedUp): string =>
  `${rows} rows written, ${videoFiles} pieces of recorded video among them`;

/** @throws ConfigError that says where a chain breaks. */
export function verdict({ caseBreak, accessLogBreak, isCut }: Verification): string {
  const breaks = [
    caseBreak === null ? [] : [`cases: entry ${caseBreak} does not follow the one before it`],
    accessLogBreak === null ? [] : [`access log: line ${accessLogBreak} does not follow the one before it`],
    isCut
      ? ['access log: the line of this hash is not there: it was cut off, or another chain put in its place']
      : [],
  ].flat();
  if (breaks.length > 0) throw new ConfigError(breaks.join('\n'));
  return 'cases and access log: both chains are whole';
}

export function caseIn(argument: string): CaseId {
  const caseId = CaseIdSchema.safeParse(needed(argument, 'CASE'));
  if (!caseId.success) throw new ConfigError('CASE: the id of a case');
  return caseId.data;
}

export function isToDelete(argument: string): boolean {
  if (argument !== '' && argument !== 'delete') throw new ConfigError('retain: nothing, or delete');
  return argument === 'delete';
}

export function listOf(title: string, due: readonly Pick<Due, 'kind' | 'caseId'>[]): string {
  return [`${title}: ${due.length}`, ...due.map(({ kind, caseId }) => `  ${kind.padEnd(7)} ${caseId}`)].join(
    '\n',
  );
}

export function needed(argument: string, name: string): string {
  if (argument === '') throw new ConfigError(`${name} is missing`);
  return argument;
}
