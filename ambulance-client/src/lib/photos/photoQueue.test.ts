import { createStore } from '@smart-triage/shared/client/store';
import { CaseIdSchema, type PhotoId, PhotoIdSchema, RequestIdSchema } from '@smart-triage/shared/domain/ids';
import { PHOTO_PART_BYTES } from '@smart-triage/shared/domain/photo';
import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { createFakeSignaling } from '@smart-triage/shared/testing/fakeSignaling';
import { instant } from '@smart-triage/shared/time/instant';
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { OutboxState } from '../outbox/outbox.ts';
import type { OutboxItem } from '../outbox/outboxItem.ts';
import { openTabletDb } from '../storage/tabletDb.ts';
import { idbPhotoStore } from './idbPhotoStore.ts';
import { PhotoQueue } from './photoQueue.ts';
import type { KeptPhoto, PhotoStore } from './photoStore.ts';

const CASE = CaseIdSchema.parse('6f9d3b1c-0b6e-4b52-9a51-5f3f5a6f0a01');

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
});

/** Two parts and a half. */
function aPhoto(): KeptPhoto {
  const photoId = PhotoIdSchema.parse(crypto.randomUUID());
  const bytes = new Uint8Array(2.5 * PHOTO_PART_BYTES).fill(7);
  const offer = {
    photoId,
    kind: 'other' as const,
    takenAt: instant(1_700_000_000_000),
    bytes: bytes.length,
    sha256: '0'.repeat(64),
  };
  return { photoId, caseId: CASE, requestId: RequestIdSchema.parse(crypto.randomUUID()), offer, bytes };
}

/** A server that keeps parts, and fails when told to. */
function aServer() {
  const parts = new Map<PhotoId, Set<number>>();
  const whole = new Set<PhotoId>();
  const trouble: { before: string | null; code: ErrorCode; faultAt: PhotoId | null } = {
    before: null,
    code: ErrorCode.TimedOut,
    faultAt: null,
  };
  const signaling = createFakeSignaling((name, input) => {
    const { photoId, part, offer } = input as {
      photoId: PhotoId;
      part: number;
      offer?: { photoId: PhotoId };
    };
    const known = parts.get(photoId) ?? new Set();
    if (trouble.before === `${name} ${part}` || trouble.before === name)
      throw new AppError(trouble.code, name);
    if (trouble.faultAt === photoId) throw new AppError(ErrorCode.Internal, name);
    if (name === 'photo:parts') return { parts: [...known], isWhole: whole.has(photoId) };
    if (name === 'photo:send-part') parts.set(photoId, known.add(part));
    if (name === 'photo:store' && offer) whole.add(offer.photoId);
    return name === 'photo:store' ? { seq: 5 } : {};
  });
  const sentParts = (): number[] =>
    signaling.asked
      .filter(({ name }) => name === 'photo:send-part')
      .map(({ input }) => (input as { part: number }).part);
  return { signaling, trouble, whole, sentParts };
}

async function aQueue(server: ReturnType<typeof aServer>, store: PhotoStore, waiting: OutboxItem[] = []) {
  const outbox = createStore<OutboxState>({ waiting, refused: [], stuck: [], isDurable: true });
  const { client } = server.signaling;
  const isToldAgain = vi.fn(() => Promise.resolve(false));
  const queue = await PhotoQueue.create({
    store,
    signaling: client,
    outbox: { state: outbox, isToldAgain },
    retryMs: 1,
  });
  onTestFinished(() => {
    queue.close();
  });
  return { queue, outbox, isToldAgain };
}

const store = async (): Promise<PhotoStore> => idbPhotoStore(await openTabletDb());
const isDone = (queue: PhotoQueue) => () => {
  expect(queue.state.getSnapshot().waiting).toEqual([]);
};

