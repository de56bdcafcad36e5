import { z } from 'zod';
import { isThisMachine } from '../protocol/thisMachine.ts';

/** Where the gateway of the vehicle's monitor is. In the clear only within one machine: an ECG crosses the vehicle's network too. */
export const MonitorUrlSchema = z
  .url({ protocol: /^wss?$/, error: 'a wss:// address' })
  .refine((text) => text.startsWith('wss:') || isThisMachine(text), {
    error: 'must be wss, unless it is this machine',
  });

/** The same in every vehicle of a fleet, since every vehicle has its own network. */
export const MonitorAddressSchema = z.strictObject({
  url: MonitorUrlSchema,
  key: z.string().min(1).max(200).exactOptional(),
});
export type MonitorAddress = z.infer<typeof MonitorAddressSchema>;
