import type { AnalysedEcg, EcgLeadMeasurement } from '@smart-triage/shared/domain/ecgAnalysis';
import type { EvidenceGroup } from '@smart-triage/shared/domain/ecgEvidence';
import { STANDARD_LEADS, type Lead } from '@smart-triage/shared/ecg/leads';

/** One number that a model learns from. */
export type FeatureDefinition = {
  readonly name: string;
  readonly unit: 'mV' | 'ms' | 'mV·ms' | 'degrees' | 'per minute' | 'ratio' | 'leads';
  readonly group: EvidenceGroup;
  readonly meaning: string;
  /** `null` where it was not measured. */
  readonly of: (ecg: AnalysedEcg) => number | null;
};

export type Territory = 'inferior' | 'anterior' | 'lateral';

export const TERRITORY_LEADS: Readonly<Record<Territory, readonly Lead[]>> = {
  inferior: ['II', 'III', 'aVF'],
  anterior: ['V1', 'V2', 'V3', 'V4'],
  lateral: ['I', 'aVL', 'V5', 'V6'],
};

/** aVR looks at the heart from the other side and belongs to none of the three. */
export function territoryOf(lead: Lead): Territory | 'avr' {
  const territories = Object.keys(TERRITORY_LEADS) as Territory[];
  return territories.find((territory) => TERRITORY_LEADS[territory].includes(lead)) ?? 'avr';
}

/** The same measurement in each of the twelve leads. */
export function perLead(
  name: string,
  unit: FeatureDefinition['unit'],
  groupOf: (territory: Territory | 'avr') => EvidenceGroup,
  meaning: string,
  of: (measured: EcgLeadMeasurement) => number | null,
): FeatureDefinition[] {
  return STANDARD_LEADS.map((lead) => ({
    name: `${lead}.${name}`,
    unit,
    group: groupOf(territoryOf(lead)),
    meaning: `${meaning} in ${lead}`,
    of: ({ leads }) => (leads[lead] ? of(leads[lead]) : null),
  }));
}

/** One number from the leads of a territory; `null` when one of them is missing. */
export function perTerritory(
  name: string,
  unit: FeatureDefinition['unit'],
  groupOf: (territory: Territory) => EvidenceGroup,
  meaning: string,
  of: (measured: readonly EcgLeadMeasurement[]) => number | null,
): FeatureDefinition[] {
  return (Object.keys(TERRITORY_LEADS) as Territory[]).map((territory) => ({
    name: `${territory}.${name}`,
    unit,
    group: groupOf(territory),
    meaning: `${meaning}, ${TERRITORY_LEADS[territory].join(', ')}`,
    of: ({ leads }) => {
      const measured = TERRITORY_LEADS[territory].flatMap((lead) => leads[lead] ?? []);
      return measured.length === TERRITORY_LEADS[territory].length ? of(measured) : null;
    },
  }));
}
