import type { StreamId } from '../domain/ids.ts';
import type { EcgLog, KeptFrame } from './ecgLog.ts';

/** Half a second of frames shares one write to the disk; that much is at stake when a tablet dies without a link. */
const WRITE_EVERY_MS = 500;

type LogWriterOptions = {
  log: EcgLog;
  /** Told after each attempt whether the device can write. */
  onDurable: (isDurable: boolean) => void;
};

/** Writes frames down in batches, one after another. What the device does not take is tried again with the next batch, until it is acknowledged. */
export class LogWriter {
  readonly #options: LogWriterOptions;
  readonly #timer: ReturnType<typeof setInterval>;
  #waiting: readonly KeptFrame[] = [];
  #underWay: readonly KeptFrame[] = [];
  #writing: Promise<void> = Promise.resolve();

  constructor(options: LogWriterOptions) {
    this.#options = options;
    this.#timer = setInterval(() => void this.flush(), WRITE_EVERY_MS);
  }

  add(frame: KeptFrame): void {
    this.#waiting = [...this.#waiting, frame];
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
    if (frames.length === 0) return this.#writing;
    this.#waiting = [];
    this.#underWay = [...this.#underWay, ...frames];
    return this.#inTurn(async () => {
      try {
        await this.#options.log.append(frames);
      } catch (error) {
        this.#waiting = [...frames, ...this.#waiting];
        throw error;
      } finally {
        const done = new Set(frames);
        this.#underWay = this.#underWay.filter((frame) => !done.has(frame));
      }
    });
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
