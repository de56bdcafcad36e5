import { readWfdb } from '@smart-triage/models/ecg/readers/wfdb';
import type { EcgRecording } from '@smart-triage/shared/ecg/recording';
import { toStreamedLeads } from '@smart-triage/shared/ecg/recordingReader';

/** What was picked, by record. */
export type PickedRecord = { readonly title: string; readonly recording: EcgRecording };

type PickedFile = Pick<File, 'name' | 'text' | 'arrayBuffer'>;

/** The records among the picked files: each header with the signal files beside it. Throws `invalid` for the first that is broken or incomplete. */
export async function readPickedRecords(files: readonly PickedFile[]): Promise<PickedRecord[]> {
  const headers = files.filter(({ name }) => name.endsWith('.hea'));
  const signals = files.filter(({ name }) => !name.endsWith('.hea'));
  const data = Object.fromEntries(
    await Promise.all(
      signals.map(async (file) => [file.name, new Uint8Array(await file.arrayBuffer())] as const),
    ),
  );
  return Promise.all(
    headers.map(async (file) => {
      const recording = toStreamedLeads(readWfdb({ header: await file.text(), data }));
      return { title: file.name.replace(/\.hea$/, ''), recording };
    }),
  );
}
