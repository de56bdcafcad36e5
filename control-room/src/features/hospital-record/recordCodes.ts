/**
 * Codes of FHIR R4 that a record line can carry, of the bounded sets: condition-clinical, condition-ver-status, medication-statement-status, observation-status,
 * diagnostic-report-status, document-reference-status (hl7.org/fhir/R4/terminologies-valuesets.html), and of v3-ObservationInterpretation what laboratories send.
 * What is entered in error or cancelled never gets here.
 */
const RECORD_CODES = [
  ...['active', 'recurrence', 'relapse', 'inactive', 'remission', 'resolved'],
  ...['unconfirmed', 'provisional', 'differential', 'confirmed', 'refuted'],
  ...['completed', 'intended', 'stopped', 'on-hold', 'unknown', 'not-taken'],
  ...['registered', 'preliminary', 'partial', 'final', 'amended', 'corrected', 'appended'],
  ...['current', 'superseded'],
  ...['H', 'HH', 'L', 'LL', 'N', 'A', 'AA', 'POS', 'NEG', 'IND'],
] as const;
type RecordCode = (typeof RECORD_CODES)[number];

/** How the server joins them in one line. */
const BETWEEN = ', ';

type StatusPart = { kind: 'known'; code: RecordCode } | { kind: 'unknown'; code: string };

/** [HR4] Each code of a line by itself; one that is in none of the sets stays as the hospital sent it, and is marked as such. */
export function statusParts(status: string): StatusPart[] {
  return status
    .split(BETWEEN)
    .map((code) => (isRecordCode(code) ? { kind: 'known', code } : { kind: 'unknown', code }));
}

function isRecordCode(code: string): code is RecordCode {
  return RECORD_CODES.some((known) => known === code);
}
