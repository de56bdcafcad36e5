import { inflated } from '@smart-triage/models/ecg/readers/dicom/inflated';
import type { EcgFile } from '@smart-triage/models/ecg/readers/ecgFile';
import { isWfdbHeader } from '@smart-triage/models/ecg/readers/formatOf';
import { readEcg } from '@smart-triage/models/ecg/readers/readEcg';
import { decodeText } from '@smart-triage/models/ecg/readers/text';
import { parseWfdbHeader } from '@smart-triage/models/ecg/readers/wfdbHeader';
import type { EcgRecording } from '@smart-triage/shared/ecg/recording';
import { toStreamed } from '@smart-triage/shared/ecg/streamable';
import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/**
 * The recording of a file of any format that is known; of a WFDB record its header file, beside which the signal files lie. Throws for what is broken, and for what
 * cannot be streamed.
 */
export async function readRecordingFile(path: string): Promise<EcgRecording> {
  const file = await ecgFileAt(path);
  const beside = isWfdbHeader(file.bytes) ? signalFilesOf(file.bytes) : [];
  const others = await Promise.all(beside.map((name) => ecgFileAt(join(dirname(path), name))));
  return toStreamed(readEcg(await inflated([file, ...others])).recording);
}

function signalFilesOf(header: Uint8Array): string[] {
  return [...new Set(parseWfdbHeader(decodeText(header)).signals.map(({ file }) => basename(file)))];
}

async function ecgFileAt(path: string): Promise<EcgFile> {
  return { name: basename(path), bytes: new Uint8Array(await readFile(path)) };
}
