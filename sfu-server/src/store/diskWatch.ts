import { statfs } from 'node:fs/promises';
import type { StoreGate } from './storeGate.ts';

type DiskWatchOptions = {
  gate: StoreGate;
  /** Free bytes on the disk of the data folder. */
  freeBytes: () => Promise<number>;
  /** Below this, nothing more is taken. */
  reserveBytes: number;
  onError: (error: unknown) => void;
  everyMs?: number;
};

const LOOK_EVERY_MS = 1000;
/** Opens again only above this much more than the reserve, so that it does not flap at the edge. */
const REOPEN_AT = 1.1;

/**
 * [ST2] Stops taking changes before the disk is full. The embedded database cannot be left to find out by itself: when there is no room for the next piece of its
 * write-ahead log (16 MB), PGlite 0.5.16 loops for ever and takes the whole process with it (seen on a small tmpfs).
 */
export class DiskWatch {
  readonly #options: DiskWatchOptions;
  readonly #timer: NodeJS.Timeout;

  private constructor(options: DiskWatchOptions) {
    this.#options = options;
    this.#timer = setInterval(() => void this.#look(), options.everyMs ?? LOOK_EVERY_MS);
    this.#timer.unref();
  }

  static async create(options: DiskWatchOptions): Promise<DiskWatch> {
    const watch = new DiskWatch(options);
    await watch.#look();
    return watch;
  }

  close(): void {
    clearInterval(this.#timer);
  }

  async #look(): Promise<void> {
    const { gate, reserveBytes, onError } = this.#options;
    try {
      const free = await this.#options.freeBytes();
      if (free < reserveBytes) gate.report('disk-nearly-full', true);
      else if (free > reserveBytes * REOPEN_AT) gate.report('disk-nearly-full', false);
    } catch (error) {
      onError(error);
    }
  }
}

/** What an ordinary user may still write in this folder. */
export async function freeBytesIn(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}
