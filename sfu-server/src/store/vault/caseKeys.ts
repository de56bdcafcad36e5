import type { CaseId } from '@smart-triage/shared/domain/ids';
import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { createSecretKey, type KeyObject } from 'node:crypto';
import type { Database } from '../database.ts';
import { masterOf, type MasterKeys } from './masterKeys.ts';
import { macText, newKey, seal, type SealKey, sealText, unseal, unsealText } from './seal.ts';

const place = (caseId: CaseId): string => `case_key/${caseId}`;

/**
 * One key a case. All that is kept about a patient is sealed with it, so that destroying the key erases the person, in every copy and backup
 * that does not hold the key, while the rows and their hash chain stay as they were.
 */
export class CaseKeys {
  readonly #database: Database;
  readonly #masters: MasterKeys;
  readonly #known = new Map<CaseId, Promise<SealKey>>();

  constructor(database: Database, masters: MasterKeys) {
    this.#database = database;
    this.#masters = masters;
  }

  /** The key of a case, made when it has none yet. @throws AppError `not-found` when the case was erased. */
  of(caseId: CaseId): Promise<SealKey> {
    const known = this.#known.get(caseId) ?? this.#findOrMake(caseId);
    this.#known.set(caseId, known);
    known.catch(() => this.#known.delete(caseId));
    return known;
  }

  /** What stands for `text` where it is not sealed: the same for the same text of this case, and worth nothing once the case is erased. */
  async mac(caseId: CaseId, place: string, text: string): Promise<string> {
    return macText(await this.of(caseId), place, text);
  }

  /** What somebody wrote about this case, where the rest is not sealed. */
  async sealText(caseId: CaseId, place: string, text: string): Promise<string> {
    return sealText(await this.of(caseId), place, text);
  }

  /** `null` once the case is erased. */
  async openText(caseId: CaseId, place: string, sealed: string): Promise<string | null> {
    const isErased = !(await this.isThere(caseId));
    return isErased ? null : unsealText(await this.of(caseId), place, sealed);
  }

  /** Every key there is, by case, and the cases whose key is gone. */
  async all(): Promise<{ keys: Map<CaseId, SealKey>; erased: Set<CaseId> }> {
    const rows = await this.#database.selectFrom('case_key').selectAll().execute();
    const keys = new Map<CaseId, SealKey>();
    const erased = new Set<CaseId>();
    for (const { case_id, master_id, sealed_key } of rows) {
      const caseId = case_id as CaseId;
      if (sealed_key === null) erased.add(caseId);
      else keys.set(caseId, this.#open(caseId, master_id, sealed_key));
    }
    return { keys, erased };
  }

  /** @throws AppError `store-unavailable` when a master key is missing, before anything is sealed with another one. */
  async assertAllOpen(): Promise<void> {
    const rows = await this.#database.selectFrom('case_key').select('master_id').distinct().execute();
    for (const { master_id } of rows) masterOf(this.#masters, master_id);
  }

  /** Whether there is a key of this case: there was one, and it was not erased. */
  async isThere(caseId: CaseId): Promise<boolean> {
    const row = await this.#database
      .selectFrom('case_key')
      .select('case_id')
      .where('case_id', '=', caseId)
      .where('sealed_key', 'is not', null)
      .executeTakeFirst();
    return row !== undefined;
  }

  /** Destroys the key: what it sealed can never be read again. @returns whether there was one. */
  async destroy(caseId: CaseId, at: number): Promise<boolean> {
    const { numUpdatedRows } = await this.#database
      .updateTable('case_key')
      .set({ sealed_key: null, erased_at_ms: at })
      .where('case_id', '=', caseId)
      .where('sealed_key', 'is not', null)
      .executeTakeFirst();
    this.#known.delete(caseId);
    return numUpdatedRows > 0n;
  }

  /** Seals every key anew with the first master key: after this the others are no longer needed. @returns how many. */
  async rewrap(): Promise<number> {
    const [current] = this.#masters;
    return this.#database.transaction().execute(async (transaction) => {
      const rows = await transaction
        .selectFrom('case_key')
        .selectAll()
        .where('master_id', '!=', current.id)
        .execute();
      for (const { case_id, master_id, sealed_key } of rows) {
        const caseId = case_id as CaseId;
        const rewrapped =
          sealed_key && seal(current.key, place(caseId), this.#openBytes(caseId, master_id, sealed_key));
        await transaction
          .updateTable('case_key')
          .set({ master_id: current.id, sealed_key: rewrapped })
          .where('case_id', '=', case_id)
          .execute();
      }
      return rows.length;
    });
  }

  async #findOrMake(caseId: CaseId): Promise<SealKey> {
    return (await this.#find(caseId)) ?? (await this.#make(caseId));
  }

  async #find(caseId: CaseId): Promise<SealKey | null> {
    const row = await this.#database
      .selectFrom('case_key')
      .selectAll()
      .where('case_id', '=', caseId)
      .executeTakeFirst();
    if (!row) return null;
    if (!row.sealed_key) throw new AppError(ErrorCode.NotFound, 'the case was erased');
    return this.#open(caseId, row.master_id, row.sealed_key);
  }

  async #make(caseId: CaseId): Promise<SealKey> {
    const [{ id, key: master }] = this.#masters;
    const key = newKey();
    await this.#database
      .insertInto('case_key')
      .values({
        case_id: caseId,
        master_id: id,
        sealed_key: seal(master, place(caseId), key),
        erased_at_ms: null,
      })
      .execute();
    return createSecretKey(key);
  }

  #open(caseId: CaseId, masterId: string, sealedKey: Uint8Array): KeyObject {
    return createSecretKey(this.#openBytes(caseId, masterId, sealedKey));
  }

  #openBytes(caseId: CaseId, masterId: string, sealedKey: Uint8Array): Uint8Array {
    return unseal(masterOf(this.#masters, masterId).key, place(caseId), sealedKey);
  }
}
