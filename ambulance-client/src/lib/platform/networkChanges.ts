/** Chromium on a tablet tells which kind of network it is on. Not in TypeScript's library. */
type NetworkInformation = EventTarget & { readonly type?: string };
type DeviceWindow = Pick<EventTarget, 'addEventListener'> & { readonly navigator: object };

/**
 * Tells that the device is on another network, or on one again: connections that were made over the one before may be dead without knowing. What the browser estimates of
 * a network (rate, delay) changes all the time and says nothing of that.
 */
export function onNetworkChange(window: DeviceWindow, onChange: () => void): void {
  window.addEventListener('online', onChange);
  const { connection } = window.navigator as { connection?: NetworkInformation };
  let type = connection?.type;
  connection?.addEventListener('change', () => {
    if (connection.type === type) return;
    type = connection.type;
    onChange();
  });
}
