import { describe, expect, it } from 'vitest';
import { createScale, STANDARD_SCALE } from './ecgScale.ts';
import { layOut, type SweepLayout } from './sweepLayout.ts';

const scale = createScale(STANDARD_SCALE);
const arrange = (layout: SweepLayout) => layOut(layout, { width: 1200, height: 600 }, STANDARD_SCALE, scale);

describe('layOut', () => {
  it('puts twelve leads under each other in the usual order', () => {
    const [strip, ...others] = arrange({ kind: '12x1' });
    expect(others).toEqual([]);
    expect(strip!.rows.map(({ lead }) => lead).join()).toBe('I,II,III,aVR,aVL,aVF,V1,V2,V3,V4,V5,V6');
  });

  it('puts limb leads beside chest leads', () => {
    const strips = arrange({ kind: '6x2' });
    expect(strips.map(({ rows }) => rows[0]!.lead)).toEqual(['I', 'V1']);
    expect(strips[0]!.traceRight).toBeLessThanOrEqual(strips[1]!.left);
  });

  it('puts every isoelectric line and line start on the 1 mm grid', () => {
    const strips = [...arrange({ kind: '6x2' }), ...arrange({ kind: 'rows', leads: ['II', 'V2', 'V5'] })];
    const places = strips.flatMap(({ left, rows }) => [left, ...rows.map(({ baseline }) => baseline)]);
    for (const px of places)
      expect(Math.abs(px / scale.pxPerMm - Math.round(px / scale.pxPerMm))).toBeLessThan(1e-6);
  });

  it('keeps each isoelectric line inside its row', () => {
    for (const { rows } of arrange({ kind: '12x1' })) {
      for (const { top, bottom, baseline } of rows) {
        expect(baseline).toBeGreaterThan(top);
        expect(baseline).toBeLessThan(bottom);
      }
    }
  });
});
