import type { StreamId } from '@smart-triage/shared/domain/ids';
import type { Database } from './database.ts';
import { GroupCommit } from './groupCommit.ts';
import { StoreGate } from './storeGate.ts';

/** An encoded frame with what it is found by. */
export type StoredFrame = { streamId: StreamId; seq: number; bytes: Uint8Array };

/** PostgreSQL takes at most 65,535 parameters in one statement, and a frame needs three. */
const FRAMES_PER_INSERT = 2000;

/** The ECG log on the server: frames by stream and number, each stored once. */
export class EcgStore {
  readonly #database: Database;
  readonly #gate: StoreGate;
  readonly #commits: GroupCommit<readonly StoredFrame[]>;

  constructor(database: Database, gate: StoreGate = new StoreGate()) {
    this.#database = database;
    this.#gate = gate;
    this.#commits = new GroupCommit(gate, (groups) => this.#write(groups.flat()));
  }

  /** Resolves once the frames are committed. Storing a frame again changes nothing. */
  append(frames: readonly StoredFrame[]): Promise<void> {
    return this.#commits.add(frames);
  }

  /** Stored frames `fromSeq` to `toSeq` in order; at most `limit`. */
  async read(streamId: StreamId, fromSeq: number, toSeq: number, limit: number): Promise<StoredFrame[]> {
    const rows = await this.#gate.read(() =>
      this.#database
        .selectFrom('ecg_frame')
        .select(['seq', 'frame'])
        .where('stream_id', '=', streamId)
        .where('seq', '>=', fromSeq)
        .where('seq', '<=', toSeq)
        .orderBy('seq')
        .limit(limit)
        .execute(),
    );
    return rows.map(({ seq, frame }) => ({ streamId, seq, bytes: frame }));
  }

  /** The numbers of all stored frames of a stream, ascending. */
  async readSeqs(streamId: StreamId): Promise<number[]> {
    const rows = await this.#gate.read(() =>
      this.#database
        .selectFrom('ecg_frame')
        .select('seq')
        .where('stream_id', '=', streamId)
        .orderBy('seq')
        .execute(),
    );
    return rows.map(({ seq }) => seq);
  }

  /** Frames that turned out to be damaged make room for the ones that the tablet sends again. */
  async remove(streamId: StreamId, seqs: readonly number[]): Promise<void> {
    if (seqs.length === 0) return;
    await this.#gate.read(() =>
      this.#database
        .deleteFrom('ecg_frame')
        .where('stream_id', '=', streamId)
        .where('seq', 'in', seqs)
        .execute(),
    );
  }

  async close(): Promise<void> {
    await this.#commits.idle();
  }

  async #write(frames: readonly StoredFrame[]): Promise<void> {
    await this.#database.transaction().execute(async (transaction) => {
      for (let start = 0; start < frames.length; start += FRAMES_PER_INSERT) {
        const rows = frames
          .slice(start, start + FRAMES_PER_INSERT)
          .map(({ streamId, seq, bytes }) => ({ stream_id: streamId, seq, frame: bytes }));
        await transaction
          .insertInto('ecg_frame')
          .values(rows)
          .onConflict((conflict) => conflict.doNothing())
          .execute();
      }
    });
  }
}
