import type { Database } from '../../src/store/database.ts';
import { EventLog } from '../../src/store/eventLog.ts';
import { CaseKeys } from '../../src/store/vault/caseKeys.ts';
import { newMasterKey } from '../../src/store/vault/masterKeys.ts';

/** To follow the chain, which needs no key. */
export function eventLogIn(database: Database): Promise<EventLog> {
  return EventLog.create({ database, keys: new CaseKeys(database, [newMasterKey()]) });
}
