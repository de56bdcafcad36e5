import type { SignalingClient } from '@smart-triage/shared/client/signalingClient';
import { createStore, type Readable, type Store } from '@smart-triage/shared/client/store';
import type { CaseId } from '@smart-triage/shared/domain/ids';
import { PHOTO_PART_BYTES, type PhotoKind, partsOf } from '@smart-triage/shared/domain/photo';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import type { Outbox } from '../outbox/outbox.ts';
import { fateOf } from '../outbox/failureFate.ts';
import type { KeptPhoto, PhotoStore } from './photoStore.ts';

export type WaitingPhoto = Pick<KeptPhoto, 'photoId' | 'caseId'> & {
  readonly kind: PhotoKind;
  /** Parts that the server has, of how many. */
  readonly sent: number;
  readonly parts: number;
};

export type PhotoQueueState = {
  readonly waiting: readonly WaitingPhoto[];
  readonly refused: readonly (Pick<WaitingPhoto, 'photoId' | 'caseId' | 'kind'> & { code: ErrorCode })[];
};

export type PhotoQueueOptions = {
  store: PhotoStore;
  signaling: Pick<SignalingClient, 'request' | 'onReady' | 'state'>;
  outbox: Pick<Outbox, 'state' | 'isToldAgain'>;
  retryMs?: number;
};

const RETRY_MS = 3000;

/** `answered`: the server has, one way or the other. The others as in `FailureFate`. */
type Fate = 'answered' | 'repeat' | 'fault';

/**
 * [PH1] Photos on their way: written down before they are sent, one part at a time, and forgotten only when the server has made a fact of them. A lane of their own:
 * in the outbox, four megabytes on a weak link would hold up a blood pressure.
 */
export class PhotoQueue {
  readonly state: Readable<PhotoQueueState>;
  readonly #state: Store<PhotoQueueState>;
  readonly #options: PhotoQueueOptions;
  readonly #subscriptions: (() => void)[];
  #photos: readonly KeptPhoto[];
  #timer: ReturnType<typeof setTimeout> | null = null;
  #isSending = false;
  #isClosed = false;

  private constructor(options: PhotoQueueOptions, photos: readonly KeptPhoto[]) {
    this.#options = options;
    this.#photos = photos;
    this.#state = createStore<PhotoQueueState>({ waiting: photos.map(waitingOf), refused: [] });
    this.state = this.#state;
    const send = (): void => void this.#send();
    this.#subscriptions = [options.signaling.onReady(send), options.outbox.state.subscribe(send)];
    send();
  }

  static async create(options: PhotoQueueOptions): Promise<PhotoQueue> {
    return new PhotoQueue(options, await options.store.all());
  }

  /** Resolves once the photo is written down. Rejects when it cannot be: it is then not sent either, and whoever took it has to know. */
  async add(photo: KeptPhoto): Promise<void> {
    await this.#options.store.put(photo);
    this.#photos = [...this.#photos, photo];
    this.#patch({ waiting: [...this.#state.getSnapshot().waiting, waitingOf(photo)] });
    void this.#send();
  }

  /** Somebody has read which photos were refused. */
  dismissRefused(): void {
    this.#patch({ refused: [] });
  }

  close(): void {
    this.#isClosed = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    for (const unsubscribe of this.#subscriptions.splice(0)) unsubscribe();
  }

  async #send(): Promise<void> {
    if (this.#isSending) return;
    this.#isSending = true;
    // Those at which the server failed: the next ones do not wait for them.
    const failed = new Set<KeptPhoto>();
    let fate: Fate = 'answered';
    for (let photo = this.#next(failed); photo && fate !== 'repeat'; photo = this.#next(failed)) {
      fate = await this.#deliver(photo);
      if (fate === 'fault') failed.add(photo);
    }
    if (failed.size > 0 || fate === 'repeat') this.#tryLater();
    this.#isSending = false;
  }

  /** A case that the server does not have yet has no photos. */
  #next(except: ReadonlySet<KeptPhoto>): KeptPhoto | undefined {
    if (this.#isClosed || this.#options.signaling.state.getSnapshot().kind !== 'ready') return undefined;
    const { waiting } = this.#options.outbox.state.getSnapshot();
    const isOpening = (caseId: CaseId): boolean =>
      waiting.some(({ name, input }) => name === 'case:open' && input.caseId === caseId);
    return this.#photos.find((photo) => !except.has(photo) && !isOpening(photo.caseId));
  }

  async #deliver(photo: KeptPhoto): Promise<Fate> {
    const { caseId, requestId, offer, photoId } = photo;
    try {
      await this.#sendParts(photo);
      await this.#options.signaling.request('photo:store', { caseId, requestId, offer });
    } catch (error) {
      const fate = fateOf(error);
      if (fate.kind !== 'drop') return fate.kind;
      if (await this.#isOfLostCase(caseId, fate.code)) return 'repeat';
      const refused = [
        ...this.#state.getSnapshot().refused,
        { photoId, caseId, kind: offer.kind, code: fate.code },
      ];
      this.#patch({ refused });
    }
    await this.#forget(photo);
    return 'answered';
  }

  /** [OB5] Sent again once the server knows the case again. */
  async #isOfLostCase(caseId: CaseId, code: ErrorCode): Promise<boolean> {
    return code === ErrorCode.NotFound && this.#options.outbox.isToldAgain(caseId);
  }

  async #sendParts({ caseId, photoId, offer, bytes }: KeptPhoto): Promise<void> {
    const { signaling } = this.#options;
    const known = await signaling.request('photo:parts', { caseId, photoId });
    if (known.isWhole) return;
    const there = new Set(known.parts);
    for (let part = 0; part < partsOf(offer.bytes); part++) {
      if (there.has(part)) continue;
      const start = part * PHOTO_PART_BYTES;
      const piece = bytes.slice(start, start + PHOTO_PART_BYTES);
      await signaling.request('photo:send-part', { caseId, photoId, part, bytes: piece });
      there.add(part);
      this.#showSent(photoId, there.size);
    }
  }

  #showSent(photoId: KeptPhoto['photoId'], sent: number): void {
    const { waiting } = this.#state.getSnapshot();
    this.#patch({
      waiting: waiting.map((photo) => (photo.photoId === photoId ? { ...photo, sent } : photo)),
    });
  }

  async #forget({ photoId }: KeptPhoto): Promise<void> {
    this.#photos = this.#photos.filter((photo) => photo.photoId !== photoId);
    const { waiting } = this.#state.getSnapshot();
    this.#patch({ waiting: waiting.filter((photo) => photo.photoId !== photoId) });
    try {
      await this.#options.store.remove(photoId);
    } catch {
      // It is offered again after the next reload, under the same requestId, and does nothing twice.
      return;
    }
  }

  #tryLater(): void {
    if (this.#isClosed) return;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#send(), this.#options.retryMs ?? RETRY_MS);
  }

  #patch(change: Partial<PhotoQueueState>): void {
    this.#state.set({ ...this.#state.getSnapshot(), ...change });
  }
}

function waitingOf({ photoId, caseId, offer }: KeptPhoto): WaitingPhoto {
  return { photoId, caseId, kind: offer.kind, sent: 0, parts: partsOf(offer.bytes) };
}
