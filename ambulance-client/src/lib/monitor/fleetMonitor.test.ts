import { createStore } from '@smart-triage/shared/client/store';
import type { MonitorAddress } from '@smart-triage/shared/monitor/monitorAddress';
import { describe, expect, it, vi } from 'vitest';
import { createFleetMonitor } from './fleetMonitor.ts';
import type { MonitorState } from './monitorLink.ts';

function fleet(known: MonitorAddress | null) {
  const address = createStore(known);
  const state = createStore<MonitorState>({ kind: 'off' });
  const open = vi.fn(() => {
    state.set({ kind: 'connecting', device: null });
  });
  const close = vi.fn();
  const create = vi.fn(() => ({ ...state, open, close }));
  return { address, create, open, close, monitor: createFleetMonitor(address, create) };
}
const ADDRESS: MonitorAddress = { url: 'ws://localhost:4490' };

describe("the vehicle's monitor", () => {
  it('is opened once it is known where it is, also when that is after it was wanted', () => {
    const { address, open, monitor } = fleet(null);
    expect(monitor.getSnapshot()).toEqual({ kind: 'none' });
    monitor.open();
    address.set(ADDRESS);
    expect(open).toHaveBeenCalledOnce();
    expect(monitor.getSnapshot()).toEqual({ kind: 'connecting', device: null });
  });

  it('is offered, and not opened, while nobody wants it', () => {
    const { open, monitor } = fleet(ADDRESS);
    expect(monitor.getSnapshot()).toEqual({ kind: 'off' });
    expect(open).not.toHaveBeenCalled();
  });

  it('is not looked for any more once the case is left', () => {
    const { address, create, monitor } = fleet(null);
    monitor.open();
    monitor.close();
    address.set(ADDRESS);
    expect(create).not.toHaveBeenCalled();
  });
});
