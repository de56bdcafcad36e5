import {
  type CapacityChange,
  type CapacityFact,
  type CapacityFacts,
  CapacityFactSchema,
  withCapacityFact,
} from '@smart-triage/shared/domain/capacity';
import type { Hospital } from '@smart-triage/shared/domain/hospital';
import type { RequestId } from '@smart-triage/shared/domain/ids';
import type { Actor } from '@smart-triage/shared/domain/role';
import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { canonicalJson } from '@smart-triage/shared/hash/canonicalJson';
import type { Clock } from '@smart-triage/shared/time/clock';
import { SerialQueue } from '../cases/serialQueue.ts';
import type { Database } from '../store/database.ts';
import type { StoreGate } from '../store/storeGate.ts';

type CapacityLedgerDeps = {
  database: Database;
  gate: StoreGate;
  clock: Clock;
  hospitals: readonly Hospital[];
  /** Told about each fact once it is stored, and only when it is the newest of its item. */
  onFact: (fact: CapacityFact) => void;
};

/** [CY1] What has been said about the hospitals' capacity. The only writer of it. */
export class CapacityLedger {
  readonly #deps: CapacityLedgerDeps;
  readonly #queue = new SerialQueue();
  #facts: CapacityFacts = new Map();

  private constructor(deps: CapacityLedgerDeps) {
    this.#deps = deps;
  }

  static async create(deps: CapacityLedgerDeps): Promise<CapacityLedger> {
    const ledger = new CapacityLedger(deps);
    const rows = await deps.database.selectFrom('capacity_log').select('fact').orderBy('position').execute();
    for (const { fact } of rows) ledger.#apply(CapacityFactSchema.parse(JSON.parse(fact)));
    return ledger;
  }

  facts(): CapacityFact[] {
    return [...this.#facts.values()];
  }

  /** What a person says. [CS3] The same `requestId` again gives the fact of the first time; with other content it is refused. */
  report(requestId: RequestId, actor: Actor, change: CapacityChange): Promise<CapacityFact> {
    this.#assertKnown(change);
    return this.#queue.run(async () => {
      const by = { kind: 'person', actor } as const;
      const known = await this.#find(requestId);
      if (known && isSame(known, { change, by })) return known;
      if (known) throw new AppError(ErrorCode.RequestIdReused, 'this requestId was used for something else');
      return this.#store({ change, by, at: this.#deps.clock.now() }, requestId);
    });
  }

  /** What a system says. [CY3] Nothing is stored when it is not newer than what is known, or says the same at the same time. */
  learn(fact: CapacityFact): Promise<void> {
    this.#assertKnown(fact.change);
    return this.#queue.run(async () => {
      const { hospital, item } = fact.change;
      const known = this.facts().find(({ change }) => change.hospital === hospital && change.item === item);
      if (!known || known.at < fact.at) await this.#store(fact, null);
    });
  }

  async #store(fact: CapacityFact, requestId: RequestId | null): Promise<CapacityFact> {
    const { database, gate, onFact } = this.#deps;
    gate.assertOpen();
    const row = { request_id: requestId, fact: JSON.stringify(fact) };
    await gate.read(() => database.insertInto('capacity_log').values(row).execute());
    this.#apply(fact);
    onFact(fact);
    return fact;
  }

  async #find(requestId: RequestId): Promise<CapacityFact | null> {
    const row = await this.#deps.gate.read(() =>
      this.#deps.database
        .selectFrom('capacity_log')
        .select('fact')
        .where('request_id', '=', requestId)
        .executeTakeFirst(),
    );
    return row ? CapacityFactSchema.parse(JSON.parse(row.fact)) : null;
  }

  #apply(fact: CapacityFact): void {
    this.#facts = withCapacityFact(this.#facts, fact);
  }

  #assertKnown({ hospital }: CapacityChange): void {
    if (this.#deps.hospitals.some(({ id }) => id === hospital)) return;
    const issues = [{ path: 'change.hospital', limit: 'is not a hospital of this region' }];
    throw new AppError(ErrorCode.Invalid, 'capacity: unknown hospital', { issues });
  }
}

function isSame(known: CapacityFact, { change, by }: Omit<CapacityFact, 'at'>): boolean {
  return canonicalJson({ change: known.change, by: known.by }) === canonicalJson({ change, by });
}
