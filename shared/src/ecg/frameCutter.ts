import type { EcgStream } from '../domain/ecgStream.ts';
import { AppError } from '../errors/appError.ts';
import { ErrorCode } from '../errors/errorCode.ts';
import { addMs, type Instant } from '../time/instant.ts';
import type { EcgFrame } from './frame.ts';
import { isSameFormat, sampleCount, sliceRecording, type EcgRecording } from './recording.ts';

/** A tenth of a second: short enough to feel live, long enough that a header costs little. */
const FRAMES_PER_SECOND = 10;
/** A head is sent once this much of its frame is there: what is left of the frame makes up for the time that its commit takes. */
const HEAD_OF_FRAME = 0.5;

/** When the first sample of a chunk was taken, on the tablet's clock, and how that clock stood to the server's. */
export type ChunkTime = { readonly firstSampleAt: Instant; readonly clockOffsetMs: number | null };

type CutStream = Pick<EcgStream, 'streamId' | 'leads' | 'rateHz' | 'lsbNv'>;

/**
 * Cuts one stream's samples, in chunks of any length, into numbered frames of 100 ms. No sample is lost, doubled or changed:
 * what does not fill a frame waits for the next chunk or for `flush`. Each frame's time comes from the chunk that its first sample came in,
 * so that a source whose clock runs fast or slow does not drift away from the tablet's.
 */
export class FrameCutter {
  readonly #stream: CutStream;
  readonly #frameLength: number;
  /** The last frame whose head was given out. */
  #headOf = -1;
  #nextSeq = 0;
  #filling: Int16Array[] = [];
  #filled = 0;
  /** Of the first sample in `#filling`; null when nothing waits there. */
  #time: ChunkTime | null = null;

  constructor(stream: CutStream) {
    this.#stream = stream;
    this.#frameLength = Math.round(stream.rateHz / FRAMES_PER_SECOND);
  }

  /** The frames that this chunk completes, none or several. Throws `Invalid` when the chunk is not of this stream's leads, rate and resolution. */
  push(chunk: EcgRecording, time: ChunkTime): EcgFrame[] {
    if (!isSameFormat(chunk, this.#stream)) throw refusedChunk();
    const frames: EcgFrame[] = [];
    const count = sampleCount(chunk);
    let start = 0;
    while (start < count) {
      const taken = Math.min(this.#frameLength - this.#filled, count - start);
      this.#take(sliceRecording(chunk, start, taken), laterBy(time, (start * 1000) / chunk.rateHz));
      start += taken;
      if (this.#filled === this.#frameLength) frames.push(...this.flush());
    }
    return frames;
  }

  /** The samples that wait for their frame to fill up, as a shorter frame; nothing when none wait. For the end of a stream. */
  flush(): EcgFrame[] {
    if (!this.#time) return [];
    const frame = this.#waiting(this.#time);
    this.#nextSeq += 1;
    this.#time = null;
    this.#filled = 0;
    return [frame];
  }

  /** [EC13] What waits for its frame to fill up, once half of it is there; `null` until then, and once it was given out. */
  head(): EcgFrame | null {
    if (!this.#time || this.#headOf === this.#nextSeq) return null;
    if (this.#filled < this.#frameLength * HEAD_OF_FRAME) return null;
    this.#headOf = this.#nextSeq;
    return this.#waiting(this.#time);
  }

  #waiting({ firstSampleAt: capturedAt, clockOffsetMs }: ChunkTime): EcgFrame {
    const { streamId, rateHz, lsbNv, leads } = this.#stream;
    const samples = this.#filling.map((lead) => lead.subarray(0, this.#filled));
    return { streamId, seq: this.#nextSeq, capturedAt, clockOffsetMs, rateHz, lsbNv, leads, samples };
  }

  #take(part: EcgRecording, time: ChunkTime): void {
    if (!this.#time) {
      this.#time = time;
      this.#filling = part.leads.map(() => new Int16Array(this.#frameLength));
    }
    for (const [index, lead] of part.samples.entries()) this.#filling[index]?.set(lead, this.#filled);
    this.#filled += sampleCount(part);
  }
}

function laterBy({ firstSampleAt, clockOffsetMs }: ChunkTime, ms: number): ChunkTime {
  return { firstSampleAt: addMs(firstSampleAt, ms), clockOffsetMs };
}

function refusedChunk(): AppError {
  const limit = 'needs the leads, rate and resolution of its stream';
  return new AppError(ErrorCode.Invalid, `ECG chunk: ${limit}`, { issues: [{ path: 'chunk', limit }] });
}
