import type { CaseId, VideoSegmentId } from '@smart-triage/shared/domain/ids';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** One piece of recorded video on the disk. */
export type VideoPlace = { readonly caseId: CaseId; readonly segmentId: VideoSegmentId };

/** In the data folder: sealed like the rest, and beside the database, which would stand still for a second over a piece of video. */
export function videoFolderOf(dataDir: string): string {
  return join(dataDir, 'video');
}

/** Appears under its name only when it is whole. */
export async function writeVideoFile(folder: string, place: VideoPlace, sealed: Uint8Array): Promise<void> {
  const path = pathOf(folder, place);
  await mkdir(join(folder, place.caseId), { recursive: true, mode: 0o700 });
  await writeFile(`${path}.part`, sealed, { mode: 0o600, flush: true });
  await rename(`${path}.part`, path);
}

/** `null` when it is not there: it was erased, or a backup came back without it. */
export async function readVideoFile(folder: string, place: VideoPlace): Promise<Buffer | null> {
  return readFile(pathOf(folder, place)).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  });
}

export async function removeVideoFile(folder: string, place: VideoPlace): Promise<void> {
  await rm(pathOf(folder, place), { force: true });
}

/** All of a case. */
export async function removeVideoFiles(folder: string, caseId: CaseId): Promise<void> {
  await rm(join(folder, caseId), { recursive: true, force: true });
}

function pathOf(folder: string, { caseId, segmentId }: VideoPlace): string {
  return join(folder, caseId, segmentId);
}
