import { createStore, type Readable } from '@smart-triage/shared/client/store';
import { HospitalSchema } from '@smart-triage/shared/domain/hospital';
import { ActorSchema } from '@smart-triage/shared/domain/role';
import { TroponinAssayIdSchema } from '@smart-triage/shared/domain/troponin';
import { MonitorAddressSchema } from '@smart-triage/shared/monitor/monitorAddress';
import { InstantSchema } from '@smart-triage/shared/time/instant';

/** One value that outlives the page. */
export type Kept<T> = {
  get: () => T | null;
  /** `null` forgets it. */
  set: (value: T | null) => void;
};

export type KeptStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

type Schema<T> = { safeParse: (value: unknown) => { success: true; data: T } | { success: false } };

/** What this page has in the browser's storage, so that it starts and works without a link. No patient data, and no right to anything. */
export function keptIn(storage: KeptStorage) {
  return {
    /** Which troponin device this ambulance carries, as it was last used. */
    assay: keptValue(storage, 'smart-triage.troponin-assay', TroponinAssayIdSchema),
    /** The hospitals of the region as the server last named them: a crew without a link can say where it drives. */
    hospitals: keptValue(storage, 'smart-triage.hospitals', HospitalSchema.array()),
    /** Where the vehicle's monitor is, as the server last said: a crew without a link has its ECG too. */
    monitor: keptValue(storage, 'smart-triage.monitor', MonitorAddressSchema),
    /** Which vehicle this tablet was last let in as. */
    lastActor: keptValue(storage, 'smart-triage.last-actor', ActorSchema),
    /** When the server was last heard, on the tablet's clock: what a page shows that opens in a dead zone is as old as this. */
    lastHeard: keptValue(storage, 'smart-triage.last-heard', InstantSchema),
  };
}

/** Read once, when the page opens: only this page writes it. What its schema does not take, such as what an older version kept in another form, is as good as nothing. */
function keptValue<T>(storage: KeptStorage, key: string, schema: Schema<T>): Kept<T> & Readable<T | null> {
  const read = schema.safeParse(jsonOf(storage.getItem(key)));
  const known = createStore<T | null>(read.success ? read.data : null);
  return {
    getSnapshot: known.getSnapshot,
    subscribe: known.subscribe,
    get: known.getSnapshot,
    set: (value) => {
      known.set(value);
      if (value === null) storage.removeItem(key);
      else storage.setItem(key, JSON.stringify(value));
    },
  };
}

/** A bare word is one that an earlier version kept as it is. */
function jsonOf(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return text;
  }
}
