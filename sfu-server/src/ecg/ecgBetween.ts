import { StreamIdSchema } from '@smart-triage/shared/domain/ids';
import { peekFrameHeader } from '@smart-triage/shared/ecg/frameHeader';
import { MISSING_SAMPLE } from '@smart-triage/shared/ecg/recording';
import { recordingOf } from '@smart-triage/shared/ecg/recordingOfFrames';
import { addMs, type Instant, InstantSchema } from '@smart-triage/shared/time/instant';
import { z } from 'zod';
import type { CaseStream, EcgStore, StoredFrame } from '../store/ecgStore.ts';

type Store = Pick<EcgStore, 'read' | 'readSeqs'>;
type Range = { from: Instant; to: Instant };

/** Frames without a hole between them. Samples are those that were stored, in steps of `lsbNv` nanovolt; `null` where nothing was measured. */
export const EcgStretchSchema = z.strictObject({
  streamId: StreamIdSchema,
  fromSeq: z.int().min(0),
  toSeq: z.int().min(0),
  startedAt: InstantSchema,
  rateHz: z.number(),
  lsbNv: z.number(),
  leads: z.record(z.string(), z.array(z.int().nullable())),
});
type EcgStretch = z.infer<typeof EcgStretchSchema>;

/** What is stored of these streams whose frames began from `from` up to and including `to`. A hole ends a stretch; it is never joined. */
export async function ecgBetween(
  store: Store,
  streams: readonly CaseStream[],
  range: Range,
): Promise<EcgStretch[]> {
  const stretches: EcgStretch[] = [];
  for (const stream of streams) {
    const frames = await framesBetween(store, stream, range);
    stretches.push(...runsOf(frames).map(stretchOf));
  }
  return stretches;
}

async function framesBetween(store: Store, stream: CaseStream, { from, to }: Range): Promise<StoredFrame[]> {
  const seqs = await store.readSeqs(stream.streamId);
  const [first, end] = [
    await firstFrom(store, stream, seqs, from),
    await firstFrom(store, stream, seqs, addMs(to, 1)),
  ];
  const [fromSeq, toSeq] = [seqs[first], seqs[end - 1]];
  if (fromSeq === undefined || toSeq === undefined || end <= first) return [];
  return store.read(stream, fromSeq, toSeq, end - first);
}

/** The place of the first frame that began at `at` or later: frames of a stream follow each other in time, so a few are looked at. */
async function firstFrom(
  store: Store,
  stream: CaseStream,
  seqs: readonly number[],
  at: Instant,
): Promise<number> {
  let [low, high] = [0, seqs.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const seq = seqs[middle] ?? 0;
    const [frame] = await store.read(stream, seq, seq, 1);
    if (frame && startOf(frame) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** On the server's clock as far as the tablet had measured it. */
function startOf({ bytes }: StoredFrame): Instant {
  const { capturedAt, clockOffsetMs } = peekFrameHeader(bytes);
  return addMs(capturedAt, clockOffsetMs ?? 0);
}

function runsOf(frames: readonly StoredFrame[]): StoredFrame[][] {
  const runs: StoredFrame[][] = [];
  for (const frame of frames) {
    const run = runs.at(-1);
    if (run?.at(-1)?.seq === frame.seq - 1) run.push(frame);
    else runs.push([frame]);
  }
  return runs;
}

function stretchOf(run: readonly StoredFrame[]): EcgStretch {
  const [first, last] = [run[0], run.at(-1)];
  if (!first || !last) throw new RangeError('a run of frames has a first one');
  const { rateHz, lsbNv, leads, samples } = recordingOf(run.map(({ bytes }) => bytes));
  const valuesOf = (lead: number) =>
    Array.from(samples[lead] ?? [], (value) => (value === MISSING_SAMPLE ? null : value));
  return {
    streamId: first.streamId,
    fromSeq: first.seq,
    toSeq: last.seq,
    startedAt: startOf(first),
    ...{ rateHz, lsbNv },
    leads: Object.fromEntries(leads.map((lead, index) => [lead, valuesOf(index)])),
  };
}
