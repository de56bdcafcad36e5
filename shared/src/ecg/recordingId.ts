import { type EcgRecordingId, EcgRecordingIdSchema } from '../domain/ids.ts';
import type { EcgRecordingFact } from '../domain/ecgRecording.ts';
import { sha256Hex } from '../hash/sha256.ts';

type Place = Pick<EcgRecordingFact, 'streamId' | 'fromSeq' | 'toSeq' | 'trigger'>;

/** The id of these frames of this stream, set apart for this reason: the same wherever it is computed. A UUID of version 8 (RFC 9562). */
export async function ecgRecordingId({ streamId, fromSeq, toSeq, trigger }: Place): Promise<EcgRecordingId> {
  const hash = await sha256Hex(`ecg-recording/${streamId}/${fromSeq}/${toSeq}/${trigger}`);
  const groups = [hash.slice(0, 8), hash.slice(8, 12), `8${hash.slice(13, 16)}`, `8${hash.slice(17, 20)}`];
  return EcgRecordingIdSchema.parse([...groups, hash.slice(20, 32)].join('-'));
}

/** SHA-256 over encoded frames as they follow each other. */
export function framesSha256(frames: readonly Uint8Array[]): Promise<string> {
  const whole = new Uint8Array(frames.reduce((total, { length }) => total + length, 0));
  let at = 0;
  for (const frame of frames) {
    whole.set(frame, at);
    at += frame.length;
  }
  return sha256Hex(whole);
}
