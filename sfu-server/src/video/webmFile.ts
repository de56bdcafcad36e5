import {
  BufferTarget,
  EncodedAudioPacketSource,
  EncodedPacket,
  EncodedVideoPacketSource,
  Output,
  WebMOutputFormat,
} from 'mediabunny';
import { setImmediate } from 'node:timers/promises';
import type { Segment, Timed } from './segmenter.ts';

/** So that no turn of the event loop waits for more than about a millisecond of this. */
const PACKETS_PER_TURN = 12;
const SOUND_S = 0.02;

const OPUS = { codec: 'opus', numberOfChannels: 2, sampleRate: 48_000 };

/** One piece as a WebM file, with an index by which a player finds a second in it. */
export async function webmFile(segment: Segment): Promise<Uint8Array> {
  const target = new BufferTarget();
  const output = new Output({ format: new WebMOutputFormat(), target });
  const pictures = new EncodedVideoPacketSource('vp8');
  const sounds = new EncodedAudioPacketSource('opus');
  output.addVideoTrack(pictures);
  // A track without sound would make players wait for it.
  if (segment.sounds.length > 0) output.addAudioTrack(sounds);
  await output.start();
  const { width: codedWidth, height: codedHeight } = segment;
  await inTurns(inOrder(segment), async ({ kind, packet, isFirst }) => {
    if (kind === 'sound') return sounds.add(packet, isFirst ? { decoderConfig: OPUS } : undefined);
    const decoderConfig = { codec: 'vp8', codedWidth, codedHeight };
    return pictures.add(packet, isFirst ? { decoderConfig } : undefined);
  });
  await output.finalize();
  return new Uint8Array(target.buffer ?? new ArrayBuffer(0));
}

type Piece = { kind: 'picture' | 'sound'; at: number; packet: EncodedPacket; isFirst: boolean };

function inOrder({ startedAt, endedAt, pictures, sounds }: Segment): Piece[] {
  const seconds = (at: number): number => (at - startedAt) / 1000;
  const next = (index: number): number => pictures[index + 1]?.at ?? endedAt;
  const pieces = [
    ...pictures.map(({ at, data, isKey }, index): Piece => {
      const duration = Math.max((next(index) - at) / 1000, 0.001);
      const packet = new EncodedPacket(data, isKey ? 'key' : 'delta', seconds(at), duration);
      return { kind: 'picture', at, packet, isFirst: index === 0 };
    }),
    ...sounds.map(({ at, data }: Timed, index): Piece => {
      const packet = new EncodedPacket(data, 'key', seconds(at), SOUND_S);
      return { kind: 'sound', at, packet, isFirst: index === 0 };
    }),
  ];
  return pieces.sort((a, b) => a.at - b.at);
}

async function inTurns<T>(items: readonly T[], act: (item: T) => Promise<void>): Promise<void> {
  for (const [index, item] of items.entries()) {
    if (index % PACKETS_PER_TURN === 0) await setImmediate();
    await act(item);
  }
}
