import type { StreamId } from '../domain/ids.ts';
import type { EcgFrame } from '../ecg/frame.ts';
import { INDEPENDENT_LEADS } from '../ecg/leads.ts';
import { instant } from '../time/instant.ts';

/**
 * A frame as a tablet sends it, 8 leads of 50 samples, with what matters to the test in `changes`.
 * The samples differ from lead to lead and from frame to frame.
 */
export function anEcgFrame(changes: Partial<EcgFrame> = {}): EcgFrame {
  const leads = changes.leads ?? INDEPENDENT_LEADS;
  const seq = changes.seq ?? 0;
  return {
    streamId: '6f1d1c52-5c1e-4d0b-9a53-0c9a3f7be1aa' as StreamId,
    seq,
    capturedAt: instant(1_700_000_000_000 + seq * 100),
    clockOffsetMs: -12.5,
    rateHz: 500,
    lsbNv: 5000,
    leads,
    samples: leads.map((_, index) => slowWave(index, seq)),
    ...changes,
  };
}

function slowWave(index: number, seq: number): Int16Array {
  return Int16Array.from({ length: 50 }, (_, i) => (((seq * 50 + i) * (index + 3)) % 211) - 100);
}
