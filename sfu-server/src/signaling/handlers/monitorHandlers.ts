import type { MonitorAddress } from '@smart-triage/shared/monitor/monitorAddress';
import type { Config } from '../../config.ts';
import type { Handlers } from '../handlers.ts';

export function monitorHandlers(config: Config): Pick<Handlers, 'monitor:find'> {
  const monitor = addressIn(config);
  return { 'monitor:find': () => ({ monitor }) };
}

function addressIn({ MONITOR_URL: url, MONITOR_KEY: key }: Config): MonitorAddress | null {
  if (url === undefined) return null;
  return { url, ...(key === undefined ? {} : { key }) };
}
