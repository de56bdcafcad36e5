import { describe, expect, it } from 'vitest';
import type { EcgFrame } from '../../ecg/frame.ts';
import type { Lead } from '../../ecg/leads.ts';
import { anEcgFrame } from '../../testing/ecgFrames.ts';
import { RecordingContext, type Point } from '../testing/recordingContext.ts';
import { EcgMonitor } from './ecgMonitor.ts';
import { createScale, STANDARD_SCALE } from './ecgScale.ts';
import { layOut, type SweepLayout } from './sweepLayout.ts';
import type { TilePlace } from './sweepColumns.ts';
import { SweepRenderer } from './sweepRenderer.ts';

const COLOURS = {
  paper: 'paper',
  gridFine: 'fine',
  gridBold: 'bold',
  trace: 'trace',
  label: 'label',
  gap: 'gap',
};
const SURFACE = { width: 1200, height: 400, devicePixelRatio: 1 };
const ONE: SweepLayout = { kind: 'rows', leads: ['II'] };
const SCALE = createScale(STANDARD_SCALE);
const SCREEN_MS = 1000 / 60;

describe('SweepRenderer', () => {
  it('draws 1 mV 10 mm high and 1 s 25 mm long, to a pixel', () => {
    const screen = openScreen();
    screen.show(steps(40, (index) => (index === 500 || index === 1000 ? 200 : 0)));
    const { baseline } = layOut(ONE, SURFACE, STANDARD_SCALE, SCALE)[0]!.rows[0]!;
    const peaks = screen.points().filter(({ y }) => y < baseline - 1);
    const places = [...new Set(peaks.map((peak) => peak.x.toFixed(3)))].map(Number);
    expect(peaks.every(({ y }) => Math.abs(baseline - y - 10 * SCALE.pxPerMm) < 0.5)).toBe(true);
    expect(places).toHaveLength(2);
    expect(Math.abs(places[1]! - places[0]! - 25 * SCALE.pxPerMm)).toBeLessThan(0.5);
  });

  it('loses no sample: each one that the pen passed is a point of the line', () => {
    const screen = openScreen();
    screen.show(steps(20, (index) => index % 97));
    const heights = new Set(screen.points().map(({ y }) => Math.round(y * 1000)));
    expect(heights.size).toBe(97);
  });

  it('draws a few columns for each refresh, not the whole screen', () => {
    const screen = openScreen();
    const frames = steps(40, () => 0);
    screen.show(frames, 2000);
    screen.trace.forget();
    screen.show(frames, 3000);
    const widths = screen.strokes().map(({ clip }) => clip!.width);
    expect(widths.length).toBeGreaterThan(50);
    expect(Math.max(...widths)).toBeLessThan(6);
  });

  it('draws pieces that touch or overlap, so that no seam is left', () => {
    const screen = openScreen();
    screen.show(steps(30, () => 0));
    const clips = screen.strokes().map(({ clip }) => clip!);
    clips.slice(1).forEach(({ x }, index) => {
      const before = clips[index]!;
      expect(x).toBeLessThanOrEqual(before.x + before.width);
    });
  });

  it('erases a bar ahead of the pen', () => {
    const screen = openScreen();
    const frames = steps(40, () => 0);
    screen.show(frames, 2000);
    screen.trace.forget();
    screen.show(frames, 2010);
    const drawn = screen.strokes();
    const pen = drawn.at(-1)!.clip!.x + drawn.at(-1)!.clip!.width;
    const bar = screen.trace.clears.slice(drawn.length);
    expect(bar[0]!.x).toBeCloseTo(pen, 6);
    expect(bar.at(-1)!.x + bar.at(-1)!.width - pen).toBeCloseTo(6 * SCALE.pxPerMm, 0);
  });

  it('begins again at the left when it reaches the right end', () => {
    const screen = openScreen();
    screen.show(steps(150, () => 0));
    const starts = screen.strokes().map(({ clip }) => clip!.x);
    expect(starts.some((x, index) => index > 0 && x < starts[index - 1]! - 500)).toBe(true);
  });

  it('hatches what never came, and draws no line across it', () => {
    const screen = openScreen();
    const frames = steps(30, () => 0).filter((_, index) => index < 10 || index >= 15);
    screen.show(frames, 3200);
    expect(screen.strokes('gap').length).toBeGreaterThan(0);
    const longest = Math.max(...screen.strokes().flatMap(({ lines }) => lines.map(lengthOf)));
    expect(longest).toBeLessThan(0.5 * SCALE.pxPerSecond);
  });

  it('draws late samples over the hatching', () => {
    const screen = openScreen();
    const frames = steps(30, () => 0);
    screen.show(
      frames.filter((_, index) => index < 10 || index >= 15),
      3200,
    );
    for (const frame of frames.slice(10, 14)) screen.monitor.push(frame);
    screen.trace.forget();
    screen.monitor.push(frames[14]!);
    expect(screen.strokes('gap')).toHaveLength(0);
    expect(screen.strokes()[0]!.clip!.width).toBeGreaterThan(0.1 * SCALE.pxPerSecond);
  });

  it('hatches a lead that was not recorded', () => {
    const screen = openScreen({ kind: 'rows', leads: ['II', 'V6'] });
    screen.show(steps(10, () => 0, ['I', 'II']));
    expect(screen.strokes('gap').length).toBeGreaterThan(0);
  });

  it('draws nothing more when nothing more comes', () => {
    const screen = openScreen();
    screen.show(
      steps(10, () => 0),
      1500,
    );
    screen.trace.forget();
    expect(screen.renderer.draw(screen.monitor.stream, 1600)).toBeNull();
    expect(screen.trace.strokes).toEqual([]);
  });

  it('tells when the newest drawn sample was taken', () => {
    const screen = openScreen();
    const frames = steps(20, () => 0);
    screen.show(frames, 1950);
    const drawn = screen.renderer.draw(screen.monitor.stream, 1970)!;
    const ageOnScreen = drawn.drawnAt - (drawn.capturedAt - frames[0]!.capturedAt);
    expect(drawn.drawnAt).toBe(1970);
    expect(ageOnScreen).toBeGreaterThan(100);
    expect(ageOnScreen).toBeLessThan(150);
  });

  it('starts on empty canvases when a new stream begins', () => {
    const screen = openScreen();
    screen.show(steps(10, () => 0));
    const made = screen.tiles.length;
    screen.renderer.draw(null, 2000);
    expect(screen.tiles).toHaveLength(made + 1);
  });

  it('covers the whole sweep with canvases that touch', () => {
    const [places] = openScreen().tiles;
    const strip = layOut(ONE, SURFACE, STANDARD_SCALE, SCALE)[0]!;
    expect(places![0]!.x).toBe(Math.round(strip.traceLeft));
    expect(places!.at(-1)!.x + places!.at(-1)!.width).toBe(Math.floor(strip.traceRight));
    places!.slice(1).forEach(({ x }, index) => {
      expect(x).toBe(places![index]!.x + places![index]!.width);
    });
  });
});

