import type { StreamId } from '@smart-triage/shared/domain/ids';
import { encodeFrame } from '@smart-triage/shared/ecg/frame';
import { addMs, instant } from '@smart-triage/shared/time/instant';
import { randomUUID } from 'node:crypto';
import { simulatedEcg } from '../../fleet/ecgSource.ts';

/** Ten seconds in frames of a tenth of one, as a tablet sends them. */
const FRAMES = 100;
const FRAME_MS = 100;
const FRAME_SAMPLES = 50;
const STARTED_AT = instant(1_700_000_000_000);

/** What the sliding analysis of one case is given: the newest ten seconds as they were stored. */
export function encodedWindow(seed: number): Uint8Array[] {
  const source = simulatedEcg('normal', seed, 0);
  const streamId = randomUUID() as StreamId;
  return Array.from({ length: FRAMES }, (_, seq) =>
    encodeFrame({
      streamId,
      seq,
      capturedAt: addMs(STARTED_AT, seq * FRAME_MS),
      clockOffsetMs: 0,
      ...source.format,
      samples: source.read(FRAME_SAMPLES)?.samples ?? [],
    }),
  );
}
