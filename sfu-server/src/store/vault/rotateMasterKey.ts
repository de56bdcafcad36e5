import type { Database } from '../database.ts';
import { CaseKeys } from './caseKeys.ts';
import { loadMasterKeys, type MasterKeys, newMasterKey, writeMasterKeys } from './masterKeys.ts';
import { StaffVault } from './staffVault.ts';

/**
 * Puts a new key in the file, seals every other key with it, and takes the old ones out. Killed at any point, the file still holds every key that
 * something is sealed with, and the command can be repeated. @returns how many were sealed anew.
 */
export async function rotateMasterKey(file: string, database: Database): Promise<number> {
  const fresh = newMasterKey();
  const both: MasterKeys = [fresh, ...(await loadMasterKeys(file))];
  await writeMasterKeys(file, both);
  const cases = await new CaseKeys(database, both).rewrap();
  const staff = await new StaffVault(database, both).rewrap();
  await writeMasterKeys(file, [fresh]);
  return cases + staff;
}
