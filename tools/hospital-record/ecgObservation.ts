import { type EcgRecording, NV_PER_MV } from '@smart-triage/shared/ecg/recording';
import type { Resource } from './resource.ts';

const MDC = 'urn:oid:2.16.840.1.113883.6.24';
/** MDC_ECG_ELEC_POTL_… (ISO/IEEE 11073-10101). */
const CODES: Readonly<Record<string, string>> = {
  I: '131329',
  II: '131330',
  V1: '131331',
  V2: '131332',
  V3: '131333',
  V4: '131334',
  V5: '131335',
  V6: '131336',
};

export type ObservedEcg = {
  id: string;
  subject: string;
  recording: EcgRecording;
  takenAt: string;
  /** What the hospital made of it. */
  conclusion: string;
};

/** An ECG as FHIR R4's own example of one has it ("ekg", observation-example-sample-data), with the unit that the example leaves out. */
export function ecgObservation({ id, subject, recording, takenAt, conclusion }: ObservedEcg): Resource {
  return {
    resourceType: 'Observation',
    id,
    status: 'final',
    category: [{ coding: [{ code: 'procedure' }] }],
    code: { coding: [{ system: MDC, code: '131328', display: 'MDC_ECG_ELEC_POTL' }], text: '12-lead ECG' },
    subject: { reference: subject },
    effectiveDateTime: takenAt,
    valueString: conclusion,
    component: recording.leads.map((lead, index) => ({
      code: { coding: [{ system: MDC, code: CODES[lead], display: `MDC_ECG_ELEC_POTL_${lead}` }] },
      valueSampledData: {
        origin: { value: 0, unit: 'mV', system: 'http://unitsofmeasure.org', code: 'mV' },
        period: 1000 / recording.rateHz,
        factor: recording.lsbNv / NV_PER_MV,
        dimensions: 1,
        data: [...(recording.samples[index] ?? [])].join(' '),
      },
    })),
  };
}
