import type { CaseId, PhotoId } from '@smart-triage/shared/domain/ids';
import { partsOf, PHOTO_LIMITS, type PhotoOffer } from '@smart-triage/shared/domain/photo';
import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { createHash } from 'node:crypto';
import { type CleanPhoto, cleanPhoto } from '../photos/cleanPhoto.ts';
import type { Database } from './database.ts';
import type { StoreGate } from './storeGate.ts';
import type { CaseKeys } from './vault/caseKeys.ts';
import { seal, unseal } from './vault/seal.ts';

type PhotoStoreDeps = { database: Database; keys: CaseKeys; gate: StoreGate };

/** Begun and not finished; a tablet sends one after the other. */
const MOST_UNFINISHED = 4;

/** [PH1] Photos of cases: parts as they come, then the whole picture. All of it is sealed with the key of its case. */
export class PhotoStore {
  readonly #database: Database;
  readonly #keys: CaseKeys;
  readonly #gate: StoreGate;

  constructor({ database, keys, gate }: PhotoStoreDeps) {
    this.#database = database;
    this.#keys = keys;
    this.#gate = gate;
  }

  /** Resolves once the part is committed. A part that is there already stays as it is. */
  async putPart(caseId: CaseId, photoId: PhotoId, part: number, bytes: Uint8Array): Promise<void> {
    this.#gate.assertOpen();
    await this.#assertRoom(caseId, photoId);
    const key = await this.#keys.of(caseId);
    const row = {
      case_id: caseId,
      photo_id: photoId,
      part,
      bytes: seal(key, placeOfPart(photoId, part), bytes),
    };
    await this.#gate.carryThrough(async () => {
      await this.#database
        .insertInto('photo_part')
        .values(row)
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    });
  }

  /** Which parts are there, so that a tablet goes on where it was cut off. */
  async parts(caseId: CaseId, photoId: PhotoId): Promise<number[]> {
    const rows = await this.#gate.read(() =>
      this.#database
        .selectFrom('photo_part')
        .select('part')
        .where('case_id', '=', caseId)
        .where('photo_id', '=', photoId)
        .orderBy('part')
        .execute(),
    );
    return rows.map(({ part }) => part);
  }

  async isWhole(caseId: CaseId, photoId: PhotoId): Promise<boolean> {
    const row = await this.#gate.read(() =>
      this.#database
        .selectFrom('photo')
        .select('photo_id')
        .where('case_id', '=', caseId)
        .where('photo_id', '=', photoId)
        .executeTakeFirst(),
    );
    return row !== undefined;
  }

  /** Makes the picture of its parts. Finishing it again gives the same. @throws AppError `invalid` when it is not what was offered, or no photo. */
  async finish(caseId: CaseId, offer: PhotoOffer): Promise<CleanPhoto> {
    const { photoId } = offer;
    const stored = await this.read(caseId, photoId);
    if (stored) return cleanPhoto(stored);
    const photo = cleanPhoto(await this.#assemble(caseId, offer));
    await this.#assertFewer(caseId, PHOTO_LIMITS.perCase);
    const key = await this.#keys.of(caseId);
    const image = seal(key, placeOf(photoId), photo.bytes);
    await this.#gate.carryThrough(() =>
      this.#database.transaction().execute(async (transaction) => {
        await transaction
          .insertInto('photo')
          .values({ photo_id: photoId, case_id: caseId, image })
          .onConflict((conflict) => conflict.doNothing())
          .execute();
        await transaction
          .deleteFrom('photo_part')
          .where('case_id', '=', caseId)
          .where('photo_id', '=', photoId)
          .execute();
      }),
    );
    return photo;
  }

  /** `null` for a photo that this case does not have. */
  async read(caseId: CaseId, photoId: PhotoId): Promise<Uint8Array | null> {
    const row = await this.#gate.read(() =>
      this.#database
        .selectFrom('photo')
        .select('image')
        .where('case_id', '=', caseId)
        .where('photo_id', '=', photoId)
        .executeTakeFirst(),
    );
    return row ? unseal(await this.#keys.of(caseId), placeOf(photoId), row.image) : null;
  }

  async #assemble(caseId: CaseId, { photoId, bytes, sha256 }: PhotoOffer): Promise<Uint8Array> {
    const rows = await this.#gate.read(() =>
      this.#database
        .selectFrom('photo_part')
        .select(['part', 'bytes'])
        .where('case_id', '=', caseId)
        .where('photo_id', '=', photoId)
        .orderBy('part')
        .execute(),
    );
    const key = await this.#keys.of(caseId);
    const whole = Buffer.concat(
      rows.map(({ part, bytes: sealed }) => unseal(key, placeOfPart(photoId, part), sealed)),
    );
    const isOffered =
      rows.length === partsOf(bytes) &&
      whole.length === bytes &&
      createHash('sha256').update(whole).digest('hex') === sha256;
    if (isOffered) return whole;
    throw new AppError(ErrorCode.NotAllowedNow, 'the parts of this photo are not what was offered');
  }

  async #assertRoom(caseId: CaseId, photoId: PhotoId): Promise<void> {
    const begun = await this.#gate.read(() =>
      this.#database
        .selectFrom('photo_part')
        .select('photo_id')
        .distinct()
        .where('case_id', '=', caseId)
        .execute(),
    );
    const isNew = begun.every(({ photo_id }) => photo_id !== photoId);
    if (isNew && begun.length >= MOST_UNFINISHED) throw tooMany();
  }

  async #assertFewer(caseId: CaseId, most: number): Promise<void> {
    const rows = await this.#gate.read(() =>
      this.#database.selectFrom('photo').select('photo_id').where('case_id', '=', caseId).execute(),
    );
    if (rows.length >= most) throw new AppError(ErrorCode.NotAllowedNow, `a case has at most ${most} photos`);
  }
}

const placeOf = (photoId: PhotoId): string => `photo/${photoId}`;
const placeOfPart = (photoId: PhotoId, part: number): string => `photo_part/${photoId}/${part}`;

function tooMany(): AppError {
  return new AppError(ErrorCode.NotAllowedNow, 'too many photos of this case are begun and not finished');
}
