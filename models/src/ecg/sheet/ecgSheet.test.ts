import { expect, it } from 'vitest';
import { samplesOf, selectLeads } from '@smart-triage/shared/ecg/recording';
import { syntheticEcg } from '../../testing/syntheticEcg.ts';
import { analyseEcg } from '../analyseEcg.ts';
import { ecgSheet } from './ecgSheet.ts';

const recording = syntheticEcg({ seconds: 10 });
const analysis = analyseEcg(recording);
const heading = { title: 'A & B', derived: ['III'] } as const;
const sheet = ecgSheet(recording, analysis, heading);
const count = (svg: string, what: string) => svg.split(what).length - 1;

it('draws twelve leads and a rhythm strip on paper of true size', () => {
  expect(sheet).toMatch(/^<svg [^>]*width="270mm" height="160mm" viewBox="0 0 270 160"/);
  expect(count(sheet, 'class="trace"')).toBe(13);
  expect(count(sheet, 'class="pulse"')).toBe(4);
  expect(sheet).toContain('A &amp; B');
});

it('draws one second as 25 mm and one millivolt as 10 mm', () => {
  const path = /class="trace" d="([^"]*)"/.exec(sheet)?.[1] ?? '';
  const points = path
    .split(/[ML]/)
    .slice(1)
    .map((point) => point.split(' ').map(Number));
  expect(points.at(-1)![0]! - points[0]![0]!).toBeCloseTo(2.5 * 25, 1);
  const heights = points.map(([, y]) => y!);
  const shown = [...samplesOf(recording, 'I')!.subarray(0, points.length)];
  const heightMv = ((Math.max(...shown) - Math.min(...shown)) * recording.lsbNv) / 1e6;
  expect(Math.max(...heights) - Math.min(...heights)).toBeCloseTo(heightMv * 10, 1);
});

it('marks the J point of each measured beat once in the rhythm strip and once in the column of its time', () => {
  if (analysis.kind !== 'analysed') throw new Error('not analysable');
  expect(count(sheet, 'class="j-point"')).toBe(
    analysis.beats.filter(({ isDominant }) => isDominant).length * 4,
  );
});

it('says which leads are computed and which are not there', () => {
  const some = ecgSheet(selectLeads(recording, new Set(['I', 'II', 'III'])), analysis, heading);
  expect(some).toContain('>III*<');
  expect(some).toContain('>V1: not recorded<');
  expect(count(some, 'class="trace"')).toBe(4);
});
