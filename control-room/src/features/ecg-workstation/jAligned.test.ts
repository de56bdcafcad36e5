import { analyseWithBeat, type EcgReading } from '@smart-triage/models/ecg/analyseEcg';
import { type SyntheticEcg, syntheticEcg } from '@smart-triage/models/testing/syntheticEcg';
import { STANDARD_LEADS, type Lead } from '@smart-triage/shared/ecg/leads';
import { describe, expect, it } from 'vitest';
import { jAligned } from './jAligned.ts';

const read = (options: SyntheticEcg = {}, jPointMs: number | null = null) =>
  analyseWithBeat(syntheticEcg(options), {}, jPointMs);
const measuredAtJ = ({ analysis }: EcgReading, lead: Lead) =>
  analysis.kind === 'analysed' ? analysis.leads[lead]!.jMv : NaN;
/** As ST is measured: over the 8 ms from J on. */
const drawnAtJ = (reading: EcgReading, lead: Lead) => {
  const values = jAligned(reading, lead).flatMap(({ ms, mv }) => (ms >= 0 && ms <= 8 ? [mv] : []));
  return values.reduce((sum, mv) => sum + mv, 0) / values.length;
};

describe('beats that are laid over each other', () => {
  it.each([
    ['as it was found', null],
    ['moved by hand', 90],
  ])('stand at 0 ms as high as their ST is measured, in every lead, with J %s', (_, jPointMs) => {
    const reading = read({ stMv: { V2: 0.25, V3: 0.3, I: -0.1 } }, jPointMs);
    for (const lead of STANDARD_LEADS)
      expect(Math.abs(drawnAtJ(reading, lead) - measuredAtJ(reading, lead))).toBeLessThan(0.01);
  });

  it('have their J points at one place, whatever the length of their QRS', () => {
    const [narrow, wide] = [read(), read({ qrsWidth: 1.3 })];
    const startOf = ({ analysis, beat }: EcgReading) => {
      if (analysis.kind !== 'analysed' || !beat) return NaN;
      return -(beat.fiducial * 1000) / beat.rateHz - analysis.waves.jPointMs;
    };
    for (const reading of [narrow, wide])
      expect(Math.abs(jAligned(reading, 'V3')[0]!.ms - startOf(reading))).toBeLessThanOrEqual(1);
    expect(startOf(wide)).not.toBeCloseTo(startOf(narrow), 0);
  });
});
