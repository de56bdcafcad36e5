import { type CaseId, type VideoSegmentId, VideoSegmentIdSchema } from '@smart-triage/shared/domain/ids';
import type { VideoSegment } from '@smart-triage/shared/protocol/videoRecording';
import { instant } from '@smart-triage/shared/time/instant';
import { randomUUID } from 'node:crypto';
import type { Database } from './database.ts';
import type { StoreGate } from './storeGate.ts';
import type { CaseKeys } from './vault/caseKeys.ts';
import { seal, unseal } from './vault/seal.ts';
import { readVideoFile, removeVideoFiles, writeVideoFile } from './videoFiles.ts';

type VideoStoreDeps = {
  database: Database;
  keys: CaseKeys;
  gate: StoreGate;
  folder: string;
};

/** [VR4] Recorded video in pieces: each a file, sealed with the key of its case, and a row that says when it was. */
export class VideoStore {
  readonly #deps: VideoStoreDeps;

  constructor(deps: VideoStoreDeps) {
    this.#deps = deps;
  }

  /** Resolves once it is on the disk. `isAllowed` is asked again before anything is written: consent can be taken back meanwhile. @returns whether it was kept. */
  async put(
    caseId: CaseId,
    { startedAt, endedAt }: Pick<VideoSegment, 'startedAt' | 'endedAt'>,
    bytes: Uint8Array,
    isAllowed: () => boolean,
  ): Promise<boolean> {
    const { database, keys, gate, folder } = this.#deps;
    gate.assertOpen();
    const segmentId = VideoSegmentIdSchema.parse(randomUUID());
    const sealed = seal(await keys.of(caseId), placeOf({ segmentId, startedAt, endedAt }), bytes);
    if (!isAllowed()) return false;
    const row = {
      segment_id: segmentId,
      case_id: caseId,
      started_at_ms: startedAt,
      ended_at_ms: endedAt,
      bytes: bytes.length,
    };
    await writeVideoFile(folder, { caseId, segmentId }, sealed);
    await gate.carryThrough(async () => {
      await database
        .insertInto('video_segment')
        .values(row)
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    });
    return true;
  }

  /** In the order of time. */
  async list(caseId: CaseId): Promise<VideoSegment[]> {
    const { database, gate } = this.#deps;
    const rows = await gate.read(() =>
      database
        .selectFrom('video_segment')
        .selectAll()
        .where('case_id', '=', caseId)
        .orderBy('started_at_ms')
        .execute(),
    );
    return rows.map(({ segment_id, started_at_ms, ended_at_ms, bytes }) => ({
      segmentId: segment_id as VideoSegmentId,
      startedAt: instant(started_at_ms),
      endedAt: instant(ended_at_ms),
      bytes,
    }));
  }

  /** `null` when its file is not there: it was erased, or a backup came back without it. */
  async read(caseId: CaseId, segment: VideoSegment): Promise<Uint8Array | null> {
    const sealed = await readVideoFile(this.#deps.folder, { caseId, segmentId: segment.segmentId });
    return sealed && unseal(await this.#deps.keys.of(caseId), placeOf(segment), sealed);
  }

  erase(caseId: CaseId): Promise<void> {
    return eraseVideo(this.#deps, caseId);
  }
}

/** [VR5] Files first: a row without its file shows nothing, and is taken away when it is tried again. */
export async function eraseVideo(
  { database, folder }: Pick<VideoStoreDeps, 'database' | 'folder'>,
  caseId: CaseId,
): Promise<void> {
  await removeVideoFiles(folder, caseId);
  await database.deleteFrom('video_segment').where('case_id', '=', caseId).execute();
}

/** With its times: a piece that was put at another moment does not open. */
function placeOf({ segmentId, startedAt, endedAt }: Omit<VideoSegment, 'bytes'>): string {
  return `video/${segmentId}/${startedAt}/${endedAt}`;
}
