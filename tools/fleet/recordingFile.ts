import { readWfdb } from '@smart-triage/models/ecg/readers/wfdb';
import { parseWfdbHeader } from '@smart-triage/models/ecg/readers/wfdbHeader';
import { EcgStreamSchema } from '@smart-triage/shared/domain/ecgStream';
import type { EcgRecording } from '@smart-triage/shared/ecg/recording';
import { toStreamedLeads } from '@smart-triage/shared/ecg/recordingReader';
import { invalid } from '@smart-triage/shared/errors/appError';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

const FormatSchema = EcgStreamSchema.pick({ leads: true, rateHz: true, lsbNv: true });

/** A WFDB record by its header file; the signal files lie beside it. Throws for what is broken, and for what cannot be streamed. */
export async function readRecordingFile(headerFile: string): Promise<EcgRecording> {
  const header = await readFile(headerFile, 'utf8');
  const names = new Set(parseWfdbHeader(header).signals.map(({ file }) => file));
  const data = await Promise.all(
    [...names].map(async (name) => [name, await readFile(join(dirname(headerFile), name))] as const),
  );
  const recording = readWfdb({ header, data: Object.fromEntries(data) });
  const { leads, rateHz, lsbNv } = toStreamedLeads(recording);
  const format = FormatSchema.safeParse({ leads, rateHz, lsbNv });
  if (!format.success) throw invalid('ECG recording', format.error);
  return recording;
}
