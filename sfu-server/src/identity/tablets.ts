import type { Actor, SiteId } from '@smart-triage/shared/domain/role';
import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import type { TabletKey } from '@smart-triage/shared/protocol/signIn';
import type { Clock } from '@smart-triage/shared/time/clock';
import { addMs, type Instant } from '@smart-triage/shared/time/instant';
import { createHash, randomUUID, webcrypto } from 'node:crypto';
import type { Database } from '../store/database.ts';
import { readableSecret } from './secrets.ts';

/** Time to walk to the vehicle. */
export const CODE_MS = 15 * 60_000;
const CODE_LENGTH = 8;
const ECDSA = { name: 'ECDSA', namedCurve: 'P-256' };

export type Enrolled = { tabletId: string; actor: Actor };

/** The tablets that may speak for an ambulance: each enrolled once with a code, known from then on by the key that it cannot give away. */
export class Tablets {
  readonly #database: Database;
  readonly #clock: Clock;

  constructor(database: Database, clock: Clock) {
    this.#database = database;
    this.#clock = clock;
  }

  /** [TB1] A code is good once and for a quarter of an hour; only its hash is kept. A demo's codes are good until its next start, for as many tablets as try it. */
  async issueCode(
    unit: string,
    site: SiteId | null,
    demo = false,
  ): Promise<{ code: string; until: Instant }> {
    const code = readableSecret(CODE_LENGTH);
    const until = addMs(this.#clock.now(), CODE_MS);
    await this.#database
      .insertInto('enrolment_code')
      .values({ code_sha256: sha256(code), unit, site, expires_at_ms: until, demo })
      .execute();
    return { code, until };
  }

  /** [ID3] An earlier demo's codes end with its restart. Its tablets stay for the next demo, and never get in outside of one. */
  async removeDemo(isDemo: boolean): Promise<void> {
    await this.#database.deleteFrom('enrolment_code').where('demo', '=', true).execute();
    if (!isDemo) await this.#database.deleteFrom('tablet').where('demo', '=', true).execute();
  }

  async enrol(code: string, key: TabletKey): Promise<Enrolled> {
    const { unit, site, demo } = await this.#useCode(code);
    const tabletId = randomUUID();
    await this.#database
      .insertInto('tablet')
      .values({ id: tabletId, unit, site, public_key: JSON.stringify(key), demo, revoked: false })
      .execute();
    return { tabletId, actor: actorOf(unit, site) };
  }

  /** [TB2] Whether the text was signed by the key that this tablet was enrolled with. */
  async isSignedBy(tabletId: string, text: string, signature: Uint8Array): Promise<boolean> {
    const tablet = await this.#database
      .selectFrom('tablet')
      .select(['public_key', 'revoked'])
      .where('id', '=', tabletId)
      .executeTakeFirst();
    if (!tablet || tablet.revoked) return false;
    const jwk = JSON.parse(tablet.public_key) as TabletKey;
    const key = await webcrypto.subtle.importKey('jwk', jwk, ECDSA, false, ['verify']);
    const hashed = { name: 'ECDSA', hash: 'SHA-256' };
    return webcrypto.subtle.verify(hashed, key, new Uint8Array(signature), new TextEncoder().encode(text));
  }

  /** Gives the ids of the tablets of this unit that were in use until now. */
  async revoke(unit: string): Promise<string[]> {
    const rows = await this.#database
      .updateTable('tablet')
      .set({ revoked: true })
      .where('unit', '=', unit)
      .where('revoked', '=', false)
      .returning('id')
      .execute();
    if (rows.length === 0) throw new AppError(ErrorCode.NotFound, 'this unit has no tablet');
    return rows.map(({ id }) => id);
  }

  /** Deleting is what makes it single use: of two who try at once, one finds it gone. */
  async #useCode(code: string) {
    const now = this.#clock.now();
    const hash = sha256(code);
    const used = await this.#database
      .deleteFrom('enrolment_code')
      .where('code_sha256', '=', hash)
      .where('demo', '=', false)
      .returningAll()
      .executeTakeFirst();
    if (used && used.expires_at_ms > now) return used;
    const demo = await this.#database
      .selectFrom('enrolment_code')
      .selectAll()
      .where('code_sha256', '=', hash)
      .executeTakeFirst();
    if (demo) return demo;
    throw new AppError(ErrorCode.NotSignedIn, 'the code is wrong, was used, or has run out');
  }
}

function actorOf(unit: string, site: SiteId | null): Actor {
  return {
    id: `tablet-${unit}`,
    name: `Ambulance ${unit}`,
    role: 'paramedic',
    ...(site !== null && { site }),
  };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
