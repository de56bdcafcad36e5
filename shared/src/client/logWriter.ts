import type { EcgBlock, EcgMinute } from '../domain/ecgBlock.ts';
import type { CaseId, StreamId } from '../domain/ids.ts';
import { BlockLedger, hashBlocks } from './blockLedger.ts';
import type { EcgLog, KeptFrame } from './ecgLog.ts';

/** Half a second of frames shares one write to the disk; that much is at stake when a tablet dies without a link. */
const WRITE_EVERY_MS = 500;

type LogWriterOptions = {
  caseId: CaseId;
  log: EcgLog;
  /** Told after each attempt whether the device can write. */
  onDurable: (isDurable: boolean) => void;
};

/** Writes frames down in batches, one after another. What the device does not take is tried again with the next batch, until it is acknowledged. */
export class LogWriter {
  readonly #options: LogWriterOptions;
  readonly #timer: ReturnType<typeof setInterval>;
  readonly #ledger = new BlockLedger();
  #waiting: readonly KeptFrame[] = [];
  #underWay: readonly KeptFrame[] = [];
  #writing: Promise<void> = Promise.resolve();

  constructor(options: LogWriterOptions) {
    this.#options = options;
    this.#timer = setInterval(() => void this.flush(), WRITE_EVERY_MS);
  }

  add(frame: KeptFrame): void {
    this.#waiting = [...this.#waiting, frame];
    this.#ledger.add(frame);
  }

  /** What is in this page's memory only. */
  unwritten(): ReadonlySet<KeptFrame> {
    return new Set([...this.#underWay, ...this.#waiting]);
  }

  /** They are with the server: no longer written, or removed. */
  forget(streamId: StreamId, seqs: readonly number[]): void {
    const gone = new Set(seqs);
    this.#waiting = this.#waiting.filter((frame) => frame.streamId !== streamId || !gone.has(frame.seq));
    void this.#inTurn(() => this.#options.log.remove(streamId, seqs));
  }

  /** Writes now what waits. */
  flush(): Promise<void> {
    const frames = this.#waiting;
    if (frames.length === 0 && !this.#ledger.hasUnwritten) return this.#writing;
    // Frames and the hashes that cover them go to the disk together: a hash never vouches for what died with the page.
    const minutes = this.#ledger.take();
    this.#waiting = [];
    this.#underWay = [...this.#underWay, ...frames];
    return this.#inTurn(async () => {
      try {
        const { caseId, log } = this.#options;
        const blocks = await hashBlocks(minutes);
        await log.append(
          frames,
          blocks.map((block) => ({ ...block, caseId })),
        );
        this.#ledger.written(minutes);
      } catch (error) {
        this.#waiting = [...frames, ...this.#waiting];
        this.#ledger.putBack(minutes);
        throw error;
      } finally {
        const done = new Set(frames);
        this.#underWay = this.#underWay.filter((frame) => !done.has(frame));
      }
    });
  }

  /** [EC9] What was captured for this case, by earlier pages too, whether or not the device could write it. */
  async blocks(): Promise<EcgBlock[]> {
    await this.flush();
    const written = await this.#options.log.blocks(this.#options.caseId);
    const held = await this.#ledger.blocks();
    const isHeld = ({ streamId, block }: EcgBlock): boolean =>
      held.some((other) => other.streamId === streamId && other.block === block);
    return [...written.filter((block) => !isHeld(block)), ...held];
  }

  /** What this page still has of these minutes, although it was acknowledged. */
  heldOf(minutes: readonly EcgMinute[]): KeptFrame[] {
    const { caseId } = this.#options;
    return minutes.flatMap((minute) => this.#ledger.framesOf(minute).map((frame) => ({ ...frame, caseId })));
  }

  /** They have been compared. */
  forgetBlocks(): Promise<void> {
    return this.#inTurn(() => this.#options.log.forgetBlocks(this.#options.caseId));
  }

  close(): Promise<void> {
    clearInterval(this.#timer);
    return this.flush();
  }

  #inTurn(work: () => Promise<void>): Promise<void> {
    this.#writing = this.#writing.then(work).then(
      () => {
        this.#options.onDurable(true);
      },
      () => {
        this.#options.onDurable(false);
      },
    );
    return this.#writing;
  }
}
