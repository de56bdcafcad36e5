import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { readWfdbAnnotations, type WfdbAnnotation } from '@smart-triage/models/ecg/readers/wfdbAnnotations';
import { percentile } from '@smart-triage/models/ecg/signal/statistics';
import { loadWfdb } from '@smart-triage/models/testing/recordings';
import { STANDARD_LEADS } from '@smart-triage/shared/ecg/leads';
import type { EcgRecording } from '@smart-triage/shared/ecg/recording';

/** One complex as cardiologists marked it, in ms. `onset` and `jPoint` are over all leads, QT is lead II's. */
type MarkedBeat = {
  readonly atMs: number;
  readonly onsetMs: number;
  readonly jPointMs: number;
  readonly qtMs: number | null;
};

/** Leads are marked apart: the whole heart's onset is early among them and its end late, without the odd lead out. */
const ONSET_PERCENTILE = 15;
const J_PERCENTILE = 85;
const NEEDED_LEADS = 6;
const SAME_BEAT_MS = 150;

export type LudbRecord = { readonly recording: EcgRecording; readonly beats: readonly MarkedBeat[] };

export function* ludbRecords(folder: string): Generator<LudbRecord> {
  if (!existsSync(folder)) return;
  const names = readdirSync(folder).filter((file) => file.endsWith('.hea'));
  for (const name of names) {
    const path = `${folder}/${name.slice(0, -'.hea'.length)}`;
    const recording = loadWfdb(path);
    const byLead = STANDARD_LEADS.map((lead) => complexes(path, lead.toLowerCase(), 1000 / recording.rateHz));
    yield { recording, beats: markedBeats(byLead, byLead[STANDARD_LEADS.indexOf('II')] ?? []) };
  }
}

type Complex = { atMs: number; onsetMs: number | null; endMs: number | null; tEndMs: number | null };

function complexes(path: string, extension: string, msPerSample: number): Complex[] {
  const marks = readWfdbAnnotations(new Uint8Array(readFileSync(`${path}.${extension}`)));
  const ms = (mark: WfdbAnnotation | undefined, symbol: string) =>
    mark?.symbol === symbol ? mark.sample * msPerSample : null;
  return marks.flatMap((mark, i) => {
    if (mark.symbol !== 'N') return [];
    const next = marks.findIndex((other, k) => k > i && other.symbol === 'N');
    const t = marks.findIndex((other, k) => k > i && (next < 0 || k < next) && other.symbol === 't');
    return [
      {
        atMs: mark.sample * msPerSample,
        onsetMs: ms(marks[i - 1], '('),
        endMs: ms(marks[i + 1], ')'),
        tEndMs: t < 0 ? null : ms(marks[t + 1], ')'),
      },
    ];
  });
}

function markedBeats(byLead: readonly Complex[][], reference: readonly Complex[]): MarkedBeat[] {
  return reference.flatMap(({ atMs, onsetMs, tEndMs }) => {
    const same = byLead.flatMap((lead) => lead.filter((other) => Math.abs(other.atMs - atMs) < SAME_BEAT_MS));
    const onsets = same.flatMap((other) => other.onsetMs ?? []);
    const ends = same.flatMap((other) => other.endMs ?? []);
    if (onsets.length < NEEDED_LEADS || ends.length < NEEDED_LEADS) return [];
    return [
      {
        atMs,
        onsetMs: percentile(onsets, ONSET_PERCENTILE),
        jPointMs: percentile(ends, J_PERCENTILE),
        qtMs: tEndMs === null || onsetMs === null ? null : tEndMs - onsetMs,
      },
    ];
  });
}
