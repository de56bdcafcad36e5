import { open, writeFile } from 'node:fs/promises';
import encodeQR from 'qr';
import { barcodeLuma } from './barcode.ts';

const [WIDTH, HEIGHT] = [640, 360];
const FRAMES_PER_SECOND = 15;
const SECONDS = 20;

type Luma = (x: number, y: number) => number;

/** A camera for Chromium (`--use-file-for-fake-video-capture`): each frame carries its number as a barcode over a moving pattern. */
export function writeCameraFile(path: string): Promise<void> {
  return writeFrames(path, FRAMES_PER_SECOND * SECONDS, (frame) => (x, y) => {
    const luma = barcodeLuma(frame, (x + 0.5) / WIDTH, (y + 0.5) / HEIGHT);
    return luma ?? ((x + y + frame * 4) % 200) + 20;
  });
}

/** Squares of a QR code, this many pixels wide, on a grey wall. */
const MODULE_PX = 6;
const WALL = 120;

/** A camera that looks at a QR code with this text. */
export function writeQrCameraFile(path: string, text: string): Promise<void> {
  const squares = encodeQR(text, 'raw', { border: 4 });
  const [left, top] = [WIDTH, HEIGHT].map((size) => Math.floor((size - squares.length * MODULE_PX) / 2));
  if (top === undefined || left === undefined || top < 0) throw new Error(`too long for a picture: ${text}`);
  const at = (px: number, from: number): number => Math.floor((px - from) / MODULE_PX);
  return writeFrames(path, FRAMES_PER_SECOND, () => (x, y) => {
    const isDark = squares[at(y, top)]?.[at(x, left)];
    return isDark === undefined ? WALL : isDark ? 16 : 235;
  });
}

async function writeFrames(path: string, frames: number, lumaOf: (frame: number) => Luma): Promise<void> {
  const file = await open(path, 'w');
  try {
    // Chromium accepts no other spelling of the chroma format.
    await file.write(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F${FRAMES_PER_SECOND}:1 Ip A1:1 C420\n`);
    for (let frame = 1; frame <= frames; frame++) {
      await file.write('FRAME\n');
      await file.write(framePlanes(lumaOf(frame)));
    }
  } finally {
    await file.close();
  }
}

/** Grey: only the brightness differs. */
function framePlanes(luma: Luma): Uint8Array {
  const planes = new Uint8Array(WIDTH * HEIGHT * 1.5).fill(128, WIDTH * HEIGHT);
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) planes[y * WIDTH + x] = luma(x, y);
  }
  return planes;
}

const SAMPLE_RATE_HZ = 48_000;
export const TONE_HZ = 440;

/** The browser's noise suppression takes a tone that never stops for noise; one that comes and goes, like a voice, passes. */
const PULSE_S = 0.5;

/** A microphone for Chromium (`--use-file-for-fake-audio-capture`): a pulsed tone in 16-bit WAV. */
export async function writeToneFile(path: string): Promise<void> {
  const samples = Int16Array.from({ length: SAMPLE_RATE_HZ * 10 }, (_, i) => {
    const second = i / SAMPLE_RATE_HZ;
    const isOn = second % (2 * PULSE_S) < PULSE_S;
    return isOn ? Math.round(12_000 * Math.sin(2 * Math.PI * TONE_HZ * second)) : 0;
  });
  await writeFile(path, Buffer.concat([wavHeader(samples.byteLength), Buffer.from(samples.buffer)]));
}

function wavHeader(dataBytes: number): Buffer {
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + dataBytes, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(SAMPLE_RATE_HZ, 24);
  header.writeUInt32LE(SAMPLE_RATE_HZ * 2, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36);
  header.writeUInt32LE(dataBytes, 40);
  return header;
}
