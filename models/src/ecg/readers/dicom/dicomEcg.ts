import { toCommonScale } from '../commonScale.ts';
import type { EcgPatient, ParsedEcg } from '../ecgFile.ts';
import { isoTimeOfDigits } from '../isoTime.ts';
import { ageAt, patientOf } from '../patient.ts';
import { assertSize } from '../readerLimits.ts';
import { DICOM, parseDicom, type DicomItem } from './dataSet.ts';
import { readRhythm, rhythmGroup } from './waveformGroup.ts';

const TAG = {
  waveforms: 'x54000100',
  acquisition: 'x0008002a',
  dates: ['x00080022', 'x00080023'],
  times: ['x00080032', 'x00080033'],
  id: 'x00100020',
  birth: 'x00100030',
  sex: 'x00100040',
  age: 'x00101010',
} as const;

/** A DICOM waveform object (12-lead, general or ambulatory ECG) in any transfer syntax; a deflated one is inflated before (`inflated.ts`). */
export function readDicom(bytes: Uint8Array): ParsedEcg {
  assertSize(DICOM, bytes);
  const root = parseDicom(bytes);
  const groups = root.items(TAG.waveforms);
  if (groups.length === 0) throw root.broken(TAG.waveforms, 'Waveform Sequence', 'is missing');
  const { rateHz, leads } = readRhythm(rhythmGroup(root, groups), groups);
  const startedAt = startOf(root);
  return { recording: toCommonScale(rateHz, leads), startedAt, patient: patientIn(root, startedAt) };
}

function startOf(root: DicomItem): string | null {
  const acquired = isoTimeOfDigits(root.text(TAG.acquisition) ?? '');
  const others = TAG.dates.map((date, index) =>
    isoTimeOfDigits(`${root.text(date) ?? ''}${root.text(TAG.times[index] ?? '') ?? ''}`),
  );
  return [acquired, ...others].find((time) => time !== null) ?? null;
}

function patientIn(root: DicomItem, startedAt: string | null): EcgPatient {
  const [, years] = /^(\d{3})Y$/.exec(root.text(TAG.age) ?? '') ?? [];
  const born = isoTimeOfDigits(`${root.text(TAG.birth) ?? ''}0000`);
  return patientOf({ age: years ?? ageAt(born, startedAt), sex: root.text(TAG.sex), id: root.text(TAG.id) });
}
