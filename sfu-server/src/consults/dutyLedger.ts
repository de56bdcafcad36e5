import { type Duty, type DutyRoster, DutyRosterSchema } from '@smart-triage/shared/domain/duty';
import type { RequestId } from '@smart-triage/shared/domain/ids';
import { type Actor, type SiteId, siteOf } from '@smart-triage/shared/domain/role';
import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import type { Clock } from '@smart-triage/shared/time/clock';
import type { Instant } from '@smart-triage/shared/time/instant';
import { SerialQueue } from '../cases/serialQueue.ts';
import type { Database } from '../store/database.ts';
import type { StoreGate } from '../store/storeGate.ts';
import type { OnDuty } from './ringPlan.ts';

type DutyLedgerDeps = {
  database: Database;
  gate: StoreGate;
  clock: Clock;
  /** The cardiologists of an organisation who may sign in. */
  peopleOf: (site: SiteId) => Promise<Actor[]>;
  /** Those whose page is connected now, in the order in which they came. */
  connected: (site: SiteId) => Actor[];
  isExpected: (person: Actor) => boolean;
  onChange: (site: SiteId, duty: Duty) => void;
  onError: (error: unknown) => void;
};

export type DutyChange = { requestId: RequestId; order: readonly string[]; replaces: Instant | null };

/** [CO6] In which order each organisation's consults ring. The only writer of it. */
export class DutyLedger {
  readonly #deps: DutyLedgerDeps;
  readonly #queue = new SerialQueue();
  readonly #rosters = new Map<SiteId, DutyRoster>();

  private constructor(deps: DutyLedgerDeps) {
    this.#deps = deps;
  }

  static async create(deps: DutyLedgerDeps): Promise<DutyLedger> {
    const ledger = new DutyLedger(deps);
    const rows = await deps.database.selectFrom('duty_log').selectAll().orderBy('position').execute();
    for (const { site, roster } of rows)
      ledger.#rosters.set(site, DutyRosterSchema.parse(JSON.parse(roster)));
    return ledger;
  }

  of(site: SiteId): OnDuty {
    const connected = this.#deps.connected(site);
    const order = this.#rosters.get(site)?.order ?? [];
    const { isExpected } = this.#deps;
    return { connected, isExpected, order: order.length === 0 ? connected : order };
  }

  async view(site: SiteId): Promise<Duty> {
    const people = await this.#deps.peopleOf(site);
    const there = new Set(this.#deps.connected(site).map(({ id }) => id));
    return {
      roster: this.#rosters.get(site) ?? null,
      people: people.map((person) => ({ person, isThere: there.has(person.id) })),
    };
  }

  /** Tells who follows it. */
  tell(site: SiteId): void {
    this.view(site).then((duty) => {
      this.#deps.onChange(site, duty);
    }, this.#deps.onError);
  }

  /** [CS3] The same `requestId` again gives the order that it set. [CO6] An order that was set meanwhile is not overwritten unseen. */
  set(actor: Actor, change: DutyChange): Promise<DutyRoster> {
    const site = siteOf(actor);
    return this.#queue.run(async () => {
      const known = await this.#find(change.requestId);
      if (known) return repeated(known, actor, change);
      if ((this.#rosters.get(site)?.at ?? null) !== change.replaces)
        throw new AppError(ErrorCode.Superseded, 'another order of duty has been set meanwhile');
      const order = await this.#peopleOf(site, change.order);
      return this.#store(site, change.requestId, { order, at: this.#deps.clock.now(), by: actor });
    });
  }

  async #store(site: SiteId, requestId: RequestId, roster: DutyRoster): Promise<DutyRoster> {
    const { database, gate } = this.#deps;
    gate.assertOpen();
    const row = { request_id: requestId, site, roster: JSON.stringify(roster) };
    await gate.read(() => database.insertInto('duty_log').values(row).execute());
    this.#rosters.set(site, roster);
    this.tell(site);
    return roster;
  }

  async #peopleOf(site: SiteId, ids: readonly string[]): Promise<Actor[]> {
    const people = await this.#deps.peopleOf(site);
    return [...new Set(ids)].map((id, index) => {
      const person = people.find((candidate) => candidate.id === id);
      if (person) return person;
      const issues = [{ path: `order.${index}`, limit: 'is not a cardiologist of this organisation' }];
      throw new AppError(ErrorCode.Invalid, 'duty:set: unknown person', { issues });
    });
  }

  async #find(requestId: RequestId): Promise<DutyRoster | null> {
    const row = await this.#deps.gate.read(() =>
      this.#deps.database
        .selectFrom('duty_log')
        .select('roster')
        .where('request_id', '=', requestId)
        .executeTakeFirst(),
    );
    return row ? DutyRosterSchema.parse(JSON.parse(row.roster)) : null;
  }
}

function repeated(known: DutyRoster, { id }: Actor, { order }: DutyChange): DutyRoster {
  const isSame = known.by.id === id && known.order.map((person) => person.id).join() === order.join();
  if (!isSame) throw new AppError(ErrorCode.RequestIdReused, 'this requestId was used for something else');
  return known;
}
