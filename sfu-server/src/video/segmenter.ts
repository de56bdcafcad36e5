import { MediaClock } from './mediaClock.ts';
import type { Picture, PictureEvent } from './pictureTrack.ts';
import type { Sound } from './soundTrack.ts';

/** A picture or a piece of sound, at its time on the server's clock. */
export type Timed = { readonly at: number; readonly data: Uint8Array };
export type TimedPicture = Timed & { readonly isKey: boolean };

/** A piece of recording that begins with a key frame and misses no picture. */
export type Segment = {
  readonly startedAt: number;
  readonly endedAt: number;
  readonly width: number;
  readonly height: number;
  readonly pictures: readonly TimedPicture[];
  readonly sounds: readonly Timed[];
};

type SegmenterDeps = {
  onStart: () => void;
  onSegment: (segment: Segment) => void;
  /** Nothing can be kept before one. */
  needKeyFrame: () => void;
};

/** A piece of twenty seconds: what a crash can lose, and how often the sender is asked for a whole picture. */
const SEGMENT_MS = 20_000;
/** Without a key frame a piece does not grow for ever. */
const LONGEST_MS = 30_000;
/** A camera that shows nothing for so long has stopped. */
const SILENCE_MS = 3000;
const ASK_EVERY_MS = 1000;
/** What ends sooner after the one before is not kept: losses are rarer, and each piece is a file. */
const PIECES_EVERY_MS = 500;
/** A camera that sends at its slowest. */
const LAST_PICTURE_MS = 40;

type Open = {
  startedAt: number;
  /** By the server's clock, which whoever sends has no say in. */
  arrivedFrom: number;
  width: number;
  height: number;
  pictures: TimedPicture[];
  /** Fixed for a piece, so that its times never run backwards. */
  offsetMs: number;
  heardAt: number;
};

/** Cuts pictures and sound into pieces. Nothing is joined over a hole: a lost picture ends a piece, and the next begins with a key frame. */
export class Segmenter {
  readonly #deps: SegmenterDeps;
  readonly #pictureClock = new MediaClock();
  readonly #soundClock = new MediaClock();
  #open: Open | null = null;
  #sounds: (Timed & { arrivedAt: number })[] = [];
  #askedAt = -Infinity;
  #keptAt = -Infinity;

  constructor(deps: SegmenterDeps) {
    this.#deps = deps;
  }

  takePicture(event: PictureEvent): void {
    if (event.kind === 'gap') {
      this.finish();
      this.#deps.needKeyFrame();
      return;
    }
    const { picture } = event;
    this.#pictureClock.note(picture);
    if (picture.keySize && this.#isTimeForAnother(picture)) this.#begin(picture, picture.keySize);
    else if (this.#open) this.#add(this.#open, picture);
    this.#askInTime(picture.arrivedAt);
  }

  takeSound(sound: Sound): void {
    this.#soundClock.note(sound);
    if (!this.#open) return;
    const at = sound.mediaMs + this.#soundClock.offsetMs();
    this.#sounds.push({ at, data: sound.data, arrivedAt: sound.arrivedAt });
  }

  /** To be called about once a second. */
  tick(now: number): void {
    if (this.#open && now - this.#open.heardAt > SILENCE_MS) this.finish();
    this.#askInTime(now);
  }

  /** Gives what there is of the piece. */
  finish(): void {
    const last = this.#open?.pictures.at(-1);
    if (last) this.#close(last.at + LAST_PICTURE_MS);
  }

  /** Forgets what there is of the piece. */
  drop(): void {
    this.#open = null;
    this.#sounds = [];
  }

  #isTimeForAnother({ arrivedAt, keySize }: Picture): boolean {
    const open = this.#open;
    if (!open) return true;
    const isOtherSize = keySize?.width !== open.width || keySize.height !== open.height;
    return isOtherSize || arrivedAt - open.startedAt >= SEGMENT_MS;
  }

  #begin(picture: Picture, { width, height }: { width: number; height: number }): void {
    const offsetMs = this.#pictureClock.offsetMs();
    const startedAt = picture.mediaMs + offsetMs;
    const isFirst = this.#open === null;
    if (this.#open) this.#close(Math.max(startedAt, (this.#open.pictures.at(-1)?.at ?? startedAt) + 1));
    const pictures = [{ at: startedAt, data: picture.data, isKey: true }];
    const { arrivedAt } = picture;
    this.#open = { startedAt, arrivedFrom: arrivedAt, width, height, pictures, offsetMs, heardAt: arrivedAt };
    this.#sounds = this.#sounds.filter(({ at }) => at >= startedAt);
    if (isFirst) this.#deps.onStart();
  }

  #add(open: Open, { mediaMs, arrivedAt, keySize, data }: Picture): void {
    const at = Math.max(mediaMs + open.offsetMs, open.pictures.at(-1)?.at ?? 0);
    open.pictures.push({ at, data, isKey: keySize !== null });
    open.heardAt = arrivedAt;
    if (Math.max(at - open.startedAt, arrivedAt - open.arrivedFrom) >= LONGEST_MS) this.finish();
  }

  #askInTime(now: number): void {
    const isDue = this.#open === null || now - this.#open.startedAt >= SEGMENT_MS;
    if (!isDue || now - this.#askedAt < ASK_EVERY_MS) return;
    this.#askedAt = now;
    this.#deps.needKeyFrame();
  }

  #close(endedAt: number): void {
    const open = this.#open;
    this.#open = null;
    if (!open) return;
    const { startedAt, width, height, pictures, heardAt } = open;
    const isIn = ({ at }: Timed): boolean => at >= startedAt && at < endedAt;
    const sounds = this.#sounds.filter(isIn).sort((a, b) => a.at - b.at);
    this.#sounds = this.#sounds.filter(({ at }) => at >= endedAt);
    if (heardAt - this.#keptAt < PIECES_EVERY_MS) return;
    this.#keptAt = heardAt;
    this.#deps.onSegment({ startedAt, endedAt, width, height, pictures, sounds });
  }
}
