import { createStore, type Readable } from '@smart-triage/shared/client/store';
import { type MonitorAddress, MonitorAddressSchema } from '@smart-triage/shared/monitor/monitorAddress';

/** Where the vehicle's monitor is, as the server last said, so that a crew without a link has its ECG too. No patient data. */
export type KnownMonitor = Readable<MonitorAddress | null> & {
  set: (address: MonitorAddress | null) => void;
};

const KEY = 'smart-triage.monitor';

export function storedMonitor(storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>): KnownMonitor {
  const known = createStore(addressIn(storage.getItem(KEY)));
  return {
    getSnapshot: known.getSnapshot,
    subscribe: known.subscribe,
    set: (address) => {
      known.set(address);
      if (address) storage.setItem(KEY, JSON.stringify(address));
      else storage.removeItem(KEY);
    },
  };
}

function addressIn(text: string | null): MonitorAddress | null {
  try {
    return MonitorAddressSchema.nullable().parse(JSON.parse(text ?? 'null'));
  } catch {
    return null;
  }
}
