import {
  CathLabSchema,
  type CapacityFact,
  CapacityFactSchema,
  EdStateSchema,
} from '@smart-triage/shared/domain/capacity';
import { HospitalIdSchema } from '@smart-triage/shared/domain/ids';
import { AppError, invalid } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { type Instant, InstantSchema } from '@smart-triage/shared/time/instant';
import { z } from 'zod';

/** What a capacity source says: for each hospital, when it was so and what is known. What is left out is not known. */
const CapacityDocumentSchema = z.strictObject({
  hospitals: z
    .array(
      z.strictObject({
        hospital: HospitalIdSchema,
        at: InstantSchema,
        ed: EdStateSchema.exactOptional(),
        cardiacBeds: z.int().min(0).max(200).exactOptional(),
        cathLab: CathLabSchema.exactOptional(),
      }),
    )
    .max(500),
});

/**
 * The facts of a document. A source whose clock runs ahead cannot make its word newer than now.
 * @throws AppError `invalid`, naming each wrong field.
 */
export function readCapacityDocument(text: string, source: string, now: Instant): CapacityFact[] {
  const parsed = CapacityDocumentSchema.safeParse(jsonOf(text));
  if (!parsed.success) throw invalid('capacity document', parsed.error);
  const by = { kind: 'system', name: source } as const;
  return parsed.data.hospitals.flatMap(({ hospital, at, ...items }) =>
    Object.entries(items).map(([item, value]) =>
      CapacityFactSchema.parse({ change: { hospital, item, value }, at: Math.min(at, now), by }),
    ),
  );
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError(ErrorCode.Invalid, 'capacity document: (message): is not JSON', { cause });
  }
}
