import { SignalingClient } from '@smart-triage/shared/client/signalingClient';
import { createTabletSigner, memoryKeyStore, type TabletSigner } from '@smart-triage/shared/client/tabletKey';
import {
  type CaseId,
  CaseIdSchema,
  type PhotoId,
  PhotoIdSchema,
  type StreamId,
  StreamIdSchema,
} from '@smart-triage/shared/domain/ids';
import { PHOTO_LIMITS } from '@smart-triage/shared/domain/photo';
import { encodeFrame } from '@smart-triage/shared/ecg/frame';
import { packFrames } from '@smart-triage/shared/ecg/frameBatch';
import { SeqRanges } from '@smart-triage/shared/ecg/seqRanges';
import { AppError } from '@smart-triage/shared/errors/appError';
import { AccessSchema, PAIRING_PATH, proofText } from '@smart-triage/shared/protocol/signIn';
import { anEcgFrame } from '@smart-triage/shared/testing/ecgFrames';
import { instant } from '@smart-triage/shared/time/instant';
import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { aJpeg } from '../../sfu-server/test/support/pictures.ts';
import { insist } from '../fleet/insist.ts';

/** A change that the server said is stored, as number `seq` of the case. */
export type Confirmed = { readonly seq: number; readonly ageYears: number };

/** What the server confirmed to one tablet: all of it must be there after any crash. */
export type Confirmations = {
  readonly caseId: CaseId;
  readonly streamId: StreamId;
  readonly changes: readonly Confirmed[];
  readonly frames: SeqRanges;
  /** Photos that are stored, each of them `PHOTO`. */
  readonly photos: readonly PhotoId[];
  /** How often the record was shown: each time has its line in the access log. */
  readonly views: number;
};

const FRAMES_PER_PUSH = 7;
const RETRY_MS = 50;
const CHANGES_PER_VIEW = 5;
const PHOTO_EVERY_MS = 2000;
/** What every tablet photographs. */
export const PHOTO = aJpeg({ width: 640, height: 480, filler: 20_000 });

export const frameOf = (streamId: StreamId, seq: number): Uint8Array<ArrayBuffer> =>
  encodeFrame(anEcgFrame({ streamId, seq }));

/** A tablet that writes changes and ECG as fast as it is answered, and remembers exactly what was confirmed. */
export class CrashWriter {
  readonly caseId = CaseIdSchema.parse(crypto.randomUUID());
  readonly streamId = StreamIdSchema.parse(crypto.randomUUID());
  readonly #signaling: SignalingClient;
  readonly #changes: Confirmed[] = [];
  readonly #frames = new SeqRanges();
  readonly #photos: PhotoId[] = [];
  #views = 0;
  readonly #stopped = new AbortController();
  #work: Promise<unknown> = Promise.resolve();

