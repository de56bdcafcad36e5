import { type CaseEvent, CaseEventSchema } from '@smart-triage/shared/domain/caseEvent';
import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import type { JsonValue } from '@smart-triage/shared/hash/canonicalJson';
import type { EventLogTable } from './tables.ts';
import { type SealKey, sealText, unsealText } from './vault/seal.ts';

export type EventRow = Omit<EventLogTable, 'position'>;

/** Written before records were sealed: JSON, which no sealed text (base64) is. */
export const isPlain = (text: string): boolean => text.startsWith('{');

/** Who did it and when stays readable when a case is erased; what it was about the patient does not. */
export function sealEvent({ caseId, seq, at, by, fact }: CaseEvent, key: SealKey): Omit<EventRow, 'hash'> {
  const sealed = sealText(key, factPlace(caseId, seq), JSON.stringify(fact));
  return { case_id: caseId, seq, at_ms: at, actor: JSON.stringify(by), fact: sealed };
}

/** @throws AppError when the key is not there, or not the one that sealed it. */
export function openEvent(row: Omit<EventRow, 'hash'>, key: SealKey | undefined): CaseEvent {
  return CaseEventSchema.parse({
    caseId: row.case_id,
    seq: row.seq,
    at: row.at_ms,
    by: JSON.parse(row.actor) as unknown,
    fact: JSON.parse(factOf(row, key)) as unknown,
  });
}

/** What the hash of an entry covers: the row as it is stored, so that the chain can be followed without any key, and after an erasure. */
export function chained(row: Omit<EventRow, 'hash'>): JsonValue {
  if (isPlain(row.fact)) return openEvent(row, undefined);
  return { caseId: row.case_id, seq: row.seq, at: row.at_ms, actor: row.actor, fact: row.fact };
}

function factOf({ case_id, seq, fact }: Omit<EventRow, 'hash'>, key: SealKey | undefined): string {
  if (isPlain(fact)) return fact;
  if (!key) throw new AppError(ErrorCode.Internal, `case ${case_id}: its key is not there`);
  return unsealText(key, factPlace(case_id, seq), fact);
}

const factPlace = (caseId: string, seq: number): string => `event_log/${caseId}/${seq}/fact`;
