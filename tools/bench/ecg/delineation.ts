import { existsSync, readFileSync } from 'node:fs';
import { analyseEcg } from '@smart-triage/models/ecg/analyseEcg';
import { isBeatMark, readWfdbAnnotations } from '@smart-triage/models/ecg/readers/wfdbAnnotations';
import { loadWfdb } from '@smart-triage/models/testing/recordings';
import type { BenchResult } from '../report.ts';
import { addMatches, matchBeats, withinReference, type BeatMatch } from './beatMatch.ts';
import { meanError, share } from './figures.ts';
import { ludbRecords, type LudbRecord } from './ludb.ts';

const SAME_BEAT_MS = 150;
const NONE: BeatMatch = { found: 0, missed: 0, invented: 0 };

/** Detection and wave bounds beside cardiologists' marks. A recording that the engine refuses counts as all complexes missed. */
export function delineationResults(folder: string): BenchResult[] {
  let match = NONE;
  const errors = { onset: [] as number[], jPoint: [] as number[], qt: [] as number[] };
  for (const record of ludbRecords(`${folder}/ludb`)) match = addMatches(match, compare(record, errors));
  return [
    ...detection('Q1.qrs', match, 99.9),
    ...detection('mitbih100.qrs', mitBih100(folder), 99.9),
    meanError('Q1.jMae', errors.jPoint, { atMost: 7 }),
    meanError('qrsOnsetMae', errors.onset),
    meanError('qtMae', errors.qt),
  ];
}

function compare(
  { recording, beats }: LudbRecord,
  errors: Record<'onset' | 'jPoint' | 'qt', number[]>,
): BeatMatch {
  const analysis = analyseEcg(recording);
  const reference = beats.map(({ atMs }) => atMs);
  if (analysis.kind !== 'analysed') return matchBeats(reference, []);
  const { waves, intervals } = analysis;
  for (const { atMs, isDominant } of analysis.beats) {
    const marked = beats.find((beat) => Math.abs(beat.atMs - atMs) < SAME_BEAT_MS);
    if (!marked || !isDominant) continue;
    errors.onset.push(atMs + waves.qrsOnsetMs - marked.onsetMs);
    errors.jPoint.push(atMs + waves.jPointMs - marked.jPointMs);
    if (marked.qtMs !== null && intervals.qtMs !== null) errors.qt.push(intervals.qtMs - marked.qtMs);
  }
  return matchBeats(
    reference,
    withinReference(
      reference,
      analysis.beats.map(({ atMs }) => atMs),
    ),
  );
}

function mitBih100(folder: string): BeatMatch {
  const path = `${folder}/mitbih/100`;
  if (!existsSync(`${path}.hea`)) return NONE;
  const recording = loadWfdb(path);
  const marks = readWfdbAnnotations(new Uint8Array(readFileSync(`${path}.atr`))).filter(isBeatMark);
  const reference = marks.map(({ sample }) => (sample * 1000) / recording.rateHz);
  const analysis = analyseEcg(recording);
  return matchBeats(reference, analysis.kind === 'analysed' ? analysis.beats.map(({ atMs }) => atMs) : []);
}

function detection(id: string, { found, missed, invented }: BeatMatch, target: number): BenchResult[] {
  return [
    share(`${id}Se`, found, found + missed, { atLeast: target }),
    share(`${id}Ppv`, found, found + invented, { atLeast: target }),
  ];
}