describe('[PH1] photos on their way', () => {
  it('go part by part, and are gone from the tablet once the server has made a fact of them', async () => {
    const server = aServer();
    const kept = await store();
    const { queue } = await aQueue(server, kept);
    await queue.add(aPhoto());
    await vi.waitFor(isDone(queue));
    expect(server.sentParts()).toEqual([0, 1, 2]);
    expect(await kept.all()).toEqual([]);
  });

  // What would happen otherwise: the photo was refused and forgotten in the second before its case was told again.
  it('[OB5] wait for a case that the server has lost until it was told of it again', async () => {
    const server = aServer();
    server.trouble.before = 'photo:parts';
    server.trouble.code = ErrorCode.NotFound;
    const { queue, isToldAgain } = await aQueue(server, await store());
    isToldAgain.mockResolvedValue(true);
    await queue.add(aPhoto());
    await vi.waitFor(() => {
      expect(isToldAgain).toHaveBeenCalledWith(CASE);
    });
    server.trouble.before = null;
    await vi.waitFor(isDone(queue));
    expect(server.whole.size).toBe(1);
    expect(queue.state.getSnapshot().refused).toEqual([]);
  });

  it('go on where they were cut off, also after a reload, and under the same requestId', async () => {
    const server = aServer();
    server.trouble.before = 'photo:send-part 1';
    const kept = await store();
    const { queue } = await aQueue(server, kept);
    const photo = aPhoto();
    await queue.add(photo);
    await vi.waitFor(() => {
      expect(queue.state.getSnapshot().waiting[0]?.sent).toBe(1);
    });
    queue.close();
    server.trouble.before = null;
    const { queue: next } = await aQueue(server, kept);
    await vi.waitFor(isDone(next));
    expect(server.sentParts().filter((part) => part === 0)).toHaveLength(1);
    const stored = server.signaling.asked.filter(({ name }) => name === 'photo:store');
    expect(stored.map(({ input }) => (input as { requestId: string }).requestId)).toEqual([photo.requestId]);
  });

  // What would happen otherwise: one photo that the server could not take held up those of every later patient.
  it('[OB7] do not wait for one at which the server fails, which is offered again and again', async () => {
    const server = aServer();
    const { queue } = await aQueue(server, await store());
    const [bad, good] = [aPhoto(), aPhoto()];
    server.trouble.faultAt = bad.photoId;
    await queue.add(bad);
    await queue.add(good);
    await vi.waitFor(() => {
      expect([...server.whole]).toEqual([good.photoId]);
    });
    expect(queue.state.getSnapshot()).toMatchObject({ waiting: [{ photoId: bad.photoId }], refused: [] });
    server.trouble.faultAt = null;
    await vi.waitFor(isDone(queue));
    expect(server.whole.size).toBe(2);
  });

  it('wait for a case that the server does not have yet', async () => {
    const server = aServer();
    const opening = { name: 'case:open', input: { caseId: CASE } } as OutboxItem;
    const { queue, outbox } = await aQueue(server, await store(), [opening]);
    await queue.add(aPhoto());
    expect(server.signaling.asked).toEqual([]);
    outbox.set({ ...outbox.getSnapshot(), waiting: [] });
    await vi.waitFor(isDone(queue));
    expect(server.whole.size).toBe(1);
  });

  it('that are refused do not vanish in silence, and do not hold up the next', async () => {
    const server = aServer();
    server.trouble.before = 'photo:store';
    server.trouble.code = ErrorCode.Invalid;
    const { queue } = await aQueue(server, await store());
    await queue.add(aPhoto());
    await vi.waitFor(() => {
      expect(queue.state.getSnapshot().refused).toMatchObject([{ kind: 'other', code: ErrorCode.Invalid }]);
    });
    server.trouble.before = null;
    await queue.add(aPhoto());
    await vi.waitFor(isDone(queue));
    expect(server.whole.size).toBe(1);
    queue.dismissRefused();
    expect(queue.state.getSnapshot().refused).toEqual([]);
  });

  it('are not called kept when the tablet could not write them down', async () => {
    const full: PhotoStore = {
      all: () => Promise.resolve([]),
      put: () => Promise.reject(new Error('QuotaExceededError')),
      remove: () => Promise.resolve(),
    };
    const { queue } = await aQueue(aServer(), full);
    await expect(queue.add(aPhoto())).rejects.toThrow('QuotaExceededError');
    expect(queue.state.getSnapshot().waiting).toEqual([]);
  });
});
