import { brokenFile } from '../brokenFile.ts';
import { toCommonScale } from '../commonScale.ts';
import type { ParsedEcg } from '../ecgFile.ts';
import { assertSize } from '../readerLimits.ts';
import { SCP } from './byteCursor.ts';
import { scpPatient } from './patient.ts';
import { scpRhythm } from './rhythm.ts';
import { sectionsOf } from './sections.ts';

/**
 * An SCP-ECG record (EN 1064, ISO 11073-91064): the rhythm of section 6 with any coding the standard allows, cut to the time that all leads
 * share. The CRC of each section that is read must match.
 */
export function readScp(bytes: Uint8Array): ParsedEcg {
  assertSize(SCP, bytes);
  const sections = sectionsOf(bytes);
  const missing = (section: number) =>
    brokenFile(SCP, `section ${section}`, 'the pointers', 'is needed and not there');
  const { rateHz, leads } = scpRhythm(sections, missing);
  return { recording: toCommonScale(rateHz, leads), ...scpPatient(sections.get(1)) };
}
