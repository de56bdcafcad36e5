import type { CaseId, StreamId } from '@smart-triage/shared/domain/ids';
import { FRAME_OFFSETS } from '@smart-triage/shared/ecg/frameLayout';
import type { Database } from './database.ts';
import { GroupCommit } from './groupCommit.ts';
import { StoreGate } from './storeGate.ts';
import type { CaseKeys } from './vault/caseKeys.ts';
import { seal, unseal } from './vault/seal.ts';

/** One ambulance sends ten frames a second and never waits for this; a hundred wait half of it on average, for a fraction of the commits. */
const COMMIT_SPACING_MS = 30;

/** An encoded frame with what it is found by. */
export type StoredFrame = { streamId: StreamId; seq: number; bytes: Uint8Array };

/** A stream with the case whose key seals it. */
export type CaseStream = { caseId: CaseId; streamId: StreamId };

type EcgStoreDeps = { database: Database; keys: CaseKeys; gate?: StoreGate };

/** PostgreSQL takes at most 65,535 parameters in one statement, and a frame needs three. */
const FRAMES_PER_INSERT = 2000;

/** The ECG log on the server: frames by stream and number, each stored once. */
export class EcgStore {
  readonly #database: Database;
  readonly #keys: CaseKeys;
  readonly #gate: StoreGate;
  readonly #commits: GroupCommit<readonly StoredFrame[]>;

  constructor({ database, keys, gate = new StoreGate() }: EcgStoreDeps) {
    this.#database = database;
    this.#keys = keys;
    this.#gate = gate;
    this.#commits = new GroupCommit(gate, (groups) => this.#write(groups.flat()), {
      spacingMs: COMMIT_SPACING_MS,
    });
  }

  /** Resolves once the frames are committed. Storing a frame again changes nothing. */
  async append(caseId: CaseId, frames: readonly StoredFrame[]): Promise<void> {
    this.#gate.assertOpen();
    const key = await this.#keys.of(caseId);
    await this.#commits.add(
      frames.map((frame) => ({ ...frame, bytes: seal(key, placeOf(frame), frame.bytes) })),
    );
  }

  /** Stored frames `fromSeq` to `toSeq` in order; at most `limit`. */
  async read(
    { caseId, streamId }: CaseStream,
    fromSeq: number,
    toSeq: number,
    limit: number,
  ): Promise<StoredFrame[]> {
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
    const key = await this.#keys.of(caseId);
    return rows.map(({ seq, frame }) => ({
      streamId,
      seq,
      bytes: isPlain(frame, streamId) ? frame : unseal(key, placeOf({ streamId, seq }), frame),
    }));
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

  /** Since the start. */
  get commits(): number {
    return this.#commits.commits;
  }

  async close(): Promise<void> {
    await this.#commits.idle();
  }

  /** In one statement, which is a transaction of its own, unless there are too many for one. */
  async #write(frames: readonly StoredFrame[]): Promise<void> {
    if (frames.length <= FRAMES_PER_INSERT) {
      await insertFrames(this.#database, frames);
      return;
    }
    await this.#database.transaction().execute(async (transaction) => {
      for (let start = 0; start < frames.length; start += FRAMES_PER_INSERT)
        await insertFrames(transaction, frames.slice(start, start + FRAMES_PER_INSERT));
    });
  }
}

async function insertFrames(database: Database, frames: readonly StoredFrame[]): Promise<void> {
  const rows = frames.map(({ streamId, seq, bytes }) => ({ stream_id: streamId, seq, frame: bytes }));
  await database
    .insertInto('ecg_frame')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

const placeOf = ({ streamId, seq }: Pick<StoredFrame, 'streamId' | 'seq'>): string =>
  `ecg_frame/${streamId}/${seq}`;

/** Stored before frames were sealed: it begins as a frame of this stream does, which no random nonce will. */
function isPlain(bytes: Uint8Array, streamId: StreamId): boolean {
  const { streamId: from, seq: until } = FRAME_OFFSETS;
  return Buffer.from(bytes.subarray(from, until)).toString('hex') === streamId.replaceAll('-', '');
}