/** A sweep on a screen of 60 Hz, fed by frames that each arrive 5 ms after their last sample. */
function openScreen(layout: SweepLayout = ONE) {
  let now = 0;
  const monitor = new EcgMonitor({ now: () => now });
  const trace = new RecordingContext();
  const settings = { layout, scale: STANDARD_SCALE, colours: COLOURS };
  const tiles: TilePlace[][] = [];
  const makeTiles = (places: readonly TilePlace[]) => {
    tiles.push([...places]);
    return places.map(() => trace);
  };
  const renderer = new SweepRenderer({ sheet: new RecordingContext(), makeTiles }, settings);
  renderer.arrange(SURFACE, settings);
  monitor.onLate((range) => {
    renderer.repaint(range);
  });
  return {
    monitor,
    renderer,
    trace,
    tiles,
    show: (frames: readonly EcgFrame[], untilMs = frames.length * 100) => {
      const waiting = [...frames];
      for (; now < untilMs; now += SCREEN_MS) {
        while (waiting[0] && waiting[0].seq * 100 + 105 <= now) monitor.push(waiting.shift()!);
        renderer.draw(monitor.stream, now);
      }
    },
    strokes: (colour = 'trace') => trace.strokes.filter((stroke) => stroke.colour === colour),
    points: () =>
      trace.strokes.filter(({ colour }) => colour === 'trace').flatMap(({ lines }) => lines.flat()),
  };
}

/** Frames of 50 samples in which lead II has the given steps of 5 µV. */
function steps(
  count: number,
  stepAt: (index: number) => number,
  leads: readonly Lead[] = ['I', 'II'],
): EcgFrame[] {
  return Array.from({ length: count }, (_, seq) => {
    const second = Int16Array.from({ length: 50 }, (__, offset) => stepAt(seq * 50 + offset));
    const samples = leads.map((lead) => (lead === 'II' ? second : new Int16Array(50)));
    return anEcgFrame({ seq, leads, samples });
  });
}

function lengthOf(line: readonly Point[]): number {
  return line.at(-1)!.x - line[0]!.x;
}
