import {
  RECORD_SECTIONS,
  type RecordOutcome,
  type RecordSection,
} from '@smart-triage/shared/domain/hospitalRecord';
import { packFrames } from '@smart-triage/shared/ecg/frameBatch';
import { addMs } from '@smart-triage/shared/time/instant';
import { ENCODED, NOW } from './deskCases.ts';

export const RECORD_SOURCE = 'Burgers UMC';

const NOTHING: RecordSection = { entries: [], trouble: null, unreadable: 0, withdrawn: 0 };
const entry = (what: string, at: string, value: string | null = null, status = 'active, confirmed') => ({
  what,
  status,
  at,
  recordedAt: null,
  value,
  ecg: null,
});
const EMPTY = Object.fromEntries(RECORD_SECTIONS.map((name) => [name, NOTHING])) as Record<
  (typeof RECORD_SECTIONS)[number],
  RecordSection
>;

/** Of the same man, as FHIR's own examples write about theirs. One part failed. */
export const RECORD: RecordOutcome = {
  kind: 'record',
  record: {
    source: RECORD_SOURCE,
    readAt: addMs(NOW, -20_000),
    patient: { name: 'Pieter van de Heuvel', birthDate: '1968-03-02', gender: 'male' },
    sections: {
      ...EMPTY,
      conditions: {
        ...NOTHING,
        entries: [entry('Hypertensie', '2009'), entry('Hartklepaandoening', '2011-08-05')],
      },
      medications: {
        ...NOTHING,
        entries: [entry('Metoprolol 50 mg', '2012-01-09', '1 x daags', 'on-hold')],
        withdrawn: 1,
      },
      ecgs: {
        ...NOTHING,
        entries: [
          {
            ...entry('12-lead ECG', '2024-11-05T10:12:00+01:00', 'Sinusritme', 'final'),
            ecg: { kind: 'samples', frames: packFrames(ENCODED.slice(0, 100)) },
          },
          {
            ...entry('EKG', '2015-02-19', null, 'final, OWN7'),
            ecg: { kind: 'not-drawable', why: 'no-unit' },
          },
        ],
      },
      observations: { ...NOTHING, trouble: 'no-answer' },
    },
  },
};

export const RECORD_WORDS = [
  RECORD_SOURCE,
  'Pieter van de Heuvel',
  'Hypertensie',
  'Hartklepaandoening',
  'Metoprolol 50 mg',
  '1 x daags',
  '12-lead ECG',
  'Sinusritme',
  'EKG',
  'OWN7',
];
