import type { CaseState } from '@smart-triage/shared/domain/caseState';
import { TROPONIN_ASSAYS, type TroponinAssayId } from '@smart-triage/shared/domain/troponin';
import {
  aboutPatient,
  category,
  type Coding,
  dateTime,
  idOf,
  LOINC,
  quantity,
  type Resource,
} from './resource.ts';

/**
 * LOINC has one code for each molecule by a high-sensitivity method in serum or plasma (loinc.org/67151-1, loinc.org/89579-7). For the finger prick, whole blood on a device that is not
 * high-sensitivity, none was confirmed: it goes by its name alone.
 */
const CODES: Record<TroponinAssayId, Coding | null> = {
  'roche-elecsys-hs-ctnt': {
    system: LOINC,
    code: '67151-1',
    display: 'Troponin T.cardiac [Mass/volume] in Serum or Plasma by High sensitivity method',
  },
  'abbott-architect-hs-ctni': {
    system: LOINC,
    code: '89579-7',
    display: 'Troponin I.cardiac [Mass/volume] in Serum or Plasma by High sensitivity method',
  },
  'roche-cobas-h232-tnt': null,
};

/** The troponin of the record, with its assay: without it, the value means nothing. */
export function laboratory(state: CaseState): Resource[] {
  const { troponin, sex = 'unknown' } = state.intake;
  if (!troponin) return [];
  const { assay, comparator, valueNgL, sampledAt } = troponin;
  const { name, upperReferenceLimitNgL } = TROPONIN_ASSAYS[assay];
  const coding = CODES[assay];
  return [
    {
      ...{ resourceType: 'Observation', id: idOf(state.caseId, 'troponin', sampledAt), status: 'final' },
      category: category('laboratory'),
      code: { ...(coding && { coding: [coding] }), text: name },
      ...aboutPatient(state),
      effectiveDateTime: dateTime(sampledAt),
      valueQuantity: {
        ...(comparator !== '=' && { comparator }),
        ...quantity(valueNgL, 'ng/L', 'ng/L'),
      },
      method: { text: name },
      referenceRange: [
        { high: quantity(upperReferenceLimitNgL[sex], 'ng/L', 'ng/L'), text: '99th centile of the assay' },
      ],
    },
  ];
}
