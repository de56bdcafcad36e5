import type { RecordOutcome, RecordTrouble } from '@smart-triage/shared/domain/hospitalRecord';

/** A hospital's record. `find` does not reject for what the hospital does: that is an outcome. */
export type RecordSource = { name: string; find: (patientNumber: string) => Promise<RecordOutcome> };

/** What went wrong, without a word of what was sent: texts of a hospital's server can name a patient. */
export class RecordFailure extends Error {
  readonly trouble: RecordTrouble;

  constructor(trouble: RecordTrouble) {
    super(`hospital record: ${trouble}`);
    this.trouble = trouble;
  }
}

export function troubleOf(error: unknown): RecordTrouble {
  if (error instanceof RecordFailure) return error.trouble;
  throw error;
}
