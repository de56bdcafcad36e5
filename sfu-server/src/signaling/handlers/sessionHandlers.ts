import type { Clock } from '@smart-triage/shared/time/clock';
import type { Handlers } from '../handlers.ts';

export function sessionHandlers(clock: Clock): Pick<Handlers, 'time:ping'> {
  return { 'time:ping': () => ({ serverTime: clock.now() }) };
}
