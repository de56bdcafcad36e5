import type { EcgFile, ReadEcg } from '@smart-triage/models/ecg/readers/ecgFile';
import type { EcgRecording } from '@smart-triage/shared/ecg/recording';
import { toStreamed } from '@smart-triage/shared/ecg/streamable';

/** What was picked, by recording. */
export type PickedRecord = { readonly title: string; readonly recording: EcgRecording };

export type PickedFile = Pick<File, 'name' | 'arrayBuffer'>;

/** Reads the files of one recording; rejects with `invalid`, naming field and place. */
export type ReadFiles = (files: readonly EcgFile[]) => Promise<ReadEcg>;

/**
 * The recordings among the picked files: each WFDB header with everything that is no header, or else each file by itself, whose content tells its format. Rejects with
 * `invalid` for the first that is broken, incomplete, or cannot be streamed.
 */
export async function readPickedRecords(
  files: readonly PickedFile[],
  readFiles: ReadFiles,
): Promise<PickedRecord[]> {
  const loaded = await Promise.all(files.map(ecgFileOf));
  const headers = loaded.filter(isHeader);
  const others = loaded.filter((file) => !isHeader(file));
  const groups =
    headers.length > 0 ? headers.map((header) => [header, ...others]) : others.map((file) => [file]);
  return Promise.all(
    groups.map(async (group) => {
      const { recording } = await readFiles(group);
      return { title: titleOf(group), recording: toStreamed(recording) };
    }),
  );
}

async function ecgFileOf(file: PickedFile): Promise<EcgFile> {
  return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
}

/** By its name: what a header is, its content tells, but which of several files belong together does not stand in a picker. */
function isHeader({ name }: EcgFile): boolean {
  return name.toLowerCase().endsWith('.hea');
}

function titleOf([first]: readonly EcgFile[]): string {
  return first?.name.replace(/\.[^.]*$/, '') ?? '';
}
