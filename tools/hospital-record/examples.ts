import type { Resource } from './resource.ts';

/** Of the Netherlands' citizen service number (BSN), as FHIR's own examples write it. */
export const EXAMPLE_NUMBERS = 'urn:oid:2.16.840.1.113883.2.4.6.3';
export const EXAMPLE_NUMBER = '738472983';
export const EXAMPLE_SUBJECT = 'Patient/f001';

const MDC = 'urn:oid:2.16.840.1.113883.6.24';
const subject = { reference: EXAMPLE_SUBJECT, display: 'P. van de Heuvel' };

const INTERPRETATION = 'http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation';

/**
 * Recorded public examples: the invented patient f001 of the FHIR R4 specification (hl7.org/fhir/R4, CC0): patient-example-f001-pieter, condition-example-f001-heart,
 * observation-example-f001-glucose and observation-example-sample-data ("ekg"), as far as this product reads them. The glucose has its category added: the
 * example names none.
 */
export const PUBLIC_EXAMPLES: readonly Resource[] = [
  {
    resourceType: 'Patient',
    id: 'f001',
    identifier: [
      { use: 'usual', system: EXAMPLE_NUMBERS, value: EXAMPLE_NUMBER },
      { use: 'usual', system: EXAMPLE_NUMBERS },
    ],
    active: true,
    name: [{ use: 'usual', family: 'van de Heuvel', given: ['Pieter'], suffix: ['MSc'] }],
    gender: 'male',
    birthDate: '1944-11-17',
  },
  {
    resourceType: 'Condition',
    id: 'f001',
    clinicalStatus: { coding: [{ code: 'active' }] },
    verificationStatus: { coding: [{ code: 'confirmed' }] },
    severity: { coding: [{ system: 'http://snomed.info/sct', code: '6736007', display: 'Moderate' }] },
    code: { coding: [{ system: 'http://snomed.info/sct', code: '368009', display: 'Heart valve disorder' }] },
    subject,
    onsetDateTime: '2011-08-05',
    recordedDate: '2011-10-05',
  },
  {
    resourceType: 'Observation',
    id: 'f001',
    status: 'final',
    category: [{ coding: [{ code: 'laboratory' }] }],
    code: {
      coding: [{ system: 'http://loinc.org', code: '15074-8', display: 'Glucose [Moles/volume] in Blood' }],
    },
    subject,
    effectivePeriod: { start: '2013-04-02T09:30:10+01:00' },
    issued: '2013-04-03T15:30:10+01:00',
    valueQuantity: { value: 6.3, unit: 'mmol/l', system: 'http://unitsofmeasure.org', code: 'mmol/L' },
    interpretation: [{ coding: [{ system: INTERPRETATION, code: 'H', display: 'High' }] }],
  },
  {
    resourceType: 'Observation',
    id: 'ekg',
    status: 'final',
    category: [{ coding: [{ code: 'procedure' }] }],
    code: { coding: [{ system: MDC, code: '131328', display: 'MDC_ECG_ELEC_POTL' }] },
    subject,
    effectiveDateTime: '2015-02-19T09:30:35+01:00',
    component: (
      [
        ['131329', 'MDC_ECG_ELEC_POTL_I'],
        ['131330', 'MDC_ECG_ELEC_POTL_II'],
        ['131389', 'MDC_ECG_ELEC_POTL_III'],
      ] as const
    ).map(([code, display]) => ({
      code: { coding: [{ system: MDC, code, display }] },
      valueSampledData: {
        origin: { value: 2048 },
        period: 10,
        factor: 1.612,
        lowerLimit: -3300,
        upperLimit: 3300,
        dimensions: 1,
        data: ekgData(),
      },
    })),
  },
];

function ekgData(): string {
  return '2041 2043 2037 2047 2060 2062 2051 2023 2014 2027 2034 2033 2040 2047 2047 2053 2058 2064 2059 2063 2061 2052 2053 2038 1966 1885 1884 2009 2129 2166 2137 2102 2086 2077 2067 2067 2060 2059 2062 2062 2060 2057 2045 2047 2057 2054 2042 2029 2027 2018 2007 1995 2001 2012 2024 2039 2068 2092 2111 2125 2131 2148 2137 2138 2128 2128 2115 2099 2097 2096 2101 2101 2091 2073 2076 2077 2084 2081 2088 2092 2070 2069 2074 2077 2075 2068 2064 2060 2062 2074 2075 2074 2075 2063 2058 2058 2064 2064 2070 2074 2067 2060 2062 2063 2061 2059 2048 2052 2049 2048 2051 2059 2059 2066 2077 2073';
}

/** What the public examples have nothing of for this patient; invented for the demo. */
export const INVENTED: readonly Resource[] = [
  {
    resourceType: 'Condition',
    id: 'demo-hypertension',
    clinicalStatus: { coding: [{ code: 'active' }] },
    verificationStatus: { coding: [{ code: 'confirmed' }] },
    code: { coding: [{ system: 'http://snomed.info/sct', code: '38341003' }], text: 'Hypertension' },
    subject,
    onsetDateTime: '2009',
    recordedDate: '2009-03-12',
  },
  {
    resourceType: 'MedicationStatement',
    id: 'demo-metoprolol',
    status: 'active',
    medicationCodeableConcept: { text: 'Metoprolol 50 mg' },
    subject,
    effectiveDateTime: '2012-01-09',
    dateAsserted: '2026-02-03',
    dosage: [{ text: '1 x a day 1 tablet' }],
  },
  {
    resourceType: 'MedicationStatement',
    id: 'demo-wrong',
    status: 'entered-in-error',
    medicationCodeableConcept: { text: 'Somebody else’s medicine' },
    subject,
  },
];
