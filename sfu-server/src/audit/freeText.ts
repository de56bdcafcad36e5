import type { CaseKeys } from '../store/vault/caseKeys.ts';
import type { AuditLine } from './auditLine.ts';

/** What a person wrote freely can name a patient. */
const FREE = 'reason';
/** How it stands in the log, which is not sealed: with the key of the case, so that erasing the case takes it along. */
const SEALED = 'reasonSealed';
const PLACE = 'audit_log/reason';
/** For who reads the log after the case was erased, or the line changed. */
const GONE = '—';

type Named = Pick<AuditLine, 'caseId' | 'data'>;

/** [AU8] What is written, in place of what was said. */
export async function sealedFreeText(
  { caseId, data }: Named,
  keys: Pick<CaseKeys, 'sealText'>,
): Promise<AuditLine['data']> {
  const { [FREE]: text, ...rest } = data;
  if (caseId === null || typeof text !== 'string') return data;
  return { ...rest, [SEALED]: await keys.sealText(caseId, PLACE, text) };
}

/** [AU8] What was said, for who may read the log. Lines of earlier versions hold it as it was. */
export async function openedFreeText(
  { caseId, data }: Named,
  keys: Pick<CaseKeys, 'openText'>,
): Promise<AuditLine['data']> {
  const { [SEALED]: sealed, ...rest } = data;
  if (caseId === null || typeof sealed !== 'string') return data;
  // A line that somebody has changed does not take the others along: following the chain finds it.
  const text = await keys.openText(caseId, PLACE, sealed).catch(() => null);
  return { ...rest, [FREE]: text ?? GONE };
}
