import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ClockFit, type ClockSample } from './clockFit.ts';

const HOUR = 3_600_000;
const MINUTE = 60_000;

type World = { offsetMs: number; driftPpm: number };
/** The way there and the way back, each of its own length. */
type Way = { there: number; back: number };

const offsetIn = ({ offsetMs, driftPpm }: World, at: number): number => offsetMs + driftPpm * 1e-6 * at;

/** As the two clocks are read: in whole milliseconds. */
function sampleAt(world: World, at: number, { there, back }: Way): ClockSample {
  const asked = at + there;
  return {
    askedAt: Math.floor(at),
    answeredAt: Math.floor(asked + back),
    serverTime: Math.floor(asked + offsetIn(world, asked)),
  };
}

function fitOf(world: World, ways: readonly Way[], start = 0): ClockFit {
  return ways.reduce(
    (fit, way, index) =>
      fit.with(sampleAt(world, start + index * MINUTE, way), start + index * MINUTE - HOUR),
    ClockFit.empty,
  );
}

const worlds = fc.record({
  offsetMs: fc.double({ min: -1e9, max: 1e9, noNaN: true }),
  driftPpm: fc.double({ min: -90, max: 90, noNaN: true }),
});
const delay = fc.oneof(
  fc.double({ min: 0, max: 60, noNaN: true }),
  fc.double({ min: 0, max: 3000, noNaN: true }),
);
const ways = fc.array(fc.record({ there: delay, back: delay }), { minLength: 1, maxLength: 90 });

/** Found in a run of the tests: over an answer that took three seconds the clocks drift apart by more than a bound left room for. */
const FOUND: [World, Way[], number] = [
  { offsetMs: 0, driftPpm: 73.17073170737625 },
  [0, 0, 2999.9999999999786, 0].map((there) => ({ there, back: 0 })),
  0,
];

describe('the fit of the server clock', () => {
  it('knows nothing without a measurement, which is not the same as zero', () => {
    expect(ClockFit.empty.at(0)).toBeNull();
  });

  it('assumes that the way there takes as long as the way back, and bounds how wrong that is', () => {
    const fit = ClockFit.empty.with({ askedAt: 1000, answeredAt: 1040, serverTime: 6020 }, 0);
    expect(fit.at(1020)?.offsetMs).toBe(5000);
    expect(fit.at(1020)?.uncertaintyMs).toBeCloseTo(21, 1);
  });

  it('holds the true offset and the true drift within its bounds, whatever the jitter and however uneven the ways', () => {
    fc.assert(
      fc.property(worlds, ways, fc.double({ min: 0, max: HOUR, noNaN: true }), (world, taken, later) => {
        const at = (taken.length - 1) * MINUTE + 6000 + later;
        const fitted = fitOf(world, taken).at(at);
        if (!fitted) throw new Error('there were samples');
        expect(Math.abs(fitted.offsetMs - offsetIn(world, at))).toBeLessThanOrEqual(
          fitted.uncertaintyMs + 1e-3,
        );
        expect(Math.abs(fitted.driftPpm - world.driftPpm)).toBeLessThanOrEqual(
          fitted.driftUncertaintyPpm + 1e-3,
        );
      }),
      { examples: [FOUND] },
    );
  });

  it('keeps within 40 ms over hours of drift on a link with 20 to 60 ms each way, and half an hour beyond the last answer', () => {
    fc.assert(
      fc.property(
        worlds,
        fc.array(
          fc.record({
            there: fc.double({ min: 20, max: 60, noNaN: true }),
            back: fc.double({ min: 20, max: 60, noNaN: true }),
          }),
          { minLength: 240, maxLength: 240 },
        ),
        (world, taken) => {
          const end = 239 * MINUTE;
          for (const at of [end, end + HOUR / 2]) {
            const error = Math.abs((fitOf(world, taken).at(at)?.offsetMs ?? NaN) - offsetIn(world, at));
            expect(error).toBeLessThan(40);
          }
        },
      ),
      { numRuns: 20 },
    );
  });

  it('begins anew when the server clock is set by seconds, instead of averaging what was with what is', () => {
    const before = { offsetMs: 100, driftPpm: 20 };
    const quick = { there: 10, back: 10 };
    const fit = fitOf(before, Array<Way>(30).fill(quick));
    const at = 30 * MINUTE;
    const stepped = fit.with(sampleAt({ offsetMs: -4900, driftPpm: 0 }, at, quick), 0);
    expect(stepped.samples).toHaveLength(1);
    expect(Math.abs((stepped.at(at)?.offsetMs ?? NaN) + 4900)).toBeLessThan(15);
  });
});
