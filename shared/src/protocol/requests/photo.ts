import { z } from 'zod';
import { PhotoIdSchema } from '../../domain/ids.ts';
import { MAX_PHOTO_PARTS, PHOTO_PART_BYTES, PhotoOfferSchema } from '../../domain/photo.ts';
import { bytesSchema } from '../bytes.ts';
import { ChangedSchema, NothingSchema, change, inCase, type RequestTable } from './parts.ts';

/** Photos, in parts that outlive a cut. */
export const PHOTO_REQUESTS = {
  /** [PH1] Which parts of a photo the server has: where a tablet goes on after a cut. */
  'photo:parts': {
    action: 'photo:send',
    input: z.strictObject({ ...inCase, photoId: PhotoIdSchema }),
    output: z.strictObject({
      parts: z.array(z.int().min(0)).max(MAX_PHOTO_PARTS),
      /** The picture is made: no part is needed any more. */
      isWhole: z.boolean(),
    }),
  },
  'photo:send-part': {
    action: 'photo:send',
    input: z.strictObject({
      ...inCase,
      photoId: PhotoIdSchema,
      part: z
        .int()
        .min(0)
        .max(MAX_PHOTO_PARTS - 1),
      bytes: bytesSchema(PHOTO_PART_BYTES),
    }),
    output: NothingSchema,
  },
  /** [PH2] All parts are there: makes the picture of them, and a fact of the picture. */
  'photo:store': {
    action: 'photo:send',
    input: z.strictObject({ ...change, offer: PhotoOfferSchema }),
    output: ChangedSchema,
  },
  /** [PH4] Of what the camera shows now; the crew takes it. */
  'photo:ask': { action: 'photo:ask', input: z.strictObject(change), output: ChangedSchema },
} as const satisfies RequestTable;
