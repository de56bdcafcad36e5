import type { CaseState } from '@smart-triage/shared/domain/caseState';
import type { CaseId } from '@smart-triage/shared/domain/ids';
import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import type { Clock } from '@smart-triage/shared/time/clock';
import type { AuditLog } from '../audit/auditLog.ts';
import type { AuditEntry, AuditTrail } from '../audit/auditTrail.ts';
import { type BackedUp, backUp } from '../store/backup/backup.ts';
import type { EventLog } from '../store/eventLog.ts';
import type { Records } from '../store/records.ts';
import { eraseVideo } from '../store/videoStore.ts';
import { type Verification, verifyChains } from './verifyChains.ts';
import { letGo } from '../store/retention/letGo.ts';
import { type Due, planRetention, type RetentionPolicy } from '../store/retention/planRetention.ts';

/** Who does it, from where, and with which right. */
export type Doer = Pick<AuditEntry, 'users' | 'address' | 'protocol'>;

/** The cases that a record can be erased of. */
export type KeptCases = {
  all: () => readonly CaseState[];
  /** Runs `destroy` while nobody changes the case, and forgets it. @throws AppError `not-allowed-now` when it goes on. */
  release: (caseId: CaseId, destroy: () => Promise<void>) => Promise<void>;
};

type RecordKeeperDeps = Pick<Records, 'database' | 'keys'> & {
  cases: KeptCases;
  events: Pick<EventLog, 'findBreak'>;
  log: Pick<AuditLog, 'verify' | 'holds'>;
  trail: Pick<AuditTrail, 'deed'>;
  clock: Clock;
  policy: RetentionPolicy;
  /** Where recorded video is. */
  videoFolder: string;
  /** Whether others may write while somebody reads a snapshot: a PostgreSQL server, or nobody else is there. */
  canSnapshot: boolean;
};

/** What is done to records as a whole: erased, let go of when their time is over, backed up. The same while the server runs and when it is stopped. */
export class RecordKeeper {
  readonly #deps: RecordKeeperDeps;
  #backingUp = false;
  #destroyers = 0;

  constructor(deps: RecordKeeperDeps) {
    this.#deps = deps;
  }

  /** Destroys the key of a case: nothing of the patient can be read any more. The trail of who did what stays. */
  async erase(caseId: CaseId, doer: Doer): Promise<void> {
    const { keys, trail } = this.#deps;
    await trail.deed({ type: 'record-erased', caseId, ...doer }, () =>
      this.#destroying(async () => {
        if (!(await keys.isThere(caseId)))
          throw new AppError(ErrorCode.NotFound, 'CASE: there is no such case, or it is erased already');
        await this.#destroy(caseId);
      }),
    );
  }

  /** [ST5] What the policy lets go of now. */
  due(): Due[] {
    return planRetention(this.#deps.cases.all(), this.#deps.policy, this.#deps.clock.now());
  }

  /** [ST5] Deletes what is due. @returns what went. */
  letGo(doer: Doer): Promise<Due[]> {
    return this.#destroying(() => letGo(this.due(), { ...this.#deps, doer }));
  }

  /** Writes everything that is stored to `file`, sealed as it is and as it stood at one moment. */
  async backUp(file: string, doer: Doer): Promise<BackedUp> {
    if (this.#backingUp || this.#destroyers > 0)
      throw new AppError(ErrorCode.NotAllowedNow, 'another backup or a deletion is under way');
    this.#backingUp = true;
    const { trail, database, canSnapshot, videoFolder } = this.#deps;
    try {
      return await trail.deed(
        { type: 'backup-made', ...doer },
        () => backUp(database, { file, videoFolder }, { isSnapshot: canSnapshot }),
        (written) => written,
      );
    } finally {
      this.#backingUp = false;
    }
  }

  /** Follows both hash chains while others go on writing: a piece at a time. */
  verify(noted: string): Promise<Verification> {
    return verifyChains(this.#deps, noted);
  }

  async #destroy(caseId: CaseId): Promise<void> {
    const { database, keys, cases, clock, videoFolder: folder } = this.#deps;
    await cases.release(caseId, async () => {
      await keys.destroy(caseId, clock.now());
    });
    await eraseVideo({ database, folder }, caseId);
  }

  /** Not while a backup is made: what is destroyed then would be half in it. */
  async #destroying<T>(act: () => Promise<T>): Promise<T> {
    if (this.#backingUp)
      throw new AppError(ErrorCode.NotAllowedNow, 'a backup is being made: try again when it is done');
    this.#destroyers++;
    try {
      return await act();
    } finally {
      this.#destroyers--;
    }
  }
}
