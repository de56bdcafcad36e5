import type { Lead } from '@smart-triage/shared/ecg/leads';
import { leadOfNumber } from '../leadNumber.ts';
import { assertSampleCount, READER_LIMITS } from '../readerLimits.ts';
import { SCP, type ByteCursor } from './byteCursor.ts';

/** Section 3. Samples are counted from 1, `end` is the last one. */
export type ScpLead = { readonly lead: Lead | undefined; readonly start: number; readonly end: number };

export type ScpLeads = {
  readonly leads: readonly ScpLead[];
  /** The reference beat was taken off the rhythm where section 4 says. */
  readonly hasSubtraction: boolean;
};

const SUBTRACTION_FLAG = 1;

export function scpLeads(section: ByteCursor): ScpLeads {
  const count = section.u8('number of leads');
  if (count < 1 || count > READER_LIMITS.channels)
    throw section.broken('number of leads', `must be 1 to ${READER_LIMITS.channels}`);
  const hasSubtraction = (section.u8('lead flags') & SUBTRACTION_FLAG) === SUBTRACTION_FLAG;
  const leads = Array.from({ length: count }, () => readLead(section));
  assertSampleCount(
    SCP,
    `byte ${section.place}`,
    leads.reduce((sum, { start, end }) => sum + end - start + 1, 0),
  );
  return { leads, hasSubtraction };
}

function readLead(section: ByteCursor): ScpLead {
  const [start, end] = [section.u32('first sample'), section.u32('last sample')];
  if (start < 1 || end < start) throw section.broken('first and last sample', 'are not in order');
  assertSampleCount(SCP, `byte ${section.place}`, end - start + 1);
  return { start, end, lead: leadOfNumber(section.u8('lead id')) };
}
