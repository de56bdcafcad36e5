import { z } from 'zod';
import { AlertLimitsSchema, AlertRefSchema } from '../../domain/alerts.ts';
import { ChangedSchema, change, type RequestTable } from './parts.ts';

/** Alerts and their limits. */
export const ALERT_REQUESTS = {
  /** [AL2] Says that an alert was seen. Refused when it does not hold (any more). */
  'alert:acknowledge': {
    action: 'alert:answer',
    input: z.strictObject({ ...change, alert: AlertRefSchema }),
    output: ChangedSchema,
  },
  'alert:set-limits': {
    action: 'alert:answer',
    input: z.strictObject({ ...change, limits: AlertLimitsSchema.nullable() }),
    output: ChangedSchema,
  },
} as const satisfies RequestTable;
