import { setImmediate } from 'node:timers/promises';
import type { StoreGate } from '../store/storeGate.ts';

/** How long a stop waits for what is being written. A supervisor's own limit (systemd: 90 s, Kubernetes: 30 s) is longer. */
const DRAIN_WITHIN_MS = 5000;

/** [ST4] Takes nothing new, tells everyone, and answers what was taken before; what the database does not take in time was never confirmed to anybody. */
export async function drain(gate: StoreGate, written: () => Promise<unknown>): Promise<void> {
  gate.report('stopping', true);
  const timer = setTimeout(() => {
    gate.close();
  }, DRAIN_WITHIN_MS);
  await written();
  clearTimeout(timer);
  gate.close();
  // One turn for the replies to what was just written to leave before the connections are closed.
  await setImmediate();
}
