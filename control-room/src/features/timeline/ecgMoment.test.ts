import type { StreamId } from '@smart-triage/shared/domain/ids';
import { addMs } from '@smart-triage/shared/time/instant';
import { describe, expect, it } from 'vitest';
import { NOON } from '../../testing/fakeClock.ts';
import { ecgMoment } from './ecgMoment.ts';
import type { TimelineWhat } from './timelineEntries.ts';

const streamId = '6f1d1c52-5c1e-4d0b-9a53-0c9a3f7be1aa' as StreamId;
const STREAM = { streamId, leads: ['II'], rateHz: 500, lsbNv: 5000, source: 'monitor' } as const;
const withEcg = { ecgStreams: [{ ...STREAM, leads: [...STREAM.leads], startedAt: NOON }] };
const measured = (afterMs: number): TimelineWhat => ({
  type: 'vitals-recorded',
  reading: { measuredAt: addMs(NOON, afterMs), source: 'monitor', values: { heartRate: 80 } },
});

describe('the ECG of a line of the timeline', () => {
  it('is that of the moment at which it happened, and for vital signs of the measuring', () => {
    const at = addMs(NOON, 60_000);
    expect(ecgMoment({ at, what: { type: 'handed-over' } }, withEcg)).toEqual({ at });
    expect(ecgMoment({ at, what: measured(20_000) }, withEcg)).toEqual({ at: addMs(NOON, 20_000) });
  });

  it('is the frames themselves where the line speaks of them', () => {
    const note = { streamId, seq: 12, sample: 3, text: 'tall T' };
    expect(ecgMoment({ at: NOON, what: { type: 'ecg-noted', note } }, withEcg)).toEqual({
      streamId,
      fromSeq: 12,
    });
  });

  it('is none while there was no ECG', () => {
    expect(ecgMoment({ at: NOON, what: measured(-1) }, withEcg)).toBeNull();
    expect(ecgMoment({ at: NOON, what: { type: 'handed-over' } }, { ecgStreams: [] })).toBeNull();
  });
});
