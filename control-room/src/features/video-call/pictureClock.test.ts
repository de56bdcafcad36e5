import type { CapturePoint } from '@smart-triage/shared/client/captureTime';
import { describe, expect, it, vi } from 'vitest';
import { createPictureClock } from './pictureClock.ts';

function clockOf(points: Record<string, CapturePoint | null>) {
  const media = { captureOf: (id: string) => points[id] ?? null, hold: vi.fn() };
  const onShown = vi.fn();
  return { media, onShown, clock: createPictureClock(media, onShown) };
}

describe('the clock of a picture', () => {
  it('says when a shown picture was captured, and nothing while nobody says so', () => {
    const points: Record<string, CapturePoint | null> = { a: null };
    const { clock, onShown } = clockOf(points);
    clock.look('a');
    clock.note({ rtpTimestamp: 9000, shownAt: 50 });
    expect(onShown).not.toHaveBeenCalled();
    points['a'] = { rtpTimestamp: 9000, capturedAt: 1000 };
    clock.look('a');
    clock.note({ rtpTimestamp: 9900, shownAt: 60 });
    expect(onShown).toHaveBeenLastCalledWith(1010, 60);
  });

  it('forgets the times of a stream that was replaced, and makes the next one wait as well', () => {
    const { clock, media, onShown } = clockOf({ a: { rtpTimestamp: 0, capturedAt: 0 } });
    clock.look('a');
    clock.hold(40);
    clock.look('b');
    clock.note({ rtpTimestamp: 90, shownAt: 70 });
    expect(onShown).not.toHaveBeenCalled();
    expect(media.hold.mock.calls).toEqual([
      ['a', 40],
      ['b', 40],
    ]);
  });
});
