import { describe, expect, it } from 'vitest';
import { PICTURE_HEIGHT, PICTURE_WIDTH, TestPicture } from './testPicture.ts';

const NOON = new Date(2026, 0, 1, 12, 0, 0);
const TINT = [118, 140] as const;
const brightness = (picture: TestPicture, at = NOON) =>
  picture.next(at).data.slice(0, PICTURE_WIDTH * PICTURE_HEIGHT);

describe('the test picture', () => {
  it('is a whole I420 picture in the tint of its ambulance', () => {
    const { width, height, data } = new TestPicture('06-123', TINT).next(NOON);
    const pixels = width * height;
    expect(data).toHaveLength(pixels * 1.5);
    expect(new Set(data.subarray(pixels, pixels * 1.25))).toEqual(new Set([118]));
    expect(new Set(data.subarray(pixels * 1.25))).toEqual(new Set([140]));
  });

  it('differs from each of the seventy before it: its bar moves', () => {
    const picture = new TestPicture('06-123', TINT);
    const seen = new Set(Array.from({ length: 70 }, () => brightness(picture).join()));
    expect(seen.size).toBe(70);
  });

  it('shows the time of day, and the unit', () => {
    const picture = (unit: string) => new TestPicture(unit, TINT);
    expect(brightness(picture('06-123'))).toEqual(brightness(picture('06-123')));
    expect(brightness(picture('06-123'))).not.toEqual(brightness(picture('06-127')));
    const later = new Date(NOON.getTime() + 1000);
    expect(brightness(picture('06-123'), later)).not.toEqual(brightness(picture('06-123')));
  });
});
