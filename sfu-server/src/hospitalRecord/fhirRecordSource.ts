import {
  type HospitalRecord,
  RECORD_SECTIONS,
  type RecordOutcome,
  type RecordSectionName,
} from '@smart-triage/shared/domain/hospitalRecord';
import type { Clock } from '@smart-triage/shared/time/clock';
import type { Config } from '../config.ts';
import type { FhirEndpoint } from './fhirHttp.ts';
import { type FhirPatient, PatientSchema } from './fhirSchemas.ts';
import { readPages, readSection, type SectionQuery } from './readSection.ts';
import { RecordFailure, type RecordSource, troubleOf } from './recordSource.ts';

/** For everything together: below what a page waits for an answer. What has come by then is shown, and the rest said to be missing. */
const ANSWER_WITHIN_MS = 7000;

/** LOINC 11524-6 "EKG study", 34534-8 "12 lead EKG panel"; MDC 131328 MDC_ECG_ELEC_POTL (ISO/IEEE 11073-10101), as in FHIR R4's example of an ECG. */
const ECG_CODES = 'http://loinc.org|11524-6,http://loinc.org|34534-8,urn:oid:2.16.840.1.113883.6.24|131328';
/** Twelve leads of ten seconds at 500 Hz, spelled out, are half a megabyte. */
const ECGS_PER_PAGE = '4';
/** To compare with, the newest are enough; that there are more is said. */
const MAX_ECGS = 12;
const NEWEST_FIRST = { _sort: '-date', _count: '50' };

const QUERIES: Record<RecordSectionName, SectionQuery> = {
  conditions: { type: 'Condition', parameters: { _count: '50' } },
  medications: { type: 'MedicationStatement', parameters: { _count: '50' } },
  ecgs: {
    type: 'Observation',
    isEcg: true,
    parameters: { code: ECG_CODES, _sort: '-date', _count: ECGS_PER_PAGE },
    maxEntries: MAX_ECGS,
  },
  reports: { type: 'DiagnosticReport', parameters: { code: ECG_CODES, ...NEWEST_FIRST } },
  documents: { type: 'DocumentReference', parameters: { type: ECG_CODES, _count: '50' } },
  observations: { type: 'Observation', parameters: { category: 'laboratory', ...NEWEST_FIRST } },
};

/** One FHIR R4 server as the settings name it; `null` when they name none. */
export function fhirRecordSource(config: Config, clock: Clock): RecordSource | null {
  if (config.HOSPITAL_RECORD_URL === undefined) return null;
  const base = new URL(config.HOSPITAL_RECORD_URL.replace(/\/*$/, '/'));
  const endpoint: FhirEndpoint = { base, bearer: config.HOSPITAL_RECORD_TOKEN ?? null };
  const { HOSPITAL_RECORD_NAME: name, HOSPITAL_RECORD_NUMBERS: system } = config;
  return {
    name,
    find: async (value) => {
      const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
      try {
        const patients = await findPatients(endpoint, { system, value }, signal);
        const [patient, ...others] = patients;
        if (!patient) return { kind: 'unknown-patient' };
        if (others.length > 0) return { kind: 'several-patients', count: patients.length };
        const sections = await readSections(endpoint, patient.id, signal);
        return recordOf(patient, { source: name, readAt: clock.now(), sections });
      } catch (error) {
        return { kind: 'trouble', trouble: troubleOf(error) };
      }
    },
  };
}

/** Believed only where the answer itself carries the number: a server that does not know the parameter answers with everybody. */
async function findPatients(
  endpoint: FhirEndpoint,
  { system, value }: { system: string; value: string },
  signal: AbortSignal,
): Promise<FhirPatient[]> {
  const query = { type: 'Patient', parameters: { identifier: `${system}|${value}` } };
  const { resources, isWhole } = await readPages(endpoint, query, signal);
  const patients = resources.map((resource) => PatientSchema.safeParse(resource));
  const read = patients.flatMap(({ data }) => data ?? []);
  if (!isWhole || read.length < patients.length) throw new RecordFailure('not-understood');
  const has = ({ identifier }: FhirPatient): boolean =>
    identifier.some((one) => one.system === system && one.value === value);
  if (!read.every(has)) throw new RecordFailure('other-patient');
  return read;
}

async function readSections(
  endpoint: FhirEndpoint,
  id: string,
  signal: AbortSignal,
): Promise<HospitalRecord['sections']> {
  const reference = `Patient/${id}`;
  const names = [reference, new URL(reference, endpoint.base).href];
  const isAbout = (said: string): boolean => names.includes(said.replace(/\/_history\/.*$/, ''));
  const read = async (name: RecordSectionName) => {
    const asked = QUERIES[name];
    const query = { ...asked, parameters: { patient: id, ...asked.parameters } };
    return [name, await readSection(endpoint, query, isAbout, signal)] as const;
  };
  return Object.fromEntries(await Promise.all(RECORD_SECTIONS.map(read))) as HospitalRecord['sections'];
}

function recordOf(
  { name: [name], birthDate, gender }: FhirPatient,
  rest: Omit<HospitalRecord, 'patient'>,
): RecordOutcome {
  const spelled = name?.text ?? [...(name?.given ?? []), name?.family ?? ''].join(' ').trim();
  const patient = {
    name: spelled === '' ? null : spelled.slice(0, 200),
    birthDate: birthDate ?? null,
    gender: gender ?? null,
  };
  return { kind: 'record', record: { patient, ...rest } };
}
