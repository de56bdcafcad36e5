import type { CaseId } from '@smart-triage/shared/domain/ids';
import type { Clock } from '@smart-triage/shared/time/clock';
import type { Instant } from '@smart-triage/shared/time/instant';

/** The longest that a timer of Node holds; a later moment is approached in steps. */
const LONGEST_MS = 2 ** 31 - 1;

/** One timer for each case: when the passing of time alone will change what is said about it. On the server's clock. */
export class Reminders {
  readonly #clock: Clock;
  readonly #onDue: (caseId: CaseId) => void;
  readonly #timers = new Map<CaseId, NodeJS.Timeout>();

  constructor(clock: Clock, onDue: (caseId: CaseId) => void) {
    this.#clock = clock;
    this.#onDue = onDue;
  }

  /** Replaces the case's reminder; `null` leaves it without one. */
  set(caseId: CaseId, at: Instant | null): void {
    this.cancel(caseId);
    if (at === null) return;
    const timer = setTimeout(
      () => {
        this.#timers.delete(caseId);
        this.#onDue(caseId);
      },
      Math.min(Math.max(0, at - this.#clock.now()), LONGEST_MS),
    );
    this.#timers.set(caseId, timer);
  }

  cancel(caseId: CaseId): void {
    clearTimeout(this.#timers.get(caseId));
    this.#timers.delete(caseId);
  }

  close(): void {
    for (const caseId of [...this.#timers.keys()]) this.cancel(caseId);
  }
}
