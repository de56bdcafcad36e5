import { BufferSource, EncodedPacketSink, Input, WEBM } from 'mediabunny';
import { describe, expect, it } from 'vitest';
import type { PictureEvent } from './pictureTrack.ts';
import { type Segment, Segmenter } from './segmenter.ts';
import { webmFile } from './webmFile.ts';

const SIZE = { width: 640, height: 360 };
/** When the sender's clock was at zero, by the server's. */
const ZERO = 1_700_000_000_000;
const WAY_MS = 30;

function picture(mediaMs: number, keySize: typeof SIZE | null = null): PictureEvent {
  return {
    kind: 'picture',
    picture: { mediaMs, arrivedAt: ZERO + mediaMs + WAY_MS, keySize, data: new Uint8Array([1, 2, 3]) },
  };
}

function running() {
  const segments: Segment[] = [];
  const asked: number[] = [];
  let now = 0;
  const segmenter = new Segmenter({
    onStart: () => undefined,
    onSegment: (segment) => segments.push(segment),
    needKeyFrame: () => asked.push(now),
  });
  const film = (from: number, to: number, key: typeof SIZE | null): void => {
    for (let ms = from; ms < to; ms += 40) {
      now = ms;
      segmenter.takePicture(picture(ms, ms === from ? key : null));
      const sound = { mediaMs: ms, arrivedAt: ZERO + ms + WAY_MS, data: new Uint8Array([9]) };
      segmenter.takeSound(sound);
      segmenter.tick(ZERO + ms + WAY_MS);
    }
  };
  return { segmenter, segments, asked, film };
}

describe('[VR4] pieces of a recording', () => {
  it('are about twenty seconds long, follow each other without a hole, and begin with a key frame that was asked for', () => {
    const { segmenter, segments, asked, film } = running();
    film(0, 21_000, SIZE);
    expect(asked.some((ms) => ms >= 20_000)).toBe(true);
    film(21_000, 22_000, SIZE);
    segmenter.finish();
    const [first, second] = segments;
    expect(first).toMatchObject({ ...SIZE, startedAt: ZERO + WAY_MS, endedAt: ZERO + 21_000 + WAY_MS });
    expect(second?.startedAt).toBe(first?.endedAt);
    expect([first?.pictures[0]?.isKey, second?.pictures[0]?.isKey]).toEqual([true, true]);
    expect(first?.sounds.length).toBeGreaterThan(500);
  });

  it('are never joined over pictures that were lost', () => {
    const { segmenter, segments, film } = running();
    film(0, 1000, SIZE);
    segmenter.takePicture({ kind: 'gap' });
    film(3000, 4000, SIZE);
    segmenter.finish();
    const [first, second] = segments;
    expect(second!.startedAt - first!.endedAt).toBeGreaterThan(1900);
  });

  it('end when the camera falls silent, and when its picture changes its size', () => {
    const { segmenter, segments, film } = running();
    film(0, 1000, SIZE);
    film(1000, 2000, { width: 320, height: 180 });
    segmenter.tick(ZERO + 9000);
    expect(segments.map(({ width }) => width)).toEqual([640, 320]);
  });

  it('[VR2] are forgotten when consent is taken back in the middle of one', () => {
    const { segmenter, segments, film } = running();
    film(0, 1000, SIZE);
    segmenter.drop();
    segmenter.finish();
    expect(segments).toEqual([]);
  });

  it('are files in which every second is found', async () => {
    const { segmenter, segments, film } = running();
    film(0, 3000, SIZE);
    segmenter.finish();
    const bytes = await webmFile(segments[0]!);
    const input = new Input({ source: new BufferSource(bytes), formats: [WEBM] });
    const [video, audio] = [await input.getPrimaryVideoTrack(), await input.getPrimaryAudioTrack()];
    expect([await video!.getCodec(), await audio!.getCodec()]).toEqual(['vp8', 'opus']);
    expect(await video!.getCodedWidth()).toBe(640);
    const last = await new EncodedPacketSink(video!).getPacket(2.5);
    expect(last!.timestamp).toBeGreaterThan(2.4);
  });

  it('[VR7] do not grow for ever while a sender’s clock stands still', () => {
    const { segmenter, segments } = running();
    for (let ms = 0; ms < 100_000; ms += 40) {
      const [arrivedAt, data] = [ZERO + ms, new Uint8Array(1)];
      const keySize = ms % 40_000 === 0 ? SIZE : null;
      segmenter.takePicture({ kind: 'picture', picture: { mediaMs: 0, arrivedAt, keySize, data } });
    }
    expect(segments.map(({ pictures }) => pictures.length)).toEqual([751, 751]);
  });

  it('[VR7] are no more than two a second, however often a sender changes its size', () => {
    const { segmenter, segments } = running();
    for (let ms = 0; ms < 5000; ms++) segmenter.takePicture(picture(ms, { width: ms, height: 9 }));
    expect(segments.length).toBeGreaterThan(5);
    expect(segments.length).toBeLessThanOrEqual(10);
  });
});
