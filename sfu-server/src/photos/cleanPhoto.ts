import { type Photo, PHOTO_LIMITS } from '@smart-triage/shared/domain/photo';
import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { type CleanImage, ImageBytes } from './imageBytes.ts';
import { cleanJpeg } from './jpeg.ts';
import { cleanPng } from './png.ts';
import { cleanWebp } from './webp.ts';

export type CleanPhoto = CleanImage & Pick<Photo, 'type'>;

const KINDS = [
  { type: 'image/jpeg', clean: cleanJpeg, is: (file: ImageBytes) => file.text(0, 3) === '\xff\xd8\xff' },
  {
    type: 'image/png',
    clean: cleanPng,
    is: (file: ImageBytes) => file.text(0, 8) === '\x89PNG\r\n\x1a\n',
  },
  {
    type: 'image/webp',
    clean: cleanWebp,
    is: (file: ImageBytes) => file.text(0, 4) === 'RIFF' && file.text(8, 4) === 'WEBP',
  },
] as const;

/**
 * [PH2] What the bytes are, by themselves and not by what somebody says; their size in pixels, without decoding anything; and the picture without what a camera
 * writes beside it. @throws AppError `invalid` for everything else.
 */
export function cleanPhoto(bytes: Uint8Array): CleanPhoto {
  const file = new ImageBytes(bytes);
  const image = readAs(file);
  const { side, pixels } = PHOTO_LIMITS;
  const { width, height } = image;
  const isInBounds = width > 0 && height > 0 && width <= side && height <= side && width * height <= pixels;
  if (!isInBounds) throw refused(`is at most ${side} pixels a side and ${pixels} in all`);
  return image;
}

function readAs(file: ImageBytes): CleanPhoto {
  try {
    const kind = KINDS.find(({ is }) => is(file));
    if (kind) return { type: kind.type, ...kind.clean(file) };
  } catch (cause) {
    if (cause instanceof RangeError) throw refused('is a whole picture', cause);
    throw cause;
  }
  throw refused('is a JPEG, PNG or WebP picture');
}

function refused(limit: string, cause?: unknown): AppError {
  return new AppError(ErrorCode.Invalid, 'photo:store: not a photo that is taken', {
    issues: [{ path: 'photo', limit }],
    cause,
  });
}
