import { describe, expect, it } from 'vitest';
import { RecordingContext } from '../testing/recordingContext.ts';
import { createScale, STANDARD_SCALE, type EcgScaleSettings } from './ecgScale.ts';
import { paintSheet } from './sheetPainter.ts';
import { layOut } from './sweepLayout.ts';

const COLOURS = {
  paper: 'paper',
  gridFine: 'fine',
  gridBold: 'bold',
  trace: 'trace',
  label: 'label',
  gap: 'gap',
};
const SIZE = { width: 800, height: 400 };

describe('paintSheet', () => {
  it.each([
    [25, 10],
    [50, 10],
    [25, 20],
    [25, 5],
  ] as const)('draws a pulse of 1 mV and 200 ms at %d mm/s and %d mm/mV', (mmPerSecond, mmPerMv) => {
    const pulse = paint({ mmPerSecond, mmPerMv, calibration: 1 }).strokes[0]!.lines[0]!;
    const { pxPerMm } = createScale(STANDARD_SCALE);
    expect((pulse[1]!.y - pulse[2]!.y) / pxPerMm).toBeCloseTo(mmPerMv, 6);
    expect((pulse[3]!.x - pulse[2]!.x) / pxPerMm).toBeCloseTo(0.2 * mmPerSecond, 6);
  });

  it('draws a line each millimetre and a bold one each five, to half a pixel', () => {
    const { fills } = paint(STANDARD_SCALE);
    const { pxPerMm } = createScale(STANDARD_SCALE);
    for (const [colour, stepMm] of [
      ['fine', 1],
      ['bold', 5],
    ] as const) {
      const lines = fills.filter((fill) => fill.colour === colour && fill.height === SIZE.height);
      expect(lines).toHaveLength(Math.ceil(SIZE.width / (stepMm * pxPerMm)));
      lines.forEach(({ x }, index) => {
        expect(Math.abs(x - index * stepMm * pxPerMm)).toBeLessThanOrEqual(0.25);
      });
    }
  });

  it('names each line', () => {
    expect(paint(STANDARD_SCALE).texts.map(({ text }) => text)).toEqual(['II', 'V2', 'V5']);
  });
});

function paint(settings: EcgScaleSettings): RecordingContext {
  const context = new RecordingContext();
  const scale = createScale(settings);
  const strips = layOut({ kind: 'rows', leads: ['II', 'V2', 'V5'] }, SIZE, settings, scale);
  paintSheet(context, { ...SIZE, devicePixelRatio: 2 }, strips, scale, COLOURS);
  return context;
}
