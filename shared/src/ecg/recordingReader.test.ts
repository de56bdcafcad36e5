import { describe, expect, it } from 'vitest';
import { INDEPENDENT_LEADS, STANDARD_LEADS } from './leads.ts';
import type { EcgRecording } from './recording.ts';
import { createRecordingReader, toStreamedLeads } from './recordingReader.ts';

const recording = (leads: EcgRecording['leads'], length: number): EcgRecording => ({
  rateHz: 500,
  lsbNv: 1000,
  leads,
  samples: leads.map((_, lead) => Int16Array.from({ length }, (__, i) => lead * 100 + i)),
});
const lead0 = (chunk: EcgRecording | null) => (chunk ? [...(chunk.samples[0] ?? [])] : null);

describe('the leads that travel', () => {
  it('are the eight independent ones of a full recording, sample for sample', () => {
    const full = recording([...STANDARD_LEADS], 4);
    const streamed = toStreamedLeads(full);
    expect(streamed.leads).toEqual(INDEPENDENT_LEADS);
    expect(streamed.samples[2]).toEqual(full.samples[STANDARD_LEADS.indexOf('V1')]);
  });

  it('are those that were recorded when not all are there, in sheet order', () => {
    const streamed = toStreamedLeads(recording(['V5', 'II'], 4));
    expect(streamed.leads).toEqual(['II', 'V5']);
    expect(lead0(streamed)).toEqual([100, 101, 102, 103]);
  });
});

describe('reading a recording', () => {
  it('ends after the last sample when it does not repeat', () => {
    const read = createRecordingReader(recording(['I'], 5), false);
    expect([lead0(read(3)), lead0(read(3)), lead0(read(3))]).toEqual([[0, 1, 2], [3, 4], null]);
  });

  it('goes on from the first sample when it repeats, also several times in one piece', () => {
    const read = createRecordingReader(recording(['I'], 3), true);
    expect([lead0(read(2)), lead0(read(5)), lead0(read(1))]).toEqual([[0, 1], [2, 0, 1, 2, 0], [1]]);
  });

  it('does not end because no sample is due yet', () => {
    const read = createRecordingReader(recording(['I'], 3), false);
    expect([lead0(read(0)), lead0(read(3)), lead0(read(0))]).toEqual([[], [0, 1, 2], null]);
  });

  it('gives nothing from an empty recording', () => {
    expect(createRecordingReader(recording(['I'], 0), true)(10)).toBeNull();
  });
});
