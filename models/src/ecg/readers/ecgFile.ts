import type { Lead } from '@smart-triage/shared/ecg/leads';
import type { EcgRecording } from '@smart-triage/shared/ecg/recording';

export const ECG_FILE_FORMATS = [
  'wfdb',
  'dicom',
  'scp-ecg',
  'aecg',
  'philips',
  'muse',
  'smart-triage',
] as const;
export type EcgFileFormat = (typeof ECG_FILE_FORMATS)[number];

/** One file as it came. Its name only says which signal file a WFDB header means; what a file is, its content tells. */
export type EcgFile = { readonly name: string; readonly bytes: Uint8Array };

/** What a file says of the patient. Kept apart from the signal, absent where the file says nothing, and never in an error. */
export type EcgPatient = {
  readonly sex?: 'female' | 'male';
  /** Whole years at the time of the recording. */
  readonly ageYears?: number;
  readonly id?: string;
};

/** What a reader gives: the leads that the file holds. */
export type ParsedEcg = {
  readonly recording: EcgRecording;
  /** ISO 8601 by the recorder's own clock, with an offset only where the file has one; `null` where the file has no time. */
  readonly startedAt: string | null;
  readonly patient: EcgPatient;
};

export type ReadEcg = ParsedEcg & {
  readonly format: EcgFileFormat;
  /** Leads of `recording` that no electrode pair recorded: computed from two limb leads that did. */
  readonly derived: readonly Lead[];
};
