import { createStore, type Readable } from '@smart-triage/shared/client/store';

export type BatteryLevel = { readonly percent: number; readonly isCharging: boolean };

/** What Chromium has and other browsers do not; the types of the platform leave it out. */
type BatteryManager = EventTarget & { readonly level: number; readonly charging: boolean };
type BatterySource = { getBattery?: () => Promise<BatteryManager> };

/** The battery as the device tells it, `null` where it does not. Followed for as long as the page lives. */
export function watchBattery(navigator: Navigator): Readable<BatteryLevel | null> {
  const source: Navigator & BatterySource = navigator;
  const store = createStore<BatteryLevel | null>(null);
  const follow = (battery: BatteryManager): void => {
    const read = (): void => {
      store.set({ percent: Math.round(battery.level * 100), isCharging: battery.charging });
    };
    for (const event of ['levelchange', 'chargingchange']) battery.addEventListener(event, read);
    read();
  };
  source.getBattery?.().then(follow, () => {
    // A page may be denied the battery; the strip then leaves it out, as on browsers that do not have it.
  });
  return store;
}
