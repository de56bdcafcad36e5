import { AppError } from '@smart-triage/shared/errors/appError';
import { describe, expect, it } from 'vitest';
import { aJpeg, aPng, aWebp } from '../../test/support/pictures.ts';
import { cleanPhoto } from './cleanPhoto.ts';

const SECRET = 'GPS 52.1601 4.4970';
const contains = (bytes: Uint8Array): boolean => Buffer.from(bytes).includes(SECRET);

function limitOf(bytes: Uint8Array): string | undefined {
  try {
    cleanPhoto(bytes);
  } catch (error) {
    return error instanceof AppError ? error.issues[0]?.limit : String(error);
  }
  return undefined;
}

describe('[PH2] a photo', () => {
  it.each([
    ['image/jpeg', aJpeg],
    ['image/png', aPng],
    ['image/webp', aWebp],
  ] as const)(
    'that is %s has its type and size read from its bytes, and loses where it was taken',
    (type, make) => {
      const dirty = make({ width: 640, height: 480, metadata: SECRET });
      expect(contains(dirty)).toBe(true);
      const photo = cleanPhoto(dirty);
      expect(photo).toMatchObject({ type, width: 640, height: 480 });
      expect(contains(photo.bytes)).toBe(false);
      expect(cleanPhoto(photo.bytes).bytes).toEqual(photo.bytes);
    },
  );

  it('loses what stands behind its end', () => {
    const jpeg = aJpeg({ width: 8, height: 8 });
    const longer = Buffer.concat([jpeg, Buffer.from(SECRET)]);
    expect(contains(cleanPhoto(longer).bytes)).toBe(false);
  });

  it('is refused when it is not a picture, or no whole one', () => {
    expect(limitOf(Buffer.from('<svg onload="alert(1)"/>'))).toContain('JPEG, PNG or WebP');
    expect(limitOf(Buffer.from('GIF89a, and more of it'))).toContain('JPEG, PNG or WebP');
    for (const make of [aJpeg, aPng, aWebp]) {
      const whole = make({ width: 640, height: 480, metadata: SECRET });
      expect(limitOf(whole.subarray(0, whole.length - 3))).toContain('whole picture');
    }
    expect(limitOf(new Uint8Array())).toContain('whole picture');
  });

  it('is refused when decoding it would fill the memory', () => {
    expect(limitOf(aPng({ width: 60_000, height: 60_000 }))).toContain('pixels');
    expect(limitOf(aJpeg({ width: 8192, height: 8192 }))).toContain('pixels');
    expect(limitOf(aWebp({ width: 0x3fff, height: 1 }))).toContain('pixels');
  });
});
