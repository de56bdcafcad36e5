import { hash, verify } from '@node-rs/argon2';
import { type CrewDuty, type DutyId, DutyIdSchema } from '@smart-triage/shared/domain/crewDuty';
import { type Actor, type Person, type SiteId, siteOf } from '@smart-triage/shared/domain/role';
import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import type { Clock } from '@smart-triage/shared/time/clock';
import { addMs, instant } from '@smart-triage/shared/time/instant';
import { randomInt, randomUUID } from 'node:crypto';
import type { Database } from '../store/database.ts';
import type { CrewDutyTable } from '../store/tables.ts';
import type { Identity } from './identity.ts';
import { SignInGuard } from './signInGuard.ts';

/** One shift and a long evening, as at a desk. */
const DUTY_MS = 16 * 60 * 60_000;
/** A tablet that was away for longer is asked to enrol anew, and what it kept comes without a name. */
const REMEMBERED_MS = 90 * 24 * 60 * 60_000;
const PIN_DIGITS = 6;
/** Wrong PINs of one tablet, whatever the numbers: a crew of three that mistypes a few each. Somebody with a lost tablet has no more. */
const TRIES_PER_TABLET = 20;

export type NewMember = { number: string; name: string; site: SiteId | null; demo?: boolean };

/** [CD1] The people of the ambulances, and whose turn it is on which tablet. Turns are in memory too: naming who entered something never waits for the database. */
export class Crew {
  readonly #database: Database;
  readonly #clock: Clock;
  readonly #guard = new SignInGuard({ triesPerPlace: TRIES_PER_TABLET });
  readonly #decoyHash: string;
  readonly #duties = new Map<string, CrewDutyTable>();
  readonly #current = new Map<string, CrewDutyTable>();

  private constructor(database: Database, clock: Clock, decoyHash: string, duties: readonly CrewDutyTable[]) {
    this.#database = database;
    this.#clock = clock;
    this.#decoyHash = decoyHash;
    for (const duty of duties) this.#begin(duty);
  }

  static async create(database: Database, clock: Clock): Promise<Crew> {
    const duties = await database
      .selectFrom('crew_duty')
      .selectAll()
      .where('from_ms', '>', clock.now() - REMEMBERED_MS)
      .orderBy('from_ms')
      .execute();
    return new Crew(database, clock, await hash('nobody has this PIN'), duties);
  }

  /** Makes a PIN for somebody new, or a new one for somebody who is known by this number. It is told once. */
  async setPin({ number, name, site, demo = false }: NewMember): Promise<string> {
    const pin = String(randomInt(10 ** PIN_DIGITS)).padStart(PIN_DIGITS, '0');
    const changed = { name, site, pin_hash: await hash(pin), demo, disabled: false };
    await this.#database
      .insertInto('crew_member')
      .values({ number, person_id: `crew-${number}`, ...changed })
      .onConflict((conflict) => conflict.column('number').doUpdateSet(changed))
      .execute();
    return pin;
  }

  /** Nobody signs in with this number any more, and a turn that goes on ends. */
  async remove(number: string): Promise<void> {
    const member = await this.#database
      .updateTable('crew_member')
      .set({ disabled: true })
      .where('number', '=', number)
      .returning('person_id')
      .executeTakeFirst();
    if (!member) throw new AppError(ErrorCode.NotFound, 'nobody has this number');
    const going = [...this.#current.values()].filter(({ person_id }) => person_id === member.person_id);
    for (const duty of going) await this.#end(duty);
  }

  /** [ID3] */
  async removeDemo(): Promise<void> {
    await this.#database.deleteFrom('crew_member').where('demo', '=', true).execute();
  }

  /** [CD1] [CD4] @throws AppError `not-signed-in` when number and PIN do not belong together, `too-many` when it is too soon for another try. */
  async signIn(identity: Identity, number: string, pin: string): Promise<CrewDuty> {
    const tabletId = tabletOf(identity);
    const person = await this.#guard.run(number, tabletId, () => this.#check(identity.actor, number, pin));
    const now = this.#clock.now();
    const duty: CrewDutyTable = {
      id: randomUUID(),
      tablet_id: tabletId,
      unit_id: identity.actor.id,
      person_id: person.id,
      person_name: person.name,
      from_ms: now,
      until_ms: addMs(now, DUTY_MS),
    };
    const before = this.#current.get(tabletId);
    if (before) await this.#end(before);
    await this.#database.insertInto('crew_duty').values(duty).execute();
    this.#begin(duty);
    return wireOf(duty);
  }

  async signOut(identity: Identity): Promise<void> {
    const duty = this.#current.get(tabletOf(identity));
    if (duty) await this.#end(duty);
  }

  dutyOf({ tabletId }: Identity): CrewDuty | null {
    const duty = tabletId === null ? undefined : this.#current.get(tabletId);
    return duty && duty.until_ms > this.#clock.now() ? wireOf(duty) : null;
  }

  /**
   * [CD2] [CD3] Who is behind a request. A change of the record names the turn that it was entered in, which may be over since; a turn that is not known for this
   * vehicle leaves the entry without a name: an entry is never refused for it.
   */
  actorOf(identity: Identity, input: unknown): Actor {
    const { actor, tabletId } = identity;
    if (tabletId === null) return actor;
    const isChange = typeof input === 'object' && input !== null && 'requestId' in input;
    const person = isChange ? this.#personIn(actor, input) : this.dutyOf(identity)?.person;
    return person ? { ...actor, person } : actor;
  }

  #personIn({ id }: Actor, input: object): Person | undefined {
    const duty = 'duty' in input ? this.#duties.get(input.duty as DutyId) : undefined;
    return duty?.unit_id === id ? wireOf(duty).person : undefined;
  }

  async #check(vehicle: Actor, number: string, pin: string): Promise<Person> {
    const member = await this.#database
      .selectFrom('crew_member')
      .selectAll()
      .where('number', '=', number)
      .executeTakeFirst();
    const isRight = await verify(member?.pin_hash ?? this.#decoyHash, pin);
    const isHere = member && siteOf(member.site === null ? {} : { site: member.site }) === siteOf(vehicle);
    if (!isHere || member.disabled || !isRight)
      throw new AppError(ErrorCode.NotSignedIn, 'number or PIN is wrong');
    return { id: member.person_id, name: member.name };
  }

  #begin(duty: CrewDutyTable): void {
    this.#duties.set(duty.id, duty);
    this.#current.set(duty.tablet_id, duty);
  }

  async #end(duty: CrewDutyTable): Promise<void> {
    const until_ms = Math.min(duty.until_ms, this.#clock.now());
    await this.#database.updateTable('crew_duty').set({ until_ms }).where('id', '=', duty.id).execute();
    this.#duties.set(duty.id, { ...duty, until_ms });
    if (this.#current.get(duty.tablet_id)?.id === duty.id) this.#current.delete(duty.tablet_id);
  }
}

function tabletOf({ tabletId }: Identity): string {
  if (tabletId === null) throw new AppError(ErrorCode.NotPermitted, 'only a tablet has a crew');
  return tabletId;
}

function wireOf({ id, person_id, person_name, until_ms }: CrewDutyTable): CrewDuty {
  const person = { id: person_id, name: person_name };
  return { dutyId: DutyIdSchema.parse(id), person, until: instant(until_ms) };
}
