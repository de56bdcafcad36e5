import { AppError } from '../errors/appError.ts';
import { ErrorCode } from '../errors/errorCode.ts';
import { STANDARD_LEADS, type Lead } from './leads.ts';

/** All twelve: a mask with any other bit is not one. */
export const FULL_LEAD_MASK = (1 << STANDARD_LEADS.length) - 1;

/**
 * A set of leads as bits, bit 0 for STANDARD_LEADS[0]. A mask keeps no order, so leads in any other order than the standard one,
 * or twice, are refused: their samples would come back under other names.
 */
export function leadMask(leads: readonly Lead[]): number {
  let mask = 0;
  for (const lead of leads) {
    const bit = 1 << STANDARD_LEADS.indexOf(lead);
    if (bit <= mask) throw outOfOrder();
    mask |= bit;
  }
  return mask;
}

export function leadsOfMask(mask: number): Lead[] {
  return STANDARD_LEADS.filter((_, index) => mask & (1 << index));
}

function outOfOrder(): AppError {
  const limit = 'each lead once, in the standard order';
  return new AppError(ErrorCode.Invalid, `ECG leads: ${limit}`, { issues: [{ path: 'leads', limit }] });
}
