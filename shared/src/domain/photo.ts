import { z } from 'zod';
import { InstantSchema } from '../time/instant.ts';
import { PhotoIdSchema } from './ids.ts';

/** A page photographed by a good tablet camera is 2 to 4 MB; pixels are limited before anybody decodes them. */
export const PHOTO_LIMITS = { bytes: 8_000_000, side: 8192, pixels: 40_000_000, perCase: 20 } as const;

/** Small, so that ECG and sound on the same link never wait long behind one. */
export const PHOTO_PART_BYTES = 32_768;
export const MAX_PHOTO_PARTS = Math.ceil(PHOTO_LIMITS.bytes / PHOTO_PART_BYTES);

export const PHOTO_KINDS = ['ecg-printout', 'medication-list', 'other'] as const;
export const PhotoKindSchema = z.enum(PHOTO_KINDS);
export type PhotoKind = z.infer<typeof PhotoKindSchema>;

export const PHOTO_TYPES = ['image/jpeg', 'image/png', 'image/webp'] as const;

const Sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);
const taken = { photoId: PhotoIdSchema, kind: PhotoKindSchema, takenAt: InstantSchema };

/** A photo as the tablet sends it, in parts: its size and hash say when the server has all of it. */
export const PhotoOfferSchema = z.strictObject({
  ...taken,
  bytes: z.int().min(1).max(PHOTO_LIMITS.bytes),
  sha256: Sha256Schema,
});
export type PhotoOffer = z.infer<typeof PhotoOfferSchema>;

/** [PH2] A photo as it is stored: its type is what its bytes say, and nothing but the picture is left in it. */
export const PhotoSchema = z.strictObject({
  ...taken,
  type: z.enum(PHOTO_TYPES),
  width: z.int().min(1).max(PHOTO_LIMITS.side),
  height: z.int().min(1).max(PHOTO_LIMITS.side),
  bytes: z.int().min(1),
  sha256: Sha256Schema,
});
export type Photo = z.infer<typeof PhotoSchema>;

export function partsOf(bytes: number): number {
  return Math.ceil(bytes / PHOTO_PART_BYTES);
}
