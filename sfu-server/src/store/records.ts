import { type Database, type DatabasePlace, openDatabase } from './database.ts';
import { CaseKeys } from './vault/caseKeys.ts';
import { type MasterKeySource, readMasterKeys } from './vault/masterKeys.ts';
import { sealOldSecrets } from './vault/sealOldSecrets.ts';
import { StaffVault } from './vault/staffVault.ts';

/** The database and the keys of what is sealed in it: what everything that reads or writes records starts from. */
export type Records = { database: Database; keys: CaseKeys; vault: StaffVault };

/** @throws AppError as `openDatabase` does, and when a key that sealed records is missing: before anything is written with another one. */
export async function openRecords(place: DatabasePlace, source: MasterKeySource): Promise<Records> {
  const masters = await readMasterKeys(source);
  const database = await openDatabase(place);
  const keys = new CaseKeys(database, masters);
  const vault = new StaffVault(database, masters);
  try {
    await keys.assertAllOpen();
    await vault.assertOpens();
    await sealOldSecrets(database, vault);
  } catch (error) {
    await database.destroy();
    throw error;
  }
  return { database, keys, vault };
}

/** Of a data folder with its own key file. */
export function openFolder(dataDir: string): Promise<Records> {
  return openRecords({ dataDir }, { dataDir });
}
