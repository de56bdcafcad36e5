import { describe, expect, it } from 'vitest';
import { type AxisDelays, CLOSE_ENOUGH_MS, moved, TimeAxis } from './timeAxis.ts';

const NONE: AxisDelays = { ecgMs: 0, pictureMs: 0 };

describe('moving ECG and picture', () => {
  it('lets the earlier one wait for the later one', () => {
    expect(moved(NONE, 60)).toEqual({ ecgMs: 0, pictureMs: 28 });
    expect(moved(NONE, -120)).toEqual({ ecgMs: 88, pictureMs: 0 });
  });

  it('takes a wait back before the other one is made to wait', () => {
    expect(moved({ ecgMs: 100, pictureMs: 0 }, 50)).toEqual({ ecgMs: 18, pictureMs: 0 });
    expect(moved({ ecgMs: 100, pictureMs: 0 }, 90)).toEqual(NONE);
    expect(moved({ ecgMs: 100, pictureMs: 0 }, 150)).toEqual({ ecgMs: 0, pictureMs: 18 });
    expect(moved({ ecgMs: 0, pictureMs: 50 }, -100)).toEqual({ ecgMs: 18, pictureMs: 0 });
  });

  // What happened: while a page began, its ECG was late and the picture waited for it; then the ECG was early, and the picture went on waiting 32 ms behind it.
  it('gives back what is waited for nothing, although the two are close', () => {
    expect(moved({ ecgMs: 0, pictureMs: 70 }, -32)).toEqual({ ecgMs: 0, pictureMs: 6 });
    expect(moved({ ecgMs: 0, pictureMs: 60 }, -32)).toEqual(NONE);
    const delays = { ecgMs: 0, pictureMs: 60 };
    expect(moved(delays, 25)).toBe(delays);
  });

  it('leaves alone what nobody sees, and what is on another clock', () => {
    const delays = { ecgMs: 10, pictureMs: 0 };
    expect(moved(delays, CLOSE_ENOUGH_MS)).toBe(delays);
    expect(moved(delays, 60_000)).toEqual(NONE);
  });

  it('makes neither wait for ever', () => {
    expect(moved(NONE, 1500)).toEqual({ ecgMs: 0, pictureMs: 150 });
    expect(moved(NONE, -1900)).toEqual({ ecgMs: 1000, pictureMs: 0 });
  });
});

describe('the time axis', () => {
  /** Both at once for so long, 25 times a second: the ECG `ecgMs` old when it is drawn, the picture `pictureMs`, each with what it was made to wait. */
  function run(ecgMs: number, pictureMs: number, seconds: number, clockApartMs = 0) {
    let now = 0;
    let delays = NONE;
    const axis = new TimeAxis({ now: () => now, onDelays: (next) => (delays = next) });
    for (; now < seconds * 1000; now += 40) {
      axis.ecgDrawn(now - ecgMs - delays.ecgMs + clockApartMs, now);
      axis.pictureShown(now - pictureMs - delays.pictureMs + clockApartMs, now);
    }
    return { delays, apart: ecgMs + delays.ecgMs - pictureMs - delays.pictureMs };
  }

  it('[MD15] brings the two together, whichever is late and whatever the page knows of the time', () => {
    for (const [ecg, picture] of [
      [130, 60],
      [130, 400],
    ] as const) {
      for (const clockApartMs of [0, 1_700_000_000_000, -5000])
        expect(Math.abs(run(ecg, picture, 10, clockApartMs).apart)).toBeLessThanOrEqual(CLOSE_ENOUGH_MS);
    }
  });

  // What happened: an ECG that was back 0.4 s after a tunnel was drawn a second late, for the sake of a picture of before the tunnel.
  it('begins again after a cut: no ECG waits for what the picture was before it', () => {
    let now = 0;
    let delays = NONE;
    const axis = new TimeAxis({ now: () => now, onDelays: (next) => (delays = next) });
    const both = (forMs: number): void => {
      for (const until = now + forMs; now < until; now += 40) {
        axis.ecgDrawn(now - 100 - delays.ecgMs, now);
        axis.pictureShown(now - 900 - delays.pictureMs, now);
      }
    };
    both(10_000);
    expect(delays.ecgMs).toBeGreaterThan(700);
    now += 15_000;
    both(80);
    expect(delays).toEqual(NONE);
    both(10_000);
    expect(delays.ecgMs).toBeGreaterThan(700);
  });

  it('waits for both before it moves one', () => {
    let isMoved = false;
    let now = 0;
    const axis = new TimeAxis({ now: () => now, onDelays: () => (isMoved = true) });
    for (; now < 20_000; now += 40) axis.ecgDrawn(now - 300, now);
    expect(isMoved).toBe(false);
  });
});
