import { createStore, type Readable } from '@smart-triage/shared/client/store';
import type { MonitorAddress } from '@smart-triage/shared/monitor/monitorAddress';
import type { MonitorLink, MonitorState } from './monitorLink.ts';

/** `none`: this fleet has no gateways, or this tablet has not been told of them yet. */
export type FleetMonitorState = MonitorState | { readonly kind: 'none' };

export type FleetMonitor = Readable<FleetMonitorState> & {
  open: () => void;
  /** Until it is opened again. */
  leave: () => void;
  close: () => void;
};

/** The monitor of the vehicle, as soon as it is known where it is: the first case of a new tablet can begin before the server has said so. */
export function createFleetMonitor(
  address: Readable<MonitorAddress | null>,
  createLink: (address: MonitorAddress) => MonitorLink,
): FleetMonitor {
  const store = createStore<FleetMonitorState>({ kind: 'none' });
  let link: MonitorLink | null = null;
  let isWanted = false;
  const look = (): void => {
    const known = address.getSnapshot();
    if (link || !known) return;
    const found = createLink(known);
    link = found;
    const show = (): void => {
      store.set(found.getSnapshot());
    };
    found.subscribe(show);
    show();
    if (isWanted) found.open();
  };
  const unsubscribe = address.subscribe(look);
  look();
  const leave = (): void => {
    isWanted = false;
    link?.close();
  };
  return {
    getSnapshot: store.getSnapshot,
    subscribe: store.subscribe,
    open: () => {
      isWanted = true;
      link?.open();
    },
    leave,
    close: () => {
      unsubscribe();
      leave();
    },
  };
}
