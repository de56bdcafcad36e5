import type { Database } from '../database.ts';
import { masterOf, type MasterKeys } from './masterKeys.ts';
import { newKey, seal, sealText, unseal, unsealText } from './seal.ts';

const NAME = 'staff';
const PLACE = `store_key/${NAME}`;

/**
 * Seals what is secret of people who work with this and belongs to no case: the secrets of their authenticators. One key for all of them, itself sealed with a
 * master key, so that a rotation seals that one key anew. Made when it is first needed: a new store stays empty until then.
 */
export class StaffVault {
  readonly #database: Database;
  readonly #masters: MasterKeys;
  #key: Promise<Uint8Array> | null = null;

  constructor(database: Database, masters: MasterKeys) {
    this.#database = database;
    this.#masters = masters;
  }

  /** `place` names the row and column that the text belongs in: moved elsewhere, it does not open. */
  async seal(place: string, text: string): Promise<string> {
    return sealText(await this.#known(), place, text);
  }

  /** @throws AppError `internal` when it was sealed for another place, or changed. */
  async open(place: string, sealed: string): Promise<string> {
    return unsealText(await this.#known(), place, sealed);
  }

  /** @throws AppError `store-unavailable` when the master key that sealed its key is missing. */
  async assertOpens(): Promise<void> {
    await this.#find();
  }

  /** Seals its key anew with the first master key. @returns how many keys that were: none, when there is none yet or it was so already. */
  async rewrap(): Promise<number> {
    const [current] = this.#masters;
    const key = await this.#find();
    if (!key) return 0;
    const { numUpdatedRows } = await this.#database
      .updateTable('store_key')
      .set({ master_id: current.id, sealed_key: seal(current.key, PLACE, key) })
      .where('name', '=', NAME)
      .where('master_id', '!=', current.id)
      .executeTakeFirst();
    return Number(numUpdatedRows);
  }

  #known(): Promise<Uint8Array> {
    const known = (this.#key ??= this.#findOrMake());
    known.catch(() => (this.#key = null));
    return known;
  }

  async #findOrMake(): Promise<Uint8Array> {
    return (await this.#find()) ?? (await this.#make());
  }

  async #find(): Promise<Uint8Array | null> {
    const row = await this.#database
      .selectFrom('store_key')
      .selectAll()
      .where('name', '=', NAME)
      .executeTakeFirst();
    return row ? unseal(masterOf(this.#masters, row.master_id).key, PLACE, row.sealed_key) : null;
  }

  async #make(): Promise<Uint8Array> {
    const [{ id, key: master }] = this.#masters;
    const key = newKey();
    await this.#database
      .insertInto('store_key')
      .values({ name: NAME, master_id: id, sealed_key: seal(master, PLACE, key) })
      .execute();
    return key;
  }
}
