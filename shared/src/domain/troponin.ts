import { z } from 'zod';
import { InstantSchema } from '../time/instant.ts';

/**
 * Troponin assays that the scores know. A troponin value means nothing without its assay, so one cannot be entered without the other.
 * Sources: 99th centiles and limits of detection of Elecsys and Architect: PMC5890635, table 1; cobas h232: FamouS Triage II and ARTICA
 * (<40 ng/L counts as negative; the device reports nothing finer).
 */
export const TROPONIN_ASSAYS = {
  'roche-elecsys-hs-ctnt': {
    name: 'Roche Elecsys hs-cTnT',
    analyte: 'troponin-t',
    highSensitivity: true,
    limitOfDetectionNgL: 5,
    upperReferenceLimitNgL: { female: 14, male: 14, unknown: 14 },
  },
  'abbott-architect-hs-ctni': {
    name: 'Abbott Architect hs-cTnI',
    analyte: 'troponin-i',
    highSensitivity: true,
    limitOfDetectionNgL: 2,
    upperReferenceLimitNgL: { female: 16, male: 34, unknown: 16 },
  },
  'roche-cobas-h232-tnt': {
    name: 'Roche cobas h232 TnT',
    analyte: 'troponin-t',
    highSensitivity: false,
    limitOfDetectionNgL: 40,
    upperReferenceLimitNgL: { female: 40, male: 40, unknown: 40 },
  },
} as const satisfies Record<string, TroponinAssay>;

export type TroponinAssay = {
  name: string;
  analyte: 'troponin-t' | 'troponin-i';
  highSensitivity: boolean;
  limitOfDetectionNgL: number;
  /** 99th centile; `unknown` is the lower of the two, so that an unknown sex never hides a raised value. */
  upperReferenceLimitNgL: Record<'female' | 'male' | 'unknown', number>;
};

export const TroponinAssayIdSchema = z.enum(
  Object.keys(TROPONIN_ASSAYS) as [keyof typeof TROPONIN_ASSAYS, ...(keyof typeof TROPONIN_ASSAYS)[]],
);
export type TroponinAssayId = z.infer<typeof TroponinAssayIdSchema>;

/** The most that the record can hold; far above what any assay reports. */
export const MAX_TROPONIN_NG_L = 100_000;

/** One measured troponin. `<` says "below what the device can report", which is not the same as the value. */
export const TroponinSchema = z.strictObject({
  assay: TroponinAssayIdSchema,
  comparator: z.enum(['=', '<', '>']),
  valueNgL: z.number().min(0).max(MAX_TROPONIN_NG_L),
  sampledAt: InstantSchema,
});
export type Troponin = z.infer<typeof TroponinSchema>;
