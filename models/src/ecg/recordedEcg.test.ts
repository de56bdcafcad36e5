import { describe, expect, it } from 'vitest';
import { readdirSync, readFileSync } from 'node:fs';
import type { EcgAnalysis } from '@smart-triage/shared/domain/ecgAnalysis';
import { ST_TERRITORIES, withStElevation, withWander, type StTerritory } from '../testing/disturbedEcg.ts';
import { loadWfdb, recordingsOrSay } from '../testing/recordings.ts';
import { analyseEcg } from './analyseEcg.ts';
import { isBeatMark, readWfdbAnnotations } from './readers/wfdbAnnotations.ts';
import { percentile } from './signal/statistics.ts';

const folder = recordingsOrSay('measurement and rules on real ECGs');
/** The whole sets are the bench's; this many keep the tests short and would show any break. */
const NORMALS = 24;
const LUDB_RECORDS = 25;

const isStemi = (analysis: EcgAnalysis) =>
  analysis.kind === 'analysed' &&
  analysis.rules.some(({ rule, outcome }) => rule === 'stemi' && outcome === 'met');

function normals() {
  const labels = readFileSync(`${folder}/ptbxl/labels.csv`, 'utf8').trim().split(/\r?\n/).slice(1);
  const normal = labels.filter((line) => line.endsWith(',1,0,0,0,0')).map((line) => line.split(',')[0] ?? '');
  const stored = new Set(readdirSync(`${folder}/ptbxl/records500`));
  const names = normal.map((id) => `${id.padStart(5, '0')}_hr`).filter((name) => stored.has(`${name}.hea`));
  return names.slice(0, NORMALS).map((name) => loadWfdb(`${folder}/ptbxl/records500/${name}`));
}

describe.skipIf(!folder)('real normal ECGs', () => {
  // The limits of a man from 40 on, so that what is tested is the measurement and not the lower limits for the unknown.
  const patient = { sex: 'male', ageYears: 50 } as const;
  const originals = (folder ? normals() : []).map((recording) => ({
    recording,
    analysis: analyseEcg(recording, patient),
  }));

  it('are analysed and hardly ever called STEMI', () => {
    expect(originals).toHaveLength(NORMALS);
    expect(originals.filter(({ analysis }) => analysis.kind !== 'analysed')).toEqual([]);
    expect(originals.filter(({ analysis }) => isStemi(analysis)).length).toBeLessThanOrEqual(1);
  });

  it.each(Object.keys(ST_TERRITORIES) as StTerritory[])(
    'become STEMI with 0.25 mV %s elevation',
    (territory) => {
      const missed = originals.filter(
        ({ recording, analysis }) =>
          analysis.kind === 'analysed' &&
          !isStemi(analyseEcg(withStElevation(recording, analysis, territory, 0.25), patient)),
      );
      expect(missed.length).toBeLessThanOrEqual(1);
    },
  );

  it('give back the added elevation within 0.04 mV', () => {
    for (const { recording, analysis } of originals) {
      const raised = analysis.kind === 'analysed' && withStElevation(recording, analysis, 'inferior', 0.3);
      const after = raised ? analyseEcg(raised, patient) : analysis;
      if (analysis.kind !== 'analysed' || after.kind !== 'analysed') throw new Error('not analysable');
      const gained = (after.leads.II?.jMv ?? 0) - (analysis.leads.II?.jMv ?? 0);
      expect(Math.abs(gained - 0.3)).toBeLessThan(0.04);
    }
  });

  // Also as fast as the heart, where it hides in each beat alike: it is then refused, or its leads are.
  it.each([0.35, 1, 1.4])('do not become STEMI through 1 mV of wander at %f Hz', (hz) => {
    const changed = originals.filter(
      ({ recording, analysis }, seed) =>
        !isStemi(analysis) && isStemi(analyseEcg(withWander(recording, 1, hz, seed), patient)),
    );
    expect(changed).toEqual([]);
  });
});

describe.skipIf(!folder)('LUDB', () => {
  it("has each of its complexes found, and J within 7 ms of the cardiologists' in the mean", () => {
    const names = folder ? readdirSync(`${folder}/ludb`).filter((file) => file.endsWith('.hea')) : [];
    const errors: number[] = [];
    for (const name of names.slice(0, LUDB_RECORDS)) {
      const path = `${folder}/ludb/${name.slice(0, -4)}`;
      const analysis = analyseEcg(loadWfdb(path));
      if (analysis.kind !== 'analysed') throw new Error(`${name}: ${analysis.reasons.join()}`);
      const ends = ['i', 'ii', 'v1', 'v2', 'v3', 'v4', 'v5', 'v6'].map((lead) => qrsMarks(path, lead));
      for (const { atMs } of ends[1] ?? []) {
        const beat = analysis.beats.find((one) => Math.abs(one.atMs - atMs) < 150);
        expect(beat).toBeDefined();
        const marked = ends.flatMap((lead) => lead.filter((one) => Math.abs(one.atMs - atMs) < 150));
        const jPointMs = percentile(
          marked.map(({ endMs }) => endMs),
          85,
        );
        if (beat?.isDominant) errors.push(Math.abs(beat.atMs + analysis.waves.jPointMs - jPointMs));
      }
    }
    expect(errors.length).toBeGreaterThan(150);
    expect(errors.reduce((a, b) => a + b, 0) / errors.length).toBeLessThan(7);
  });
});

function qrsMarks(path: string, lead: string): { atMs: number; endMs: number }[] {
  const marks = readWfdbAnnotations(new Uint8Array(readFileSync(`${path}.${lead}`)));
  return marks.flatMap((mark, i) =>
    isBeatMark(mark) && marks[i + 1]?.symbol === ')'
      ? [{ atMs: mark.sample * 2, endMs: (marks[i + 1]?.sample ?? 0) * 2 }]
      : [],
  );
}
