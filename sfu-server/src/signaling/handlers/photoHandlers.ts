import { createHash } from 'node:crypto';
import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import type { CaseService } from '../../cases/caseService.ts';
import { step } from '../../cases/caseSteps.ts';
import type { PhotoStore } from '../../store/photoStore.ts';
import type { Handlers } from '../handlers.ts';
import { changeOf } from './caseHandlers.ts';

type PhotoRequest = `photo:${'parts' | 'send-part' | 'store' | 'ask'}`;

/** [PH1] A photo comes in parts, which can be taken up again after a cut; it is a fact of the case once it is whole and clean. */
export function photoHandlers(cases: CaseService, photos: PhotoStore): Pick<Handlers, PhotoRequest> {
  return {
    'photo:parts': async ({ caseId, photoId }) => ({
      parts: await photos.parts(caseId, photoId),
      isWhole: await photos.isWhole(caseId, photoId),
    }),
    'photo:send-part': async ({ caseId, photoId, part, bytes }) => {
      await photos.putPart(caseId, photoId, part, bytes);
      return {};
    },
    'photo:ask': (input, context) =>
      cases.change(changeOf('photo:ask', input, context), step(context.actor, { type: 'photo-asked' })),
    'photo:store': async (input, context) => {
      const { caseId, offer } = input;
      const { photoId, kind, takenAt } = offer;
      const { bytes, type, width, height } = await photos.finish(caseId, offer);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      return cases.change(
        changeOf('photo:store', input, context),
        step(context.actor, (state) => {
          if (state.photos.some((photo) => photo.photoId === photoId))
            throw new AppError(ErrorCode.NotAllowedNow, 'this photo is stored already');
          const size = bytes.length;
          return {
            type: 'photo-taken',
            photo: { photoId, kind, takenAt, type, width, height, bytes: size, sha256 },
          };
        }),
      );
    },
  };
}