  private constructor(url: string, token: string, signer: TabletSigner) {
    const prove = (challenge: string, used: string) => signer.sign(proofText(challenge, used));
    this.#signaling = new SignalingClient({ url, token: () => token, prove, policy: () => RETRY_MS });
    this.#signaling.on('ecg:acknowledged', ({ streamId, through, ranges }) => {
      if (streamId !== this.streamId) return;
      if (through >= 0) this.#frames.addRange(0, through);
      for (const [first, last] of ranges) this.#frames.addRange(first, last);
    });
    this.#signaling.onReady(() => {
      this.#watch();
    });
    this.#signaling.connect();
  }

  static async start(url: string, code: string): Promise<CrashWriter> {
    const signer = createTabletSigner(memoryKeyStore());
    const writer = new CrashWriter(url, await pair(url, code, signer), signer);
    const { signal } = writer.#stopped;
    const { caseId, streamId } = writer;
    const opening = { requestId: crypto.randomUUID(), caseId, unit: '06-999', simulated: true };
    await insist(writer.#signaling, 'case:open', opening, signal);
    const { leads, rateHz, lsbNv } = anEcgFrame();
    const stream = { streamId, leads: [...leads], rateHz, lsbNv, source: 'simulator' as const, startedAt: 0 };
    await insist(writer.#signaling, 'ecg:start', { requestId: crypto.randomUUID(), caseId, stream }, signal);
    writer.#watch();
    writer.#work = Promise.all([writer.#writeChanges(), writer.#writeFrames(), writer.#takePhotos()]);
    return writer;
  }

  confirmations(): Confirmations {
    const { caseId, streamId } = this;
    const written = { changes: this.#changes, frames: this.#frames, photos: this.#photos };
    return { caseId, streamId, ...written, views: this.#views };
  }

  async stop(): Promise<void> {
    this.#stopped.abort();
    this.#signaling.close();
    await this.#work;
  }

  #watch(): void {
    const seen = this.#signaling.request('case:watch', { caseId: this.caseId });
    seen.then(() => this.#views++).catch(ignoreExpected);
  }

  async #writeChanges(): Promise<void> {
    for (let n = 0; !this.#stopped.signal.aborted; n++) {
      if (n % CHANGES_PER_VIEW === 0) this.#watch();
      const ageYears = 18 + (n % 80);
      const input = { requestId: crypto.randomUUID(), caseId: this.caseId, changes: { ageYears } };
      const seq = await this.#untilAnswered(async () => {
        const reply = await this.#signaling.request('intake:change', input);
        return reply.seq;
      });
      if (seq !== undefined) this.#changes.push({ seq, ageYears });
    }
  }

  async #writeFrames(): Promise<void> {
    for (let next = 0; !this.#stopped.signal.aborted; next += FRAMES_PER_PUSH) {
      const seqs = Array.from({ length: FRAMES_PER_PUSH }, (_, index) => next + index);
      const frames = packFrames(seqs.map((seq) => frameOf(this.streamId, seq)));
      await this.#untilAnswered(() => this.#signaling.request('ecg:push', { caseId: this.caseId, frames }));
    }
  }

  /** As many as a case may have. */
  async #takePhotos(): Promise<void> {
    const { signal } = this.#stopped;
    const sha256 = createHash('sha256').update(PHOTO).digest('hex');
    for (let taken = 0; taken < PHOTO_LIMITS.perCase && !signal.aborted; taken++) {
      const photoId = PhotoIdSchema.parse(crypto.randomUUID());
      const part = { caseId: this.caseId, photoId, part: 0, bytes: PHOTO };
      await this.#untilAnswered(() => this.#signaling.request('photo:send-part', part));
      const offer = { photoId, kind: 'other' as const, takenAt: instant(0), bytes: PHOTO.length, sha256 };
      const stored = { requestId: crypto.randomUUID(), caseId: this.caseId, offer };
      const answer = await this.#untilAnswered(() => this.#signaling.request('photo:store', stored));
      if (answer) this.#photos.push(photoId);
      await wait(PHOTO_EVERY_MS, undefined, { signal }).catch(ignoreAbort);
    }
  }

  /** The same request again until it is answered; `undefined` when the writer was stopped first. */
  async #untilAnswered<T>(ask: () => Promise<T>): Promise<T | undefined> {
    while (!this.#stopped.signal.aborted) {
      try {
        return await ask();
      } catch (error) {
        ignoreExpected(error);
        await wait(RETRY_MS);
      }
    }
    return undefined;
  }
}

/** A cut is what this is about; anything that is not ours is a fault. */
function ignoreExpected(error: unknown): void {
  if (!(error instanceof AppError)) throw error;
}

/** Stopped while it waited. */
function ignoreAbort(error: unknown): void {
  if (!(error instanceof Error && error.name === 'AbortError')) throw error;
}

async function pair(url: string, code: string, signer: TabletSigner): Promise<string> {
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ code, key: await signer.publicKey() });
  const response = await fetch(new URL(PAIRING_PATH, url), { method: 'POST', headers, body });
  return AccessSchema.parse(await response.json()).accessToken;
}
