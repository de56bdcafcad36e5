import { sql } from 'kysely';
import type { Database } from '../database.ts';
import type { StaffVault } from './staffVault.ts';
import { totpPlace } from './totpPlace.ts';

/**
 * Secrets of authenticators that an earlier version kept in the clear, sealed; and the table written anew, since a row that was changed stays readable in its old
 * place of the file until something else is written there. The database's write-ahead log holds it until that is written over, and older backups for as long as they
 * exist. @returns how many.
 */
export async function sealOldSecrets(database: Database, vault: StaffVault): Promise<number> {
  const rows = await database
    .selectFrom('account')
    .select(['login', 'totp_secret'])
    .where('totp_secret', 'is not', null)
    .execute();
  for (const { login, totp_secret } of rows) {
    if (totp_secret === null) continue;
    const totp_sealed = await vault.seal(totpPlace(login), totp_secret);
    await database
      .updateTable('account')
      .set({ totp_sealed, totp_secret: null })
      .where('login', '=', login)
      .execute();
  }
  if (rows.length > 0) await sql`vacuum full account`.execute(database);
  return rows.length;
}
