import { describe, expect, it } from 'vitest';
import { type Lead, STANDARD_LEADS } from '../../../ecg/leads.ts';
import { RecordingContext } from '../../testing/recordingContext.ts';
import { createScale, CSS_PX_PER_MM, ECG_GAINS, ECG_SPEEDS, type EcgScaleSettings } from '../ecgScale.ts';
import { layOutSheet, SHEET_FORMATS, type SheetFormat } from './sheetLayout.ts';
import { paintEcgSheet } from './sheetPainter.ts';
import type { SheetSignals } from './sheetSignals.ts';

const COLOURS = {
  paper: 'paper',
  gridFine: 'fine',
  gridBold: 'bold',
  trace: 'trace',
  label: 'label',
  gap: 'gap',
};
const RATE_HZ = 500;
const SCALES = ECG_SPEEDS.flatMap((mmPerSecond) =>
  ECG_GAINS.map((mmPerMv) => [mmPerSecond, mmPerMv] as const),
);

describe('an ECG sheet', () => {
  it.each(SCALES)(
    'at %d mm/s and %d mm/mV has 1 s and 1 mV of exactly that length',
    (mmPerSecond, mmPerMv) => {
      const step = (index: number) => (index < RATE_HZ ? 0 : 1);
      const { lines } = paint('12x1', { mmPerSecond, mmPerMv, calibration: 1 }, signalsOf(step));
      const leadI = lines[0]!;
      expect(leadI[RATE_HZ]!.x - leadI[0]!.x).toBeCloseTo(mmPerSecond * CSS_PX_PER_MM, 9);
      expect(leadI[0]!.y - leadI[RATE_HZ]!.y).toBeCloseTo(mmPerMv * CSS_PX_PER_MM, 9);
    },
  );

  it.each(SCALES)('at %d mm/s and %d mm/mV begins each row with 1 mV and 200 ms', (mmPerSecond, mmPerMv) => {
    const { pulses } = paint(
      '3x4',
      { mmPerSecond, mmPerMv, calibration: 1 },
      signalsOf(() => 0),
    );
    expect(pulses).toHaveLength(4);
    for (const pulse of pulses) {
      expect(pulse[1]!.y - pulse[2]!.y).toBeCloseTo(mmPerMv * CSS_PX_PER_MM, 9);
      expect(pulse[3]!.x - pulse[2]!.x).toBeCloseTo(0.2 * mmPerSecond * CSS_PX_PER_MM, 9);
    }
  });

  it('stands on a screen of which the millimetre was measured as on paper', () => {
    const { lines } = paint(
      '12x1',
      { mmPerSecond: 25, mmPerMv: 10, calibration: 0.8 },
      signalsOf(() => 0),
    );
    expect(lines[0]![RATE_HZ]!.x - lines[0]![0]!.x).toBeCloseTo((25 * CSS_PX_PER_MM) / 0.8, 9);
  });

  it('draws each stored sample once and at its own height, a peak of one sample too', () => {
    const voltage = (index: number) => (index === 1234 ? 2 : Math.sin(index / 40) / 2);
    const settings = { mmPerSecond: 25, mmPerMv: 10, calibration: 1 } as const;
    const { lines, baselines } = paint('12x1', settings, signalsOf(voltage));
    expect(lines.map((line) => line.length)).toEqual(STANDARD_LEADS.map(() => 10 * RATE_HZ));
    lines.forEach((line, row) => {
      const drawn = line.map(({ y }) => (baselines[row]! - y) / (10 * CSS_PX_PER_MM));
      drawn.forEach((mv, index) => {
        expect(Math.abs(mv - voltage(index))).toBeLessThan(1e-9);
      });
    });
  });

  it('shows in each column of 3x4 the 2.5 s that follow those of the column before', () => {
    const { lines, baselines } = paint(
      '3x4',
      { mmPerSecond: 25, mmPerMv: 10, calibration: 1 },
      signalsOf((i) => i / 5000),
    );
    const startOf = (cell: number) => (baselines[cell]! - lines[cell]![0]!.y) / (10 * CSS_PX_PER_MM);
    const starts = [0, 3, 6, 9, 12].map(startOf).map((mv) => Math.round(mv * 1e6) / 1e6);
    expect(starts).toEqual([0, 0.25, 0.5, 0.75, 0]);
  });

  it('turns aVR over in Cabrera and says so', () => {
    const settings = { mmPerSecond: 25, mmPerMv: 10, calibration: 1 } as const;
    const { lines, baselines, labels } = paint(
      'cabrera',
      settings,
      signalsOf(() => 0.5),
    );
    expect(labels.slice(0, 6)).toEqual(['aVL', 'I', '-aVR', 'II', 'aVF', 'III']);
    expect(lines[2]![0]!.y).toBeGreaterThan(baselines[2]!);
    expect(lines[1]![0]!.y).toBeLessThan(baselines[1]!);
  });

  it.each(SHEET_FORMATS)('of %s ends its line at a hole and hatches it', (format) => {
    const settings = { mmPerSecond: 25, mmPerMv: 10, calibration: 1 } as const;
    const { lines, hatched } = paint(
      format,
      settings,
      signalsOf((index) => (index >= 500 && index < 700 ? NaN : 0)),
    );
    expect(lines.flat().every(({ y }) => Number.isFinite(y))).toBe(true);
    const inHole = layOutSheet(format, settings).cells.filter(({ fromSeconds }) => fromSeconds === 0);
    expect(hatched).toHaveLength(inHole.length);
    for (const clip of hatched) expect(clip.width).toBeCloseTo(0.4 * 25 * CSS_PX_PER_MM, 6);
  });

  it('hatches a lead that was not recorded over its whole length', () => {
    const settings = { mmPerSecond: 25, mmPerMv: 10, calibration: 1 } as const;
    const mv = { ...signalsOf(() => 0).mv };
    delete mv.V6;
    const { hatched } = paint('6x2', settings, { rateHz: RATE_HZ, mv });
    expect(hatched).toHaveLength(1);
    expect(hatched[0]!.width).toBeCloseTo(5 * 25 * CSS_PX_PER_MM, 6);
  });
});

function signalsOf(voltage: (index: number) => number): SheetSignals {
  const mv: Partial<Record<Lead, Float64Array>> = {};
  for (const lead of STANDARD_LEADS)
    mv[lead] = Float64Array.from({ length: 10 * RATE_HZ }, (_, index) => voltage(index));
  return { rateHz: RATE_HZ, mv };
}

function paint(format: SheetFormat, settings: EcgScaleSettings, signals: SheetSignals) {
  const context = new RecordingContext();
  const scale = createScale(settings);
  const layout = layOutSheet(format, settings);
  const surface = {
    width: layout.width * scale.pxPerMm,
    height: layout.height * scale.pxPerMm,
    devicePixelRatio: 2,
  };
  paintEcgSheet({ context, surface, scale, colours: COLOURS }, layout, signals);
  return {
    pulses: context.strokes[0]!.lines,
    lines: context.strokes.find(({ colour }) => colour === 'trace')!.lines,
    hatched: context.strokes.flatMap(({ colour, clip }) => (colour === 'gap' && clip ? [clip] : [])),
    baselines: layout.cells.map(({ baseline }) => baseline * scale.pxPerMm),
    labels: context.texts.map(({ text }) => text),
  };
}
