import type { ServerState } from '@smart-triage/shared/protocol/serverState';
import type { Clock } from '@smart-triage/shared/time/clock';
import { sql } from 'kysely';
import { AuditLog } from '../audit/auditLog.ts';
import { AuditTrail } from '../audit/auditTrail.ts';
import { noteHead } from '../audit/noteHead.ts';
import { recordRules } from '../audit/rulesInForce.ts';
import type { Config } from '../config.ts';
import type { Logger } from '../logging/logger.ts';
import type { Database } from '../store/database.ts';
import { DatabaseWatch } from '../store/databaseWatch.ts';
import { DiskWatch, freeBytesIn } from '../store/diskWatch.ts';
import { EcgStore } from '../store/ecgStore.ts';
import { EventLog } from '../store/eventLog.ts';
import { PhotoStore } from '../store/photoStore.ts';
import { openRecords } from '../store/records.ts';
import { StoreGate } from '../store/storeGate.ts';
import { type Faults, faultsTo } from './faults.ts';

type StorePartsDeps = {
  config: Config;
  logger: Logger;
  clock: Clock;
  /** The store stops or starts taking changes. */
  onChange: (state: ServerState) => void;
};

export type StoreParts = Awaited<ReturnType<typeof createStoreParts>>;

/** What is kept and the keys of it, the two logs, and whether anything can be taken now: first to begin, last to end. */
export async function createStoreParts({ config, logger, clock, onChange }: StorePartsDeps) {
  const gate = new StoreGate({
    onChange: (state) => {
      const isTrouble = state === 'disk-nearly-full' || state === 'database-failed';
      logger[isTrouble ? 'error' : 'info']({ state }, 'what the store can take has changed');
      onChange(state);
    },
  });
  const faults = faultsTo(logger, gate);
  const { database, keys, vault } = await openRecords(
    { dataDir: config.DATA_DIR, url: config.DATABASE_URL },
    { dataDir: config.DATA_DIR, key: config.DATA_KEY, keyFile: config.DATA_KEY_FILE },
  );
  const stopWatching = await watch(config, { gate, faults, database });
  const log = await EventLog.create({ database, keys, gate });
  const auditLog = await AuditLog.create(database, keys);
  const trail = new AuditTrail(auditLog, clock, keys);
  await recordRules(config, { log: auditLog, trail });
  const stopNoting = noteHead(auditLog, logger);
  const store = new EcgStore({ database, keys, gate });
  const photos = new PhotoStore({ database, keys, gate });
  const close = async (): Promise<void> => {
    await auditLog.close();
    stopNoting();
    await database.destroy();
  };
  return {
    ...{ gate, faults, database, keys, vault, log, auditLog, trail, store, photos },
    ...{ stopWatching, close },
  };
}

type Watched = { gate: StoreGate; faults: Faults; database: Database };

/** The disk, and a database that is somewhere else. Gives the way to stop. */
async function watch(config: Config, { gate, faults, database }: Watched): Promise<() => void> {
  const disk = await DiskWatch.create({
    gate,
    freeBytes: () => freeBytesIn(config.DATA_DIR),
    reserveBytes: config.DISK_RESERVE_MB * 1_000_000,
    onError: faults.report('the free space of the disk could not be read'),
  });
  const isElsewhere = config.DATABASE_URL !== undefined;
  const ask = () => sql`select 1`.execute(database);
  const databaseWatch = isElsewhere ? new DatabaseWatch({ gate, ask }) : null;
  return () => {
    disk.close();
    databaseWatch?.close();
  };
}
